import type { Words } from '../../../../shared/page/frame.ts';
import type { Standing } from '../file-request.ts';

/** The texts about sealed files, which two people open, in both languages. */
export const sealedWords = {
  twoOpenIt: {
    id: 'Berkas ini tidak punya salinan. Dua orang bersama yang membukanya: seorang petugas meminta dengan alasan; ketua, atau satgas tingkat di atasnya, menyetujui dalam 72 jam; lalu keduanya dapat mengunduhnya selama 24 jam. Pelapor melihat setiap langkah dan perannya, bukan siapa.',
    en: 'This file has no copy. Two people open it together: an officer asks with a reason; a chair, or the satgas of a higher level, agrees within 72 hours; then both can download it for 24 hours. The reporter sees each step and the role, never who.',
  },
  warning: {
    id: 'Hati-hati: berkas ini seperti yang dikirim. Isinya dapat menunjukkan siapa pelapornya (suara, nama pembuat, tempat) dan dapat merusak komputer. Buka di komputer tanpa akses ke data lain, jangan teruskan, jangan unggah ke layanan mana pun, dan hapus setelahnya.',
    en: 'Careful: this file is as it was sent. It may show who reported (a voice, an author’s name, a place) and may harm the computer. Open it on a computer without access to other data, do not forward it, upload it to no service, and delete it afterwards.',
  },
  askToOpen: { id: 'Minta membuka berkas', en: 'Ask to open the file' },
  reason: { id: 'Alasan (sekurangnya 20 huruf)', en: 'Reason (20 characters at least)' },
  ask: { id: 'Minta', en: 'Ask' },
  agree: { id: 'Saya setujui', en: 'I agree' },
  decline: { id: 'Tidak setuju', en: 'Decline' },
  takeBack: { id: 'Tarik permintaan saya', en: 'Take my request back' },
  download: { id: 'Unduh berkas asli', en: 'Download the original' },
  isNoted: { id: 'Pengunduhan ini tercatat.', en: 'This download is noted.' },
  asked: { id: 'Diminta', en: 'Asked for by' },
  answered: { id: 'dijawab', en: 'answered by' },
  until: { id: 'sampai', en: 'until' },
  waitForYou: {
    id: 'Berkas tersegel yang menunggu jawaban Anda',
    en: 'Sealed files that wait for your answer',
  },
  lookAtIt: { id: 'Lihat dan jawab', en: 'Look and answer' },
} as const;

/** Where a request stands, in words. */
export const standingWords: Record<Standing, Words> = {
  waiting: { id: 'Menunggu orang kedua', en: 'Waits for a second person' },
  lapsed: { id: 'Tidak dijawab dalam 72 jam', en: 'Was not answered within 72 hours' },
  declined: { id: 'Tidak disetujui', en: 'Was declined' },
  'taken-back': { id: 'Permintaannya ditarik', en: 'The request was taken back' },
  open: { id: 'Terbuka untuk dua orang', en: 'Open for two people' },
  over: { id: 'Masa bukanya sudah habis', en: 'The time to open it is over' },
};
