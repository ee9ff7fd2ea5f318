import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  giveTheReportYour: { id: 'Jadikan laporan dengan nama', en: 'Give the report your name' },
  bawasluCanOnlyRegister: {
    id: 'Bawaslu hanya dapat meregistrasi laporan yang ada nama dan alamat pelapornya.',
    en: 'Bawaslu can only register a report with its reporter’s name and address.',
  },
  theNameIsKept: {
    id: 'Nama disimpan terpisah; hanya dibuka dua petugas bersama, dan setiap pembukaan terlihat di halaman ini. Dalam perkara administrasi, pelapor dan terlapor dapat dipertemukan.',
    en: 'The name is stored separately; only two officers together can open it, and each opening is shown on this page. Administrative cases may confront reporter and accused.',
  },
  iAgreeThatMy: {
    id: 'Saya setuju nama dan alamat saya disimpan 5 tahun dan diteruskan kepada lembaga yang berwenang.',
    en: 'I agree that my name and address are stored for 5 years and passed on to the authority in charge.',
  },
  giveMyName: { id: 'Berikan nama saya', en: 'Give my name' },
  withdrawTheReport: { id: 'Tarik laporan', en: 'Withdraw the report' },
  possibleUntilItIs: {
    id: 'Bisa selama laporan belum diteruskan. Nama Anda, bila ada, dihapus saat itu juga.',
    en: 'Possible until it is passed on. Your name, if you gave it, is deleted at once.',
  },
  whatYouToldMay: {
    id: 'Yang Anda ceritakan dapat tetap ditelusuri sebagai informasi awal. Penarikan tidak dapat dibatalkan.',
    en: 'Your report may still be followed up as a lead. A withdrawal cannot be undone.',
  },
  yesWithdrawThisReport: { id: 'Ya, tarik laporan ini.', en: 'Yes, withdraw this report.' },
  why: { id: 'Alasannya', en: 'Why' },
  ifSomebodyPressesYou: {
    id: 'Bila Anda ditekan untuk menariknya, jangan tarik: tulis di kotak pesan.',
    en: 'If someone pressures you to withdraw it, do not: write to us in the message box.',
  },
  message: { id: 'Pesan', en: 'Message' },
  sendTheMessage: { id: 'Kirim pesan', en: 'Send the message' },
  writeToTheTask: { id: 'Tulis kepada satgas', en: 'Write to the task force' },
  back: { id: 'Kembali', en: 'Back' },
  waitingForItsUpload: { id: 'menunggu unggahan', en: 'waiting for its upload' },
  sealed: { id: 'disegel', en: 'sealed' },
  refused: { id: 'ditolak', en: 'refused' },
  receivedAndHashed: { id: 'diterima dan dihitung sidiknya', en: 'received and hashed' },
  fileAskedFor: { id: 'diminta untuk dibuka utuh', en: 'asked to be opened whole' },
  fileAgreed: { id: 'pembukaan disetujui orang kedua', en: 'opening agreed to by a second person' },
  fileDeclined: { id: 'pembukaan tidak disetujui', en: 'opening declined' },
  fileTakenBack: { id: 'permintaan membuka ditarik', en: 'request to open it taken back' },
  fileOpened: { id: 'dibuka utuh', en: 'opened whole' },
  byRole: { id: 'oleh', en: 'by' },
  viewedByAnOfficer: { id: 'dilihat petugas', en: 'viewed by an officer' },
  yourEvidence: { id: 'Bukti Anda', en: 'Your evidence' },
  thereIsNoEvidence: { id: 'Belum ada bukti.', en: 'There is no evidence yet.' },
  askedToReadIt: { id: 'meminta membaca', en: 'requested to read it' },
  agreedToARequest: { id: 'menyetujui permintaan', en: 'agreed to a request' },
  readIt: { id: 'membaca', en: 'read it' },
  aSatgasOfficer: { id: 'petugas satgas', en: 'a satgas officer' },
  bawaslu: { id: 'Bawaslu', en: 'Bawaslu' },
  handedOver: { id: 'Diserahkan', en: 'Handed over' },
  aSatgasChair: { id: 'ketua satgas', en: 'a satgas chair' },
  toPassTheReport: { id: 'untuk diteruskan kepada lembaga', en: 'to pass the report on' },
  forAClarification: { id: 'untuk klarifikasi', en: 'for a clarification' },
  toProtectTheReporter: { id: 'untuk melindungi pelapor', en: 'to protect the reporter' },
  byLegalOrder: { id: 'atas perintah hukum', en: 'by legal order' },
  whoReadYourName: { id: 'Siapa membaca nama Anda', en: 'Who read your name' },
  weDoNotKnow: { id: 'Kami tidak tahu nama Anda.', en: 'We do not know your name.' },
  nobodyHasOpenedIt: { id: 'Belum ada yang membukanya.', en: 'Nobody has opened it.' },
  howLongItIs: { id: 'Sampai kapan disimpan', en: 'How long it is stored' },
  thisReportIsDeleted: {
    id: 'Laporan ini dihapus sendiri setelah',
    en: 'This report is deleted by itself after',
  },
  howLongEachKind: { id: 'Masa simpan tiap jenis', en: 'How long each kind is stored' },
  whoReadYourReport: { id: 'Siapa membuka laporan Anda', en: 'Who opened your report' },
  eachReadingIsNoted: {
    id: 'Setiap kali petugas membuka laporan, pesan, atau bukti Anda, itu dicatat sebelum ditampilkan, dan catatan itu tidak dapat mereka ubah.',
    en: 'Each time an officer opens your report, messages or evidence, it is recorded before anything is shown, and they cannot change that record.',
  },
  nobodyHasReadItYet: { id: 'Belum ada yang membukanya.', en: 'Nobody has opened it yet.' },
  timesRead: {
    id: (times: number, isMore: boolean) =>
      `${isMore ? 'lebih dari ' : ''}${numberText(times, 'id')} kali, terakhir`,
    en: (times: number, isMore: boolean) =>
      `${isMore ? 'more than ' : ''}${numberText(times, 'en')} ${times === 1 ? 'time' : 'times'}, last`,
  },
  messages: { id: 'Pesan', en: 'Messages' },
  officersWhoReadIt: {
    id: (longestMessage: number, mostMessages: number) =>
      `Petugas yang membacanya tidak melihat nama Anda. Jangan tulis nama, nomor, atau hal yang hanya Anda yang tahu. Paling banyak ${numberText(longestMessage, 'id')} huruf, ${numberText(mostMessages, 'id')} pesan.`,
    en: (longestMessage: number, mostMessages: number) =>
      `Officers who read it do not see your name. Leave out names, numbers, and what only you could know. At most ${numberText(longestMessage, 'en')} characters, ${numberText(mostMessages, 'en')} messages.`,
  },
  thereAreNoMessages: { id: 'Belum ada pesan.', en: 'There are no messages yet.' },
  you: { id: 'Anda', en: 'You' },
  new2: { id: 'baru', en: 'new' },
  theTaskForceLast: {
    id: 'Satgas terakhir membuka kotak ini',
    en: 'The task force last opened this box on',
  },
  olderMessages: { id: 'Pesan yang lebih lama', en: 'Older messages' },
  case2: { id: 'Kasus', en: 'Case' },
  aLeadWithoutA: { id: 'informasi awal, tanpa nama', en: 'a lead, without a name' },
  aReportWithA: { id: 'laporan dengan nama', en: 'a report with a name' },
  lookAgain: { id: 'Muat ulang', en: 'Refresh' },
  followAReport: { id: 'Lacak laporan', en: 'Follow a report' },
  thatCodeIsNot: {
    id: 'Kode itu tidak dikenal, atau laporannya sudah dihapus karena masa simpannya habis. Periksa keenam belas angkanya.',
    en: 'That code is not known, or its report was deleted at the end of its time. Check all sixteen digits.',
  },
  theDeadlineStandsStill: { id: 'Tenggat berhenti sementara.', en: 'The deadline is paused.' },
  atTheLatest: { id: 'Paling lambat', en: 'At the latest' },
  pastYouCanStill: {
    id: 'sudah lewat; Anda masih dapat menjawab',
    en: 'past; you can still answer',
  },
  pastTheTaskForce: {
    id: 'sudah lewat; satgas diingatkan',
    en: 'past; the task force is reminded',
  },
  daysHoursLeft: {
    id: (days: number, rest: number) =>
      `sisa ${numberText(days, 'id')} hari ${numberText(rest, 'id')} jam`,
    en: (days: number, rest: number) =>
      `${englishCount(days, 'day', 'days')} ${englishCount(rest, 'hour', 'hours')} left`,
  },
  number: { id: 'nomor', en: 'number' },
} as const;
