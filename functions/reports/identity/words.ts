/** The texts of this room's pages, in both languages. */
export const words = {
  passingItOnTo: { id: 'Penerusan kepada lembaga', en: 'Passing it on to an authority' },
  clarification: { id: 'Klarifikasi', en: 'Clarification' },
  protectingTheReporter: { id: 'Perlindungan pelapor', en: 'Protecting the reporter' },
  anOrderByLaw: { id: 'Perintah hukum', en: 'An order by law' },
  theReportersName: { id: 'Nama pelapor', en: 'The reporter’s name' },
  theReportersNameOpens: {
    id: 'Nama pelapor terbuka hanya untuk dua orang: yang meminta dan yang menyetujui, selama 24 jam. Pelapor melihat setiap permintaan, persetujuan, dan pembacaan.',
    en: 'The reporter’s name can be read by two people only, the one who requested and the one who approved, for 24 hours. The reporter sees each request, approval and reading.',
  },
  backToTheCase: { id: 'Kembali ke kasus', en: 'Back to the case' },
  askToReadThe: { id: 'Minta membaca nama', en: 'Ask to read the name' },
  purpose: { id: 'Keperluan', en: 'Purpose' },
  reason20CharactersAt: {
    id: 'Alasan (sekurangnya 20 huruf)',
    en: 'Reason (20 characters at least)',
  },
  ask: { id: 'Minta', en: 'Ask' },
  asked: { id: 'Diminta', en: 'Requested' },
  agreed: { id: 'disetujui', en: 'agreed' },
  validUntil: { id: 'berlaku sampai', en: 'valid until' },
  iAgree: { id: 'Saya setujui', en: 'I agree' },
  readTheName: { id: 'Baca nama pelapor', en: 'Read the name' },
  thisReadingIsNoted: { id: 'Pembacaan ini tercatat.', en: 'This reading is noted.' },
  reporter: { id: 'Pelapor', en: 'Reporter' },
  canBeReadUntil: { id: 'Dapat dibaca sampai', en: 'Can be read until' },
} as const;
