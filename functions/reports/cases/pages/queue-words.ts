import { englishCount, numberText } from '../../../../shared/page/number-text.ts';

/** What of somebody's cases waits on one page of them. */
type Waiting = { cases: number; overdue: number; messages: number };

/** The texts of the queue of cases and of an officer's own, in both languages. */
export const queueWords = {
  caseColumn: { id: 'Kasus', en: 'Case' },
  priority: { id: 'Prioritas', en: 'Priority' },
  findings: { id: 'Temuan', en: 'Findings' },
  heldBy: { id: 'Dipegang', en: 'Held by' },
  newHere: { id: 'Baru', en: 'New' },
  you: { id: 'Anda', en: 'you' },
  toComplete: { id: 'petunjuk awal, perlu dilengkapi', en: 'a hint, to be completed' },
  forwarded: { id: 'pesan terusan', en: 'forwarded message' },
  completeIt: { id: 'Lengkapi petunjuk awal', en: 'Complete the hint' },
  completeHint: {
    id: 'Pesan bebas, bukan isian formulir. Pelapor dapat melengkapinya sendiri lewat tautan; Anda dapat melengkapinya dari isi pesan dan bukti. Siapa terlapor tetap ditetapkan lewat “Tetapkan unit”. Pesan asli tetap ada di uraian.',
    en: 'A message in free words, no form. Its reporter may complete it by a link; you may from the message and its evidence. Who is accused is still settled by “Name the unit”. The message itself stays in the account.',
  },
  messageWaiting: { id: 'pesan pelapor', en: 'reporter’s message' },
  endProposed: { id: 'usulan akhir menunggu orang kedua', en: 'an end waits for a second person' },
  newEvidence: {
    id: (pieces: number) => `bukti baru (${numberText(pieces, 'id')})`,
    en: (pieces: number) => `new evidence (${numberText(pieces, 'en')})`,
  },
  piecesOf: {
    id: (pieces: number) => `${numberText(pieces, 'id')} bukti`,
    en: (pieces: number) =>
      `${numberText(pieces, 'en')} ${pieces === 1 ? 'piece' : 'pieces'} of evidence`,
  },
  todayAt: (time: string) => ({
    id: `hari ini pukul ${time.replace(':', '.')}`,
    en: `today at ${time}`,
  }),
  tomorrow: { id: 'besok', en: 'tomorrow' },
  inDays: (days: number) => ({
    id: `${numberText(days, 'id')} hari lagi`,
    en: `in ${englishCount(days, 'day', 'days')}`,
  }),
  justPassed: { id: 'baru saja lewat', en: 'just passed' },
  hoursLate: (hours: number) => ({
    id: `lewat ${numberText(hours, 'id')} jam`,
    en: `${numberText(hours, 'en')} ${hours === 1 ? 'hour' : 'hours'} late`,
  }),
  daysLate: (days: number) => ({
    id: `lewat ${numberText(days, 'id')} hari`,
    en: `${numberText(days, 'en')} ${days === 1 ? 'day' : 'days'} late`,
  }),
  notUploaded: { id: 'belum selesai diunggah', en: 'not finished' },
  sealed: { id: 'tersegel', en: 'sealed' },
  notStored: { id: 'tidak disimpan', en: 'not stored' },
  openTheEvidence: {
    id: 'Buka bukti (setiap pembukaan tercatat)',
    en: 'Open the evidence (each opening is logged)',
  },
  addANote: { id: 'Tambah catatan untuk rekan', en: 'Add a note for colleagues' },
  note: { id: 'Catatan', en: 'Note' },
  onlyColleaguesSee: {
    id: 'Hanya petugas yang boleh membaca kasus ini yang melihatnya; pelapor tidak. Jangan menulis siapa pelapornya.',
    en: 'Seen only by officers who may read this case, never by the reporter. Do not write who reported.',
  },
  saveTheNote: { id: 'Simpan catatan', en: 'Save the note' },
  savedFilters: { id: 'Pilihan cepat', en: 'Quick choices' },
  enterReferences: {
    id: 'Nomor SP4N-LAPOR! (masuk atau keluar)',
    en: 'SP4N-LAPOR! numbers (in or out)',
  },
  nothingIsSent: {
    id: 'Hanya catatan: tidak ada yang dikirim ke SP4N-LAPOR!. Nomor terakhir yang berlaku; riwayat memuat semuanya.',
    en: 'A note only: nothing is sent to SP4N-LAPOR!. The last number counts; the history has all.',
  },
  saveNumbers: { id: 'Simpan nomor', en: 'Save the numbers' },
  seePhoto: { id: 'Lihat foto (tercatat)', en: 'See the photo (noted)' },
  handOversWait: {
    id: 'Penyerahan kepada Bawaslu yang menunggu Anda',
    en: 'Hand-overs to Bawaslu that wait for you',
  },
  handOverAgreement: {
    id: 'Menunggu persetujuan orang kedua',
    en: 'Waits for the second person to agree',
  },
  handOverQuestion: { id: 'Bawaslu bertanya', en: 'Bawaslu has a question' },
  handOverReceipt: { id: 'Bawaslu mengonfirmasi penerimaan', en: 'Bawaslu confirmed receipt' },
  handOverAskedBy: { id: 'diminta', en: 'asked for by' },
  openHandOvers: { id: 'Buka penyerahan', en: 'Open the hand-over' },
  myTasks: { id: 'Tugas saya', en: 'My tasks' },
  alertsToTake: { id: 'Peringatan yang menunggu', en: 'Alerts that wait' },
  youHaveNothing: {
    id: 'Tidak ada yang Anda pegang. Peringatan yang Anda ambil muncul di sini beberapa detik kemudian.',
    en: 'You hold nothing. An alert you take appears here a few seconds later.',
  },
  waitsForYou: {
    id: ({ cases, overdue, messages }: Waiting) =>
      `${numberText(cases, 'id')} kasus Anda pegang; ${numberText(overdue, 'id')} lewat tenggat, ${numberText(messages, 'id')} dengan pesan pelapor.`,
    en: ({ cases, overdue, messages }: Waiting) =>
      `You hold ${numberText(cases, 'en')} ${cases === 1 ? 'case' : 'cases'}; ${numberText(overdue, 'en')} overdue, ${numberText(messages, 'en')} with a message from the reporter.`,
  },
  endOrHandOver: { id: 'Selesai atau serahkan', en: 'End it or hand it over' },
  itStaysUntil: {
    id: 'Yang Anda ambil tetap di sini sampai Anda menyatakannya selesai, menyerahkannya, atau mengalihkannya.',
    en: 'What you took stays here until you say that it is dealt with, hand it over, or pass it on.',
  },
  keyNext: { id: 'j', en: 'j' },
  keyPrevious: { id: 'k', en: 'k' },
  keyOpen: { id: 'Enter', en: 'Enter' },
  keyHelp: { id: '?', en: '?' },
  keys: { id: 'Tombol pintas', en: 'Keyboard' },
  nextOrPrevious: { id: 'kasus berikutnya, sebelumnya', en: 'next case, previous case' },
  openTheCase: { id: 'buka kasus', en: 'open the case' },
  showTheKeys: { id: 'tampilkan atau tutup daftar ini', en: 'show or close this list' },
} as const;
