import type { HandOverStanding } from '../identity/hand-over-trail.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  title: { id: 'Penyerahan kepada Bawaslu', en: 'Hand-over to Bawaslu' },
  explained: {
    id: 'Paket berisi surat, formulir laporan dengan nama pelapor, daftar bukti, dan bukti asli. Dua orang menyerahkannya: yang meminta memegang tautan, yang menyetujui memegang kode. Kirim keduanya lewat jalan yang berbeda. Pelapor melihat permintaan, persetujuan, dan setiap pembacaan.',
    en: 'The package holds a letter, the report form with the reporter’s name, the list of evidence and the originals. Two people hand it over: who asked has the link, who agreed the code. Send each by another way. The reporter sees the request, the agreement and every reading.',
  },
  ask: { id: 'Minta menyerahkan laporan', en: 'Ask to hand the report over' },
  reason: { id: 'Alasan (sekurangnya 20 huruf)', en: 'Reason (20 characters at least)' },
  letterNumber: { id: 'Nomor surat', en: 'Number of the letter' },
  sender: { id: 'Pengirim: nama dan jabatan', en: 'Sender: name and office' },
  recipient: { id: 'Kepada (kantor Bawaslu)', en: 'To (office of Bawaslu)' },
  send: { id: 'Minta', en: 'Ask' },
  agree: { id: 'Saya setujui', en: 'I agree' },
  decline: { id: 'Saya tolak', en: 'I decline' },
  seen: { id: 'Sudah saya lihat', en: 'I have seen it' },
  saidNew: {
    id: 'Bawaslu menulis sesuatu yang belum dilihat.',
    en: 'Bawaslu wrote something that nobody has seen yet.',
  },
  takeBack: { id: 'Tarik kembali', en: 'Take back' },
  askedBy: { id: 'Diminta oleh', en: 'Requested by' },
  answeredBy: { id: 'dijawab oleh', en: 'answered by' },
  until: { id: 'berlaku sampai', en: 'good until' },
  link: { id: 'Tautan untuk Bawaslu', en: 'Link for Bawaslu' },
  openingCode: {
    id: 'Kode pembuka (sampaikan lewat telepon, jangan bersama tautan)',
    en: 'Opening code (by phone, never with the link)',
  },
  openings: { id: 'Pembukaan oleh Bawaslu', en: 'Openings by Bawaslu' },
  received: { id: 'Diterima Bawaslu', en: 'Received by Bawaslu' },
  registerNumber: { id: 'Nomor register Bawaslu', en: 'Bawaslu’s register number' },
  questions: { id: 'Pertanyaan Bawaslu', en: 'Bawaslu’s questions' },
  letter: { id: 'Baca suratnya', en: 'Read the letter' },
  backToHandOvers: { id: 'Kembali ke penyerahan', en: 'Back to the hand-overs' },
  backToCase: { id: 'Kembali ke kasus', en: 'Back to the case' },
  packageTitle: { id: 'Paket laporan untuk Bawaslu', en: 'Report package for Bawaslu' },
  needsCode: {
    id: 'Masukkan kode yang disampaikan satgas. Setiap pembukaan dicatat dan dapat dilihat pelapor.',
    en: 'Enter the code that the task force gave you. Each opening is noted, and the reporter can see it.',
  },
  code: { id: 'Kode', en: 'Code' },
  open: { id: 'Buka paket', en: 'Open the package' },
  download: { id: 'Unduh', en: 'Download' },
  paper: { id: 'surat atau formulir', en: 'letter or form' },
  original: { id: 'bukti asli', en: 'original evidence' },
  letterNotSigned: {
    id: 'Suratnya belum ditandatangani secara elektronik.',
    en: 'The letter is not signed electronically yet.',
  },
  warning: {
    id: 'Bukti asli disimpan sebagaimana diterima: dapat menunjukkan siapa pelapornya dan dapat merusak komputer.',
    en: 'Originals are as they were received: they may show who reported, and may harm a computer.',
  },
  confirm: { id: 'Konfirmasi penerimaan', en: 'Confirm receipt' },
  receivedBy: { id: 'Diterima oleh: nama dan jabatan', en: 'Received by: name and office' },
  numberLater: {
    id: 'Nomor register (boleh diisi kemudian)',
    en: 'Register number (may follow later)',
  },
  askBack: { id: 'Tanya satgas', en: 'Ask the task force' },
  question: {
    id: 'Pertanyaan (jangan menulis nama pelapor)',
    en: 'Question (do not write the reporter’s name)',
  },
  goodForAMinute: { id: 'Tautan ini berlaku satu menit.', en: 'This link is good for a minute.' },
} as const;

export const standingWords: Record<HandOverStanding, { id: string; en: string }> = {
  waiting: { id: 'Menunggu orang kedua', en: 'Waiting for a second person' },
  lapsed: { id: 'Lewat waktu', en: 'Lapsed' },
  declined: { id: 'Ditolak', en: 'Declined' },
  'taken-back': { id: 'Ditarik kembali', en: 'Taken back' },
  open: { id: 'Dapat dibuka Bawaslu', en: 'Open to Bawaslu' },
  over: { id: 'Masa tautan berakhir', en: 'The link has ended' },
};
