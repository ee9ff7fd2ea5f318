import { numberText } from '../../../shared/page/number-text.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  aboutParticipation: {
    id: 'Berapa pegawai yang sudah berikrar netral dengan bukti, menurut daerah dan unit kerja; hanya angka, tanpa nama.',
    en: 'How many civil servants have pledged neutrality with proof, by region and unit; numbers only, no names.',
  },
  pledged: { id: 'Berikrar dengan bukti', en: 'Pledged with proof' },
  of: { id: 'dari', en: 'of' },
  ofExpected: {
    id: (pledged: string, expected: string, percent: number) =>
      `${pledged} dari ${expected} (${numberText(percent, 'id')}%)`,
    en: (pledged: string, expected: string, percent: number) =>
      `${pledged} of ${expected} (${numberText(percent, 'en')}%)`,
  },
  scale: {
    id: (people: string) =>
      `Semua batang berskala sama: selebar halaman berarti ${people} orang. Batang kosong: yang diharapkan menurut daftar pegawai.`,
    en: (people: string) =>
      `All bars have one scale: the full width is ${people} people. The empty bar: who is expected by the roster.`,
  },
  overTime: { id: 'Dari hari ke hari', en: 'Day by day' },
  overTimeHint: {
    id: 'Angka yang diumumkan pada akhir setiap hari; setinggi gambar berarti seluruh skala halaman ini.',
    en: 'What was published at the end of each day; the full height is the scale of this page.',
  },
  asTable: { id: 'Sebagai tabel', en: 'As a table' },
  day: { id: 'Hari', en: 'Day' },
  noClaimsYet: { id: 'Pengakuan: belum mencapai 10.', en: 'Claims: fewer than 10 so far.' },
  claimsReached: {
    id: (number: string) => `Pengakuan: sudah mencapai ${number}.`,
    en: (number: string) => `Claims: have reached ${number}.`,
  },
  noUnitYet: {
    id: 'Belum ada unit kerja dengan angka yang cukup untuk ditampilkan.',
    en: 'No unit has a number large enough to be shown yet.',
  },
  tooFewYet: { id: 'masih sedikit', en: 'too few yet' },
  voided: {
    id: (number: string | null) =>
      number === null ? 'Kurang dari lima ikrar dibatalkan' : `${number} ikrar dibatalkan`,
    en: (number: string | null) =>
      number === null ? 'Fewer than five pledges voided' : `${number} pledges voided`,
  },
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

/** The texts of the map of participation. */
export const mapTexts = {
  looks: {
    all: { id: '90% atau lebih', en: '90% or more' },
    most: { id: '60% sampai 89%', en: '60% to 89%' },
    half: { id: '30% sampai 59%', en: '30% to 59%' },
    some: { id: 'di bawah 30%', en: 'below 30%' },
    unknown: {
      id: 'belum ada daftar pegawai, atau masih sedikit',
      en: 'no roster yet, or too few',
    },
  },
  share: {
    id: (percent: number) => `${numberText(percent, 'id')}% dari yang diharapkan`,
    en: (percent: number) => `${numberText(percent, 'en')}% of those expected`,
  },
  noShare: { id: 'belum ada persentase', en: 'no share yet' },
  wholeNation: { id: 'Seluruh Indonesia', en: 'The whole of Indonesia' },
  nobodyServed: {
    id: 'Tidak ada daerah di provinsi ini yang ikut di sini.',
    en: 'No region of this province takes part here.',
  },
} as const;

/** The texts of the page of arrivals. */
export const radarWords = {
  title: { id: 'Ikrar yang masuk', en: 'Pledges as they arrive' },
  lead: {
    id: 'Setiap penekanan tombol dihitung, juga yang berulang; ini bukan jumlah orang. Menit dengan kurang dari tiga ikrar tidak dicatat. Tidak ada yang ditolak karena halaman ini; yang mencurigakan dapat dibatalkan oleh dua orang.',
    en: 'Every press counts, repeated ones too; these are not people. Minutes with fewer than three pledges are not noted. Nobody is refused because of this page; what looks made up can be voided by two people.',
  },
  regions: { id: 'Daerah, satu jam terakhir', en: 'Regions, the last hour' },
  region: { id: 'Daerah', en: 'Region' },
  proof: { id: 'Dengan bukti', en: 'With proof' },
  claims: { id: 'Pengakuan', en: 'Claims' },
  bursts: { id: 'Ledakan', en: 'Bursts' },
  nothing: { id: 'Belum ada.', en: 'None yet.' },
  ofDay: {
    id: (proof: number, claims: number) =>
      `24 jam terakhir: ${numberText(proof, 'id')} dengan bukti, ${numberText(claims, 'id')} pengakuan.`,
    en: (proof: number, claims: number) =>
      `The last 24 hours: ${numberText(proof, 'en')} with proof, ${numberText(claims, 'en')} claims.`,
  },
  share: {
    id: (percent: number) => `Bagian pengakuan: ${numberText(percent, 'id')}%.`,
    en: (percent: number) => `Share of claims: ${numberText(percent, 'en')}%.`,
  },
  repeated: {
    id: (number: number) => `Pengakuan berulang: sudah mencapai ${numberText(number, 'id')}.`,
    en: (number: number) => `Claims made again: have reached ${numberText(number, 'en')}.`,
  },
  units: { id: 'Unit kerja dan daftar pegawainya', en: 'Units against their roster' },
  unit: { id: 'Unit kerja', en: 'Unit' },
  arrived: { id: 'Masuk dalam 24 jam', en: 'Arrived in 24 hours' },
  expected: { id: 'Diharapkan', en: 'Expected' },
  noRoster: { id: 'tanpa daftar', en: 'no roster' },
  look: { id: 'Perlu dilihat', en: 'To look at' },
  aboveRoster: { id: 'lebih banyak dari daftar', en: 'more than its roster' },
  minutes: { id: 'Per menit, satu jam terakhir', en: 'By the minute, the last hour' },
  hours: { id: 'Per jam, 24 jam terakhir', en: 'By the hour, the last 24 hours' },
  time: { id: 'Waktu', en: 'Time' },
  networks: {
    id: 'Jaringan dengan pengakuan terbanyak; jaringan mana, tidak dapat diketahui',
    en: 'Networks with the most claims; nobody can say which network it is',
  },
  network: { id: 'Jaringan', en: 'Network' },
  claimsOfHour: { id: 'Pengakuan dalam satu jam', en: 'Claims in an hour' },
  mostInMinute: { id: 'Terbanyak dalam semenit', en: 'Most in a minute' },
  burst: { id: 'ledakan', en: 'burst' },
  codeBurst: {
    id: 'satu kode layar memberi lebih banyak orang dalam semenit daripada peserta apel',
    en: 'one code of its screen gave more people in a minute than stand at a ceremony',
  },
  ceremonies: { id: 'Apel', en: 'Ceremonies' },
  ceremony: { id: 'Apel', en: 'Ceremony' },
} as const;
