/** The texts of this room's pages, in both languages. */
export const words = {
  pledged: { id: 'Berikrar dengan bukti', en: 'Pledged with proof' },
  of: { id: 'dari', en: 'of' },
  noClaimsYet: { id: 'Pengakuan: belum mencapai 10.', en: 'Claims: fewer than 10 so far.' },
  claimsReached: {
    id: (number: string) => `Pengakuan: sudah mencapai ${number}.`,
    en: (number: string) => `Claims: have reached ${number}.`,
  },
  tooFewYet: { id: 'masih sedikit', en: 'too few yet' },
  enGb: { id: 'id-ID', en: 'en-GB' },
  participation: { id: 'Partisipasi', en: 'Participation' },
  region: { id: 'Daerah', en: 'Region' },
  downloadAsCsv: { id: 'Unduh sebagai CSV', en: 'Download as CSV' },
  allRegions: { id: 'Semua daerah', en: 'All regions' },
  others: { id: 'Lainnya', en: 'Others' },
  nothingIsCountedYet: { id: 'Belum ada yang dihitung.', en: 'Nothing is counted yet.' },
  counted: { id: (time: string) => `Dihitung ${time}.`, en: (time: string) => `Counted ${time}.` },
  notRecountedYet: { id: 'Belum dihitung ulang.', en: 'Not recounted yet.' },
  recountedItAgrees: {
    id: (time: string) => `Dihitung ulang ${time}: cocok.`,
    en: (time: string) => `Recounted ${time}: it agrees.`,
  },
  recountedItDiffersAnd: {
    id: (time: string) => `Dihitung ulang ${time}: ada selisih, sedang diperiksa.`,
    en: (time: string) => `Recounted ${time}: it differs, and is being investigated.`,
  },
} as const;
