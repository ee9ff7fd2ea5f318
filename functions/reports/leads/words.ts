/** The texts of completing a lead, in both languages. */
export const words = {
  title: { id: 'Lengkapi petunjuk Anda', en: 'Complete what you sent' },
  lead: {
    id: 'Pesan Anda sudah diterima satgas dan tidak hilang. Lengkapi apa, kapan, di mana, dan siapa agar dapat ditangani sebagai laporan. Tanpa nama Anda.',
    en: 'The task force has your message; it is not lost. Say what, when, where and who, so that it can be handled as a report. Without your name.',
  },
  nameLater: {
    id: 'Nama Anda tidak ditanya di sini. Bila ingin melapor dengan nama, berikan sesudahnya lewat kode tindak lanjut.',
    en: 'Your name is not asked here. If you want to report with your name, give it afterwards by the follow-up code.',
  },
  send: { id: 'Kirim kelengkapan', en: 'Send' },
  completedTitle: { id: 'Terima kasih, sudah lengkap', en: 'Thank you, it is complete' },
  completed: {
    id: 'Kelengkapan Anda tersimpan pada kasus yang sama; kodenya tetap. Simpan kode dari pesan kami, hanya itu jalan untuk menindaklanjuti.',
    en: 'What you said is stored with the same case, under the same code. Save the code of our message: it is the only way to follow it.',
  },
  beforeTitle: { id: 'Sudah dilengkapi', en: 'It is complete already' },
  before: {
    id: 'Petunjuk ini sudah dilengkapi, jadi isian yang baru saja dikirim tidak disimpan. Tambahan dapat ditulis lewat kode tindak lanjut.',
    en: 'This was completed before, so nothing new was stored. What is to be added can be written by the follow-up code.',
  },
  endedTitle: { id: 'Kasus sudah berakhir', en: 'The case has ended' },
  ended: {
    id: 'Laporan ini sudah ditarik atau kasusnya ditutup, jadi tidak dapat dilengkapi lagi. Ada hal baru? Buat laporan baru.',
    en: 'This was withdrawn or its case is closed: it cannot be completed any more. Is there something new? Make a new report.',
  },
  expiredTitle: { id: 'Tautan sudah berakhir', en: 'This link has ended' },
  expired: {
    id: 'Tautan hanya berlaku tiga hari. Petunjuk Anda tidak hilang: satgas tetap memegangnya. Tambahan dapat ditulis lewat kode tindak lanjut dari pesan yang sama.',
    en: 'The link lasts three days only. What you sent is not lost: the task force has it. What is to be added can be written by the follow-up code of the same message.',
  },
  follow: { id: 'Buka dengan kode', en: 'Open by the code' },
  newReport: { id: 'Buat laporan baru', en: 'Make a new report' },
} as const;
