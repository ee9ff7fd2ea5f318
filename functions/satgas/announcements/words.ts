/** The texts of this room's pages, in both languages. */
export const words = {
  notedYouHaveRead: { id: 'Tercatat: Anda sudah membacanya.', en: 'Noted: you have read it.' },
  iHaveReadIt: { id: 'Sudah saya baca', en: 'I have read it' },
  announcementsToTaskForces: { id: 'Pengumuman untuk satgas', en: 'Announcements to task forces' },
  sentBefore: { id: 'Yang sudah dikirim', en: 'Sent before' },
  noneYet: { id: 'Belum ada.', en: 'None yet.' },
  readBy: { id: 'Dibaca', en: 'Read by' },
  of: { id: 'dari', en: 'of' },
  reachedByNothing: { id: 'tidak terjangkau', en: 'reached by nothing' },
  toTheTaskForces: { id: 'Kepada satgas', en: 'To the task forces of' },
  title: { id: 'Judul', en: 'Title' },
  text: { id: 'Isi', en: 'Text' },
  alsoBySmsUses: {
    id: 'Juga lewat SMS (memakai anggaran bulan ini)',
    en: "Also by SMS (uses this month's budget)",
  },
  send: { id: 'Kirim', en: 'Send' },
} as const;
