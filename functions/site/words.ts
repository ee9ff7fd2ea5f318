/** The texts of this room's pages, in both languages. */
export const words = {
  apiGuide: { id: 'Panduan API', en: 'API guide' },
  integrationsGuide: {
    id: 'Mengirim laporan dari formulir lain',
    en: 'Sending reports from other forms',
  },
  guidesAreInEnglish: {
    id: 'Panduan untuk teknisi ini berbahasa Inggris.',
    en: 'This guide is in English.',
  },
} as const;
