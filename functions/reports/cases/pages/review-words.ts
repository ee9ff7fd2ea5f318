/** The texts about ends of cases that somebody above the region looks at, in both languages. */
export const reviewWords = {
  title: { id: 'Kasus diakhiri: perlu ditinjau', en: 'Ended cases to review' },
  lead: {
    id: 'Kasus di bawah ini diakhiri oleh satu orang. Sebagian dipilih secara acak untuk dilihat oleh tingkat di atasnya. Yang mengakhirinya tidak tahu kasus mana yang terpilih.',
    en: 'One person alone ended each of these cases. Some are chosen at random to be seen by the level above. Whoever ended them does not know which.',
  },
  nothingWaits: {
    id: 'Tidak ada yang menunggu ditinjau.',
    en: 'Nothing waits for a review.',
  },
  endedAs: { id: 'Diakhiri', en: 'Ended' },
  reviewBy: { id: 'Tinjau sebelum', en: 'Review by' },
  late: { id: 'lewat', en: 'late' },
  review: { id: 'Tinjau pengakhiran kasus', en: 'Review how the case ended' },
  openTheReport: {
    id: 'Baca laporan, bukti dan riwayat di bawah, lalu pilih salah satu.',
    en: 'Read the report, the evidence and the history below, then choose one.',
  },
  inOrder: { id: 'Sudah tepat', en: 'In order' },
  reopen: { id: 'Buka kembali', en: 'Reopen' },
  reopenHint: {
    id: 'Kasus kembali ke antrean daerahnya dengan tenggat baru. Petugas daerah membaca alasan ini.',
    en: 'The case returns to its region’s queue with a new deadline. The region’s officers read this reason.',
  },
  foundInOrder: { id: 'Ditinjau: sudah tepat', en: 'Reviewed: in order' },
  foundReopened: { id: 'Ditinjau: dibuka kembali', en: 'Reviewed: reopened' },
  overdueCount: {
    id: 'Pengakhiran kasus yang belum ditinjau setelah tujuh hari',
    en: 'Ends of cases that nobody reviewed within seven days',
  },
  reopenedTag: { id: 'Dibuka kembali setelah ditinjau', en: 'Reopened upon review' },
} as const;
