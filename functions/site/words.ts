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
  forEngineers: { id: 'Untuk teknisi:', en: 'For engineers:' },
  pledge: { id: 'Berikrar', en: 'Pledge' },
  halfAMinuteOn: {
    id: 'Setengah menit di ponsel; tanda terima yang membuktikan dirinya.',
    en: 'Half a minute on a phone; a receipt that proves itself.',
  },
  report: { id: 'Melapor', en: 'Report' },
  threeMinutesNoAccount: {
    id: 'Tiga menit, tanpa akun, tanpa nama bila Anda mau.',
    en: 'Three minutes, no account, no name if you prefer.',
  },
  seeParticipation: { id: 'Melihat partisipasi', en: 'See participation' },
  numbersNobodyCanQuietly: {
    id: 'Angka yang tidak bisa digelembungkan diam-diam.',
    en: 'Numbers nobody can quietly inflate.',
  },
  toVoteAndTo: {
    id: 'Memilih, dan mengetahui program para calon',
    en: 'To vote, and to learn what candidates offer',
  },
  toRemindColleaguesOf: {
    id: 'Mengingatkan rekan tentang netralitas',
    en: 'To remind colleagues of neutrality',
  },
  toAccompanyACandidate: {
    id: 'Mendampingi suami/istri calon dengan cuti di luar tanggungan negara',
    en: 'To accompany a candidate spouse while on unpaid state leave',
  },
  toLikeShareOr: {
    id: 'Menyukai, membagikan, atau mengikuti akun pemenangan',
    en: 'To like, share or follow campaign accounts',
  },
  toBePhotographedWith: {
    id: 'Berfoto dengan simbol keberpihakan',
    en: 'To be photographed with partisan signs',
  },
  toUseStateFacilities: {
    id: 'Memakai fasilitas negara atau mengerahkan pegawai untuk calon',
    en: 'To use state facilities or mobilise staff for a candidate',
  },
  allowed: { id: 'Boleh', en: 'Allowed' },
  notAllowed: { id: 'Tidak boleh', en: 'Not allowed' },
  aSummaryOfThe: {
    id: 'Ringkasan dari SKB lima lembaga 22 September 2022 dan PP 94/2021; yang memutuskan adalah Bawaslu dan pejabat pembina kepegawaian.',
    en: 'A summary of the joint decree of 22 September 2022 and PP 94/2021; Bawaslu and the personnel authority decide.',
  },
} as const;
