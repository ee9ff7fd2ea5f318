import { englishCount, numberText } from '../../../shared/page/number-text.ts';
import type { OpenByAge } from '../alerts/open-by-age.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  whoWouldBeTold: { id: 'Siapa yang akan diberi tahu?', en: 'Who would be notified?' },
  aSimulationNothingIs: {
    id: 'Simulasi: tidak ada yang dikirim dan tidak ada yang disimpan.',
    en: 'A simulation: nothing is sent or stored.',
  },
  region: { id: 'Daerah', en: 'Region' },
  severity1Light5: { id: 'Tingkat (1 ringan, 5 darurat)', en: 'Severity (1 light, 5 urgent)' },
  accusedsUnit: { id: 'Unit terlapor', en: 'Unit of the accused' },
  unitNotClear: { id: 'Belum jelas', en: 'Not clear yet' },
  unitAfterRegion: {
    id: 'Unit terlapor dipilih sesudah daerahnya: simulasikan sekali tanpa unit dahulu.',
    en: 'The unit of the accused is chosen after the region: think it through without one first.',
  },
  noUnitSaid: {
    id: 'Unit terlapor belum jelas: yang di bawah ini diminta menetapkannya, dan daerah baru diberi tahu sesudahnya.',
    en: 'It is not clear where the accused serves: those below are asked to name the unit, and the region is notified after that.',
  },
  theUnitIsNot: {
    id: 'Unit ini tidak ada di daftar daerah itu: yang di bawah ini diminta menetapkannya, dan daerah baru diberi tahu sesudahnya.',
    en: 'The region has no such unit: those below are asked to name it, and the region is notified after that.',
  },
  thinkItThrough: { id: 'Simulasikan', en: 'Simulate' },
  nobodyCouldBeTold: {
    id: 'Tidak seorang pun dapat diberi tahu. Laporan seperti ini akan membunyikan alarm.',
    en: 'Nobody could be notified. Such a report would raise an alarm.',
  },
  notTold: { id: 'Tidak diberi tahu', en: 'Not notified' },
  climbsUnlessTaken: { id: 'Naik bila tidak diambil', en: 'Escalates unless taken' },
  eMail: { id: 'Surel', en: 'E-mail' },
  atOnce: { id: 'saat itu juga', en: 'at once' },
  no: { id: 'tidak', en: 'no' },
  practiceIsByMail: { id: 'latihan hanya lewat surel', en: 'practice goes by e-mail only' },
  notActive: { id: 'tidak aktif', en: 'not active' },
  anotherRegion: { id: 'bukan daerahnya', en: 'another region' },
  ofTheAccusedsOwn: {
    id: 'satu unit dengan terlapor, atau di atas atau di bawah unit itu',
    en: "of the accused's own unit, or of one above or below it",
  },
  unitToBeNamed: {
    id: 'unit terlapor belum pasti: daerah baru diberi tahu setelah ditetapkan dari atas',
    en: 'the accused’s unit is not settled: the region is notified once it is named from above',
  },
  ledByTheAccused: {
    id: 'terlapor memimpin seluruh daerah',
    en: 'the accused leads the whole region',
  },
  namedLikeTheAccused: {
    id: 'namanya mirip terlapor',
    en: 'their name resembles that of the accused',
  },
  notComparable: {
    id: 'namanya belum dapat dibandingkan dengan terlapor',
    en: 'their name cannot be compared with that of the accused yet',
  },
  theRegisterNamesNo: {
    id: 'unit kerjanya belum terdaftar',
    en: 'the register names no unit for them',
  },
  theChairIsOf: {
    id: 'ketua satgas satu unit dengan terlapor, atau unitnya belum terdaftar: seluruh satgas daerah dilewati',
    en: "the chair is of the accused's unit, or has none in the register: the region's task force is skipped",
  },
  hasDeclined: { id: 'sudah menolak', en: 'has declined' },
  onLeave: { id: 'sedang cuti', en: 'on leave' },
  hasNeitherPhoneNor: { id: 'tidak punya nomor atau surel', en: 'has neither phone nor e-mail' },
  quietHoursBundledIn: {
    id: 'jam tenang: digabung paginya',
    en: 'quiet hours: bundled in the morning',
  },
  manyAtOnceBundled: { id: 'banyak sekaligus: digabung', en: 'many at once: bundled' },
  smsBudget: { id: 'anggaran SMS', en: 'SMS budget' },
  onHold: { id: 'Peringatan dijeda sampai', en: 'On hold until' },
  silencedForMaintenance: { id: 'sedang dihentikan sementara', en: 'silenced for maintenance' },
  itsOwnerOptedOut: { id: 'pemiliknya menolak SMS', en: 'its owner opted out of SMS' },
  notConfirmed: { id: 'belum dikonfirmasi', en: 'not confirmed' },
  nobodyIsReached: {
    id: 'Tidak seorang pun di anak tangga ini punya alamat yang terkonfirmasi',
    en: 'Nobody on this rung has a confirmed address',
  },
  mailsComeBack: { id: 'surel memantul', en: 'mails come back' },
  noSuchAddress: { id: 'tidak ada alamatnya', en: 'no such address' },
  notUsedOnThis: { id: 'tidak dipakai di tingkat ini', en: 'not used on this rung' },
  oversightOfTheAlert: { id: 'Pengawasan jalur siaga', en: 'Oversight of the alert line' },
  reportsOfTheLast: {
    id: (overseenDays: number) =>
      `Laporan ${numberText(overseenDays, 'id')} hari terakhir. Hanya angka, tanpa nama.`,
    en: (overseenDays: number) =>
      `Reports of the last ${numberText(overseenDays, 'en')} days. Numbers only, no names.`,
  },
  whatTheNumbersMean: { id: 'Arti angka', en: 'What the numbers mean' },
  smsCostThisMonth: { id: 'Biaya SMS bulan ini', en: 'SMS cost this month' },
  theSmsAccountIs: {
    id: 'Akun SMS masih di kotak pasir: SMS tidak sampai ke petugas',
    en: 'The SMS account is in the sandbox: SMS do not reach officers',
  },
  theAccountsLimitIs: {
    id: 'Batas biaya akun di bawah anggaran: SMS di atas batas tidak sampai',
    en: "The account's limit is below the budget: SMS above it do not arrive",
  },
  predictedByTheEnd: {
    id: 'Perkiraan sampai akhir bulan',
    en: 'Predicted by the end of the month',
  },
  acceptedByTheCarrier: {
    id: 'Diterima operator belum tentu sampai di ponsel.',
    en: 'Accepted by the carrier is not yet delivered to the phone.',
  },
  min: { id: 'menit', en: 'min' },
  messagesWaitForAnHour: {
    id: (count: number) =>
      `${numberText(count, 'id')} pesan kepada petugas tertahan lebih dari satu jam`,
    en: (count: number) =>
      `${englishCount(count, 'message to officers waits', 'messages to officers wait')} for more than an hour`,
  },
  unreached: {
    id: (count: number) =>
      `${numberText(count, 'id')} petugas belum punya alamat yang terkonfirmasi`,
    en: (count: number) =>
      `${englishCount(count, 'officer has', 'officers have')} no confirmed address`,
  },
  officersReachable: { id: 'Petugas terhubungi', en: 'Officers reachable' },
  timeToTake: { id: 'Waktu sampai diambil', en: 'Time to take' },
  open: { id: 'Terbuka', en: 'Open' },
  openByAge: {
    id: ({ underHour, underDay, older }: OpenByAge) =>
      `Peringatan terbuka: ${numberText(underHour, 'id')} belum sejam, ${numberText(underDay, 'id')} belum sehari, ${numberText(older, 'id')} lebih dari sehari.`,
    en: ({ underHour, underDay, older }: OpenByAge) =>
      `Open alerts: ${numberText(underHour, 'en')} for less than an hour, ${numberText(underDay, 'en')} for less than a day, ${numberText(older, 'en')} for longer.`,
  },
  officersReachableTheRegions: {
    id: 'Petugas terhubungi: petugas dan ketua daerah itu sendiri yang aktif, tidak cuti, dan punya nomor atau surel, saat halaman ini dibuka.',
    en: 'Officers reachable: the region’s own officers and chair who are active, not on leave and have a phone or mailbox, at the moment this page was opened.',
  },
  timeToTakeFrom: {
    id: 'Waktu sampai diambil: dari dibukanya peringatan sampai ditekannya "Saya ambil"; p95: 95 dari 100 lebih cepat dari itu.',
    en: 'Time to take: from the opening of the alert to the press of “I take it”; p95: 95 of 100 were faster.',
  },
  climbedToTheHighest: {
    id: 'Sampai ke: tingkat tertinggi yang sudah diberi tahu untuk tiap peringatan.',
    en: 'Escalated to: the highest level notified of each alert.',
  },
  silentNotOneReport: {
    id: 'Sunyi: tidak ada satu laporan pun dari daerah itu; bisa berarti tenang, bisa berarti takut.',
    en: 'Silent: not one report from the region; it may be calm, it may be fear.',
  },
  whatIsNeeded: { id: 'Yang perlu', en: 'What is needed' },
  nothingNeeded: { id: 'Tidak ada yang menunggu', en: 'Nothing waits' },
  taken: { id: 'Diambil', en: 'Taken' },
  lastThirtyDays: { id: '30 hari', en: '30 days' },
  olderThanADay: { id: 'lebih dari sehari', en: 'for more than a day' },
  needs: {
    unreachable: { id: 'tidak ada yang dapat dihubungi', en: 'nobody can be reached' },
    missed: { id: 'laporan sempat terlewat', en: 'reports were missed' },
    overdue: { id: 'pesan tertahan', en: 'messages wait' },
    untaken: { id: 'belum diambil lebih dari sehari', en: 'not taken for more than a day' },
    silent: { id: 'sunyi', en: 'silent' },
    waiting: { id: 'ada yang menunggu diambil', en: 'alerts wait to be taken' },
    apart: { id: 'petugas sempat tidak sejalan', en: 'officers were out of step' },
    unconfirmed: { id: 'alamat belum dikonfirmasi', en: 'addresses not confirmed' },
  },
  standings: {
    urgent: { id: 'perlu dihubungi hari ini', en: 'call them today' },
    silent: { id: 'sunyi 30 hari', en: 'silent for 30 days' },
    watch: { id: 'ada yang menunggu', en: 'something waits' },
    calm: { id: 'tenang', en: 'calm' },
  },
  byProvince: { id: 'Menurut provinsi', en: 'By province' },
  callToday: { id: 'Perlu dihubungi hari ini', en: 'Call them today' },
  andMore: {
    id: (count: number) => `dan ${numberText(count, 'id')} daerah lagi, di tabel`,
    en: (count: number) =>
      `and ${englishCount(count, 'more region', 'more regions')}, in the table`,
  },
  nobodyToCall: {
    id: 'Tidak ada daerah yang perlu dihubungi hari ini.',
    en: 'No region needs a call today.',
  },
  silentRegions: {
    id: (count: number) =>
      `${numberText(count, 'id')} daerah sunyi selama 30 hari: bisa berarti tenang, bisa berarti takut.`,
    en: (count: number) =>
      `${englishCount(count, 'region was', 'regions were')} silent for 30 days: it may be calm, or fear.`,
  },
  ofRegions: {
    id: (count: number, all: number, standing: string) =>
      `${numberText(count, 'id')} dari ${numberText(all, 'id')} daerah: ${standing}`,
    en: (count: number, all: number, standing: string) =>
      `${numberText(count, 'en')} of ${numberText(all, 'en')} regions: ${standing}`,
  },
  wholeNation: { id: 'Seluruh Indonesia', en: 'The whole nation' },
  asCsv: { id: 'Unduh CSV', en: 'Download CSV' },
} as const;
