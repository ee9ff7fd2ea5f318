/** The texts of the home page, in both languages. */
export const homeWords = {
  about: {
    id: 'Ikrar netralitas pegawai pemerintah: berikrar, melapor tanpa takut, dan tahu apa yang boleh dan tidak boleh.',
    en: 'The neutrality pledge of government staff: pledge, report without fear, and know what is allowed.',
  },
  havePledged: { id: 'orang sudah berikrar dengan bukti', en: 'people have pledged with proof' },
  of: { id: 'dari', en: 'of' },
  expected: { id: 'yang diharapkan', en: 'expected' },
  tooFew: {
    id: 'Ikrar sudah dibuka. Angkanya tampil begitu cukup banyak untuk tidak menunjuk siapa pun.',
    en: 'Pledges are open. The number is shown once it singles nobody out.',
  },
  notReadable: {
    id: 'Angka ikrar sedang tidak dapat dibaca; halaman lain tetap berjalan.',
    en: 'The number of pledges cannot be read just now; everything else works.',
  },
  claimsApart: {
    id: 'Hadir di apel atau dikonfirmasi; pengakuan tanpa bukti tidak termasuk.',
    en: 'Attended a ceremony or confirmed; claims without proof are not part of it.',
  },
  byRegion: { id: 'Lihat per daerah', en: 'See each region' },
  vote: { id: 'Pemungutan suara', en: 'Vote' },
  daysLeft: {
    id: (days: number) => `${String(days)} hari lagi`,
    en: (days: number) => (days === 1 ? '1 day left' : `${String(days)} days left`),
  },
  today: { id: 'hari ini', en: 'today' },
  isOver: { id: 'sudah berlangsung', en: 'is over' },
  otherDays: { id: 'Dengan hari sendiri:', en: 'On a day of their own:' },
  report: { id: 'Melapor', en: 'Report' },
  threeMinutesNoAccount: {
    id: 'Tiga menit, tanpa akun, tanpa nama bila Anda mau.',
    en: 'Three minutes, no account, no name if you prefer.',
  },
  pledge: { id: 'Berikrar', en: 'Pledge' },
  halfAMinuteOn: {
    id: 'Setengah menit di ponsel; tanda terima yang membuktikan dirinya.',
    en: 'Half a minute on a phone; a receipt that proves itself.',
  },
  guide: { id: 'Boleh / tidak boleh', en: 'Allowed / not allowed' },
  withSanctions: {
    id: 'Like, foto, kampanye suami atau istri: dengan sanksi dan dasar hukumnya.',
    en: 'Likes, photos, a spouse’s campaign: with sanctions and legal sources.',
  },
  haveACode: { id: 'Punya kode? Lacak', en: 'Have a code? Follow it' },
  code: { id: 'Kode tindak lanjut (16 angka)', en: 'Follow-up code (16 digits)' },
  follow: { id: 'Lacak', en: 'Follow' },
  forEngineers: { id: 'Untuk teknisi:', en: 'For engineers:' },
  apiGuide: { id: 'Panduan API', en: 'API guide' },
  integrationsGuide: {
    id: 'Mengirim laporan dari formulir lain',
    en: 'Sending reports from other forms',
  },
} as const;
