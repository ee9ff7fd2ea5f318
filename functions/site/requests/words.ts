/** The texts of requests about personal data, in both languages. */
export const words = {
  title: { id: 'Permintaan data pribadi', en: 'Request about personal data' },
  intro: {
    id: 'Tidak perlu nama atau kontak: jawabannya muncul di halaman ini dengan kode yang Anda terima. Paling lambat 3 × 24 jam.',
    en: 'No name or contact is needed: the answer appears here, opened by the code you get. Within 3 × 24 hours at the latest.',
  },
  reporters: {
    id: 'Anda pelapor? Semua yang tersimpan dan siapa yang membukanya langsung terlihat di halaman Lacak dengan kode laporan.',
    en: 'Did you report? The Follow page shows everything stored and who opened it at once, with the code of your report.',
  },
  whoReads: {
    id: 'Permintaan tentang laporan dibaca dan dijawab admin nasional, bukan daerahnya.',
    en: 'A request about a report is read and answered by national admins, not by its region.',
  },
  region: { id: 'Daerah', en: 'Region' },
  about: { id: 'Tentang apa', en: 'What about' },
  wish: { id: 'Yang Anda minta', en: 'What you want' },
  text: { id: 'Permintaan Anda', en: 'Your request' },
  textHint: {
    id: 'Jangan tulis kode laporan, NIP, atau NIK. Untuk ikrar, sebut nomor surat permintaan atau bahwa Anda akan menunjukkan tanda terima.',
    en: 'Do not write the code of a report, a NIP or a NIK. For a pledge, give the reference of your letter or say that you will show your receipt.',
  },
  send: { id: 'Kirim permintaan', en: 'Send request' },
  follow: { id: 'Lihat permintaan yang sudah dikirim', en: 'Look at a request you sent' },
  code: { id: 'Kode permintaan', en: 'Code of the request' },
  look: { id: 'Lihat', en: 'Look' },
  sent: { id: 'Permintaan diterima', en: 'Request received' },
  keepCode: {
    id: 'Simpan kode ini sekarang: hanya ditampilkan sekali, dan hanya kode ini yang membuka jawabannya.',
    en: 'Keep this code now: it is shown only once, and nothing else opens the answer.',
  },
  dueAt: { id: 'Dijawab paling lambat', en: 'Answered by' },
  receivedAt: { id: 'Diterima', en: 'Received' },
  answer: { id: 'Jawaban', en: 'Answer' },
  notYet: { id: 'Belum dijawab.', en: 'Not answered yet.' },
  queue: { id: 'Permintaan data pribadi', en: 'Requests about personal data' },
  open: { id: 'Belum dijawab', en: 'Open' },
  answered: { id: 'Sudah dijawab', en: 'Answered' },
  none: { id: 'Tidak ada.', en: 'There are none.' },
  stored: { id: 'Jawaban tersimpan.', en: 'The answer is stored.' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  outcome: { id: 'Hasil', en: 'Outcome' },
  proof: { id: 'Identitas diperiksa dengan', en: 'Identity was checked by' },
  answerHint: {
    id: 'Dilihat pemilik kode. Sebut apa yang tersimpan, siapa yang membukanya, dan apa yang diubah; bila ditolak, alasannya (Pasal 33).',
    en: 'Seen by whoever has the code. Say what is stored, who opened it and what was changed; for a refusal, why (art. 33).',
  },
  store: { id: 'Simpan jawaban', en: 'Store answer' },
  by: { id: 'oleh', en: 'by' },
  subjects: {
    pledge: { id: 'Ikrar saya', en: 'My pledge' },
    report: {
      id: 'Laporan saya, atau laporan yang menyebut saya',
      en: 'My report, or one about me',
    },
    officer: { id: 'Data saya sebagai petugas', en: 'My data as an officer' },
  },
  wishes: {
    access: {
      id: 'Tahu apa yang tersimpan dan siapa membukanya (Pasal 7, 32)',
      en: 'To know what is stored and who opened it (arts 7, 32)',
    },
    correction: { id: 'Membetulkan data (Pasal 6, 30)', en: 'To correct data (arts 6, 30)' },
    erasure: { id: 'Menghapus data (Pasal 8, 43)', en: 'To erase data (arts 8, 43)' },
    limit: {
      id: 'Menunda atau membatasi pengolahan (Pasal 11, 41)',
      en: 'To delay or limit processing (arts 11, 41)',
    },
  },
  outcomes: {
    done: { id: 'Dipenuhi', en: 'Granted' },
    partly: { id: 'Dipenuhi sebagian', en: 'Granted in part' },
    refused: { id: 'Ditolak', en: 'Refused' },
  },
  proofs: {
    receipt: { id: 'Tanda terima ikrar', en: 'The receipt of the pledge' },
    letter: { id: 'Surat resmi dari unit kerjanya', en: 'An official letter of their unit' },
    'in-person': { id: 'Bertemu langsung', en: 'In person' },
    none: { id: 'Tidak diperiksa', en: 'Not checked' },
  },
} as const;
