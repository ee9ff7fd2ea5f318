/** What the page of a follow-up code is about. */
export const trackWords = {
  about: {
    id: 'Dengan kode tindak lanjut: sampai di mana laporan Anda, siapa yang membukanya, dan pesan dari satgas.',
    en: 'With the follow-up code: how far your report is, who opened it, and messages from the satgas.',
  },
} as const;
