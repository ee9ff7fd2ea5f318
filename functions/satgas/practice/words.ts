/** The texts of this room's page, in both languages. */
export const words = {
  title: { id: 'Latihan', en: 'Practice' },
  lead: {
    id: 'Wilayah latihan memakai halaman yang sama. Nomor pegawai yang dipakai di sini tidak menjadi ikrar sungguhan; pesan siaga hanya lewat surel, kepada petugas yang didaftarkan di wilayah latihan.',
    en: 'The practice region has the same pages. A staff number that is used here makes no real pledge; alerts go by e-mail only, to officers who are registered in the practice region.',
  },
  practise: { id: 'Berlatih', en: 'Practise' },
  pledge: { id: 'Berikrar', en: 'Pledge' },
  counts: { id: 'Hitungan ikrar latihan', en: 'Counts of practice pledges' },
  ceremony: { id: 'Membuka apel', en: 'Open a ceremony' },
  register: { id: 'Mendaftarkan petugas latihan', en: 'Register practice officers' },
  drill: { id: 'Latihan siaga dengan laporan bayangan', en: 'The drill with a ghost report' },
  drillSteps: {
    id: [
      'Umumkan latihan kepada petugasnya: kapan, dan bahwa laporannya tidak sungguhan.',
      'Kirim satu laporan latihan, bernama dinas latihan sebagai unit terlapor.',
      'Tabel di bawah ini mengukur berapa lama sampai laporan itu diambil.',
    ],
    en: [
      'Announce the exercise to its officers: when, and that its report is not real.',
      'Submit one practice report, with a practice office as the unit of the accused.',
      'The table below measures how long it takes until that report is taken.',
    ],
  },
  announce: { id: 'Umumkan latihan', en: 'Announce the exercise' },
  report: { id: 'Kirim laporan latihan', en: 'Submit a practice report' },
  took: { id: 'Waktu sampai diambil', en: 'Time until it was taken' },
  median: {
    id: (minutes: string) => `Nilai tengah: ${minutes} menit.`,
    en: (minutes: string) => `Median: ${minutes} minutes.`,
  },
  none: { id: 'Belum ada laporan latihan dalam 30 hari.', en: 'No practice report in 30 days.' },
  case: { id: 'Nomor kasus', en: 'Case number' },
  opened: { id: 'Dibuka', en: 'Opened' },
  minutes: { id: 'Menit', en: 'Minutes' },
  reached: { id: 'Sampai ke', en: 'Reached' },
  waiting: { id: 'belum diambil', en: 'not taken yet' },
  nobody: { id: 'tidak ada yang dapat diberi tahu', en: 'nobody could be told' },
  empty: { id: 'Kosongkan wilayah latihan', en: 'Empty the practice region' },
  emptyHint: {
    id: 'Menghapus ikrar, daftar pegawai, apel, surat edaran, laporan, kasus, dan peringatan latihan. Petugas latihan tetap terdaftar. Siapa yang mengosongkan tercatat. Yang terhapus tidak dapat dikembalikan.',
    en: 'Deletes practice pledges, rosters, ceremonies, circulars, reports, cases and alerts. Practice officers stay registered. Who emptied it is recorded. What is deleted cannot be brought back.',
  },
  sure: { id: 'Ya, hapus semua data latihan.', en: 'Yes, delete everything that was practised.' },
  emptied: { id: 'Dikosongkan', en: 'Emptied' },
  by: { id: 'oleh', en: 'by' },
} as const;
