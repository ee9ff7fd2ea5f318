import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** How many have taken an alert, how many it needs and still lacks, and until when it waits for them. */
type TakenOf = { takers: number; quorum: number; missing: number; until: string };

/** The texts of this room's pages, in both languages. */
export const words = {
  reports: { id: 'Jumlah laporan', en: 'Reports' },
  reportsAboutTheSame: {
    id: (count: number) => `${numberText(count, 'id')} laporan tentang terlapor yang sama`,
    en: (count: number) => `${englishCount(count, 'report', 'reports')} about the same person`,
  },
  theyAreNotMerged: {
    id: 'Masing-masing tetap kasus tersendiri. Siapa yang mengambil peringatan ini memegang semuanya.',
    en: 'Each remains a case of its own. Whoever takes this alert has all of them.',
  },
  moreAlerts: { id: 'Peringatan berikutnya', en: 'More alerts' },
  iTakeIt: { id: 'Saya ambil', en: 'I take it' },
  openingThisPageChanges: {
    id: 'Membuka halaman ini tidak mengubah apa pun. Tugas baru menjadi milik Anda setelah tombol ditekan.',
    en: 'Opening this page changes nothing. The task is yours once you press the button.',
  },
  itIsDealtWith: { id: 'Sudah selesai', en: 'It is dealt with' },
  handItOverTo: { id: 'Serahkan kepada rekan', en: 'Hand it over to a colleague' },
  to: { id: 'Kepada', en: 'To' },
  handOver: { id: 'Serahkan', en: 'Hand over' },
  yourColleagueIsTold: {
    id: 'Rekan Anda diberi tahu saat itu juga. Tautan Anda tidak berlaku lagi.',
    en: 'Your colleague is notified at once. Your own link stops working.',
  },
  iCannotHandleIt: { id: 'Saya tidak dapat menanganinya', en: 'I cannot handle it' },
  reason: { id: 'Alasan', en: 'Reason' },
  iHaveAConflict: { id: 'Ada benturan kepentingan', en: 'I have a conflict of interest' },
  iAmNotAvailable: { id: 'Sedang berhalangan', en: 'I am not available' },
  passItOn: { id: 'Alihkan', en: 'Pass it on' },
  somebodyElseIsTold: {
    id: 'Petugas lain diberi tahu saat itu juga, dan Anda tidak diberi tahu lagi.',
    en: 'Someone else is notified at once, and you get no further messages about it.',
  },
  alert: { id: 'Peringatan', en: 'Alert' },
  whatToDo: { id: 'Yang perlu Anda lakukan', en: 'What to do' },
  region: { id: 'Daerah', en: 'Region' },
  priority: { id: 'Prioritas', en: 'Priority' },
  about: { id: 'Perihal', en: 'About' },
  received: { id: 'Diterima', en: 'Received' },
  toldTo: { id: 'Diberitahukan kepada', en: 'Notified' },
  climbsUnlessTaken: { id: 'Naik bila tidak diambil', en: 'Escalates unless taken' },
  taken: { id: 'Diambil', en: 'Taken' },
  theUnitIsTo: {
    id: 'Unit terlapor perlu ditetapkan; daerahnya belum diberi tahu.',
    en: 'The accused’s unit must be named; its region has not been notified.',
  },
  openTheCaseTo: {
    id: 'Buka kasus untuk menetapkannya',
    en: 'Open the case to name it',
  },
  openTheCase: { id: 'Buka kasus', en: 'Open the case' },
  unitOfTheAccused: { id: 'Unit terlapor', en: 'Unit of the accused' },
  notNamedYet: { id: 'belum ditetapkan', en: 'not named yet' },
  nobodyOfThisRegion: { id: 'bukan pegawai daerah ini', en: 'nobody of this region' },
  severalUnits: { id: 'lebih dari satu unit', en: 'more than one unit' },
  needsSeveral: {
    id: (quorum: number) => `Perlu ${String(quorum)} petugas; belum ada yang mengambil.`,
    en: (quorum: number) => `It needs ${String(quorum)} officers; nobody has taken it yet.`,
  },
  takenOf: {
    id: ({ takers, quorum, missing, until }: TakenOf) =>
      `${String(takers)} dari ${String(quorum)} petugas sudah mengambil; menunggu ${missing === 1 ? 'satu' : String(missing)} lagi sampai ${until}.`,
    en: ({ takers, quorum, missing, until }: TakenOf) =>
      `${String(takers)} of ${String(quorum)} officers have taken it; waiting for ${missing === 1 ? 'one' : String(missing)} more until ${until}.`,
  },
  mostUrgentFirst: {
    id: 'Yang paling mendesak di atas.',
    en: 'The most urgent come first.',
  },
  youHaveTakenThis: { id: 'Anda sudah mengambil tugas ini.', en: 'You have taken this alert.' },
  aColleagueHasTaken: {
    id: 'Seorang rekan sudah mengambilnya. Terima kasih.',
    en: 'A colleague has taken it. Thank you.',
  },
  itHasBeenDealt: { id: 'Sudah selesai ditangani.', en: 'It has been dealt with.' },
  openAlerts: { id: 'Peringatan terbuka', en: 'Open alerts' },
  nothingIsWaitingNew: {
    id: 'Tidak ada yang menunggu. Peringatan baru juga datang lewat SMS dan surel.',
    en: 'Nothing is waiting. New alerts also come by SMS and e-mail.',
  },
} as const;
