/** The texts of this room's pages, in both languages. */
export const words = {
  aboutFollowing: {
    id: 'Dengan kode tindak lanjut: sampai di mana laporan Anda, siapa yang membukanya, dan pesan dari satgas.',
    en: 'With the follow-up code: how far your report is, who opened it, and messages from the satgas.',
  },
  manyAtOnce: {
    id: 'Banyak laporan datang dari jaringan yang sama. Laporan ini tersimpan dan menjadi kasus seperti yang lain; pemberitahuan ke satgas menunggu 10 sampai 30 menit, lebih singkat untuk dugaan yang lebih berat.',
    en: 'Many reports came from the same network. Yours is stored and is a case like any other; the notice to the task force waits for 10 to 30 minutes, less for what is graver.',
  },
  withoutThePuzzle: {
    id: 'Tanpa menunggu, laporan ini pun tersimpan dan menjadi kasus; hanya pemberitahuan ke satgas menunggu 10 sampai 30 menit, lebih singkat untuk dugaan yang lebih berat.',
    en: 'Without waiting, the report is stored and is a case as well; only the notice to the task force waits for 10 to 30 minutes, less for what is graver.',
  },
  howItIsCounted: { id: 'Cara menghitungnya', en: 'How it is counted' },
  addEvidence: { id: 'Tambah bukti', en: 'Add evidence' },
  keepTheOriginalFile: {
    id: 'Simpan berkas aslinya dan jangan disunting. Aslinya disegel; dari foto petugas melihat salinan tanpa lokasi dan data kamera, PDF, video, dan suara hanya dapat dibuka dua petugas bersama, dan Anda melihatnya.',
    en: 'Keep the original file and do not edit it. The original is sealed; of photos officers see a copy without place and camera data, PDF, video and voice can be opened by two officers together only, and you see it.',
  },
  noteTheCodeAbove: {
    id: 'Catat dulu kode di atas: setelah berkas terkirim, kode itu tidak tampil lagi.',
    en: 'Note the code above first: once the file is sent, it is not shown again.',
  },
  fileToAdd: {
    id: 'Foto, PDF, video, atau rekaman suara',
    en: 'Photo, PDF, video or voice recording',
  },
  atMost4Mb: {
    id: 'Paling besar 4 MB; paling banyak 10 berkas.',
    en: 'At most 4 MB; at most 10 files.',
  },
  sendTheFile: { id: 'Kirim berkas', en: 'Send the file' },
  youMayChooseSeveral: {
    id: 'Boleh pilih beberapa sekaligus.',
    en: 'You may choose several at once.',
  },
  filesChosen: { id: 'berkas dipilih.', en: 'files chosen.' },
  thePhotoWasMade: {
    id: 'Foto diperkecil; yang dikirim tanpa lokasi dan data kamera.',
    en: 'The photo was made smaller; what is sent holds no place and no camera data.',
  },
  sendingFile: { id: 'Mengirim berkas', en: 'Sending file' },
  weakSignalTryingAgain: { id: 'Sinyal lemah, dicoba lagi…', en: 'Weak signal, trying again…' },
  notSentYetPress: {
    id: 'Belum terkirim. Tekan "Kirim berkas" lagi bila sinyal kembali.',
    en: 'Not sent yet. Press "Send the file" again when the signal is back.',
  },
  followUpCode: { id: 'Kode tindak lanjut', en: 'Follow-up code' },
  noteItNowIt: {
    id: 'Catat sekarang: kode ini hanya ditampilkan sekali, tidak dapat dikirim ulang, dan tidak tersimpan di mana pun. Siapa pun yang memegangnya dapat melihat perkembangan laporan.',
    en: 'Note it now: it is shown only once, cannot be sent again, and is stored nowhere. Whoever holds it can follow the report.',
  },
  theCodeIsCopied: { id: 'Kode tersalin.', en: 'The code is copied.' },
  copyTheCode: { id: 'Salin kode', en: 'Copy the code' },
  print: { id: 'Cetak', en: 'Print' },
  caseNumber: { id: 'Nomor kasus', en: 'Case number' },
  youMayTellOfficers: {
    id: 'Nomor kasus boleh disebut kepada petugas; kodenya jangan. Petugas tidak pernah meminta kode Anda.',
    en: 'You may tell officers the case number, never the code. They never ask for it.',
  },
  writeItAsA: {
    id: 'Tulis sebagai nomor telepon di antara kontak Anda, atau di kertas yang hanya Anda pegang; tanpa kata “laporan”.',
    en: 'Write it as a phone number among your contacts, or on paper only you hold; without the word “report”.',
  },
  doNotKeepIt: {
    id: 'Jangan simpan di ponsel, komputer, atau surel kantor, dan jangan dipotret dengan ponsel yang dipakai bersama.',
    en: 'Do not save it on an office phone, computer or e-mail, nor photograph it with a shared phone.',
  },
  onceNotedCloseThis: {
    id: 'Setelah tercatat, tutup halaman ini dan hapus dari riwayat peramban.',
    en: 'Once noted, close this page and remove it from the browser’s history.',
  },
  howToHideThe: { id: 'Cara menyembunyikan kode', en: 'How to hide the code' },
  nameAndAddressOf: { id: 'Nama dan alamat pelapor', en: 'Name and address of the reporter' },
  onlyInAReport: { id: 'hanya dalam laporan dengan nama', en: 'only in a report with a name' },
  canBeGivenBy: { id: 'dapat diberikan dengan kode', en: 'can be added with the code' },
  whoIsAccused: { id: 'Siapa terlapor', en: 'Who is accused' },
  nameAndUnitOr: { id: 'nama dan unit, atau tautan', en: 'name and unit, or a link' },
  writeItInThe: { id: 'tulis di kotak pesan', en: 'write it in the message box' },
  withinTime: { id: 'Dalam batas waktu', en: 'Within time' },
  giveRegionAndDate: {
    id: 'isi daerah dan tanggal diketahui; bila sudah lewat, menjadi informasi awal',
    en: 'enter the region and the date you learned of it; after the deadline it becomes information',
  },
  itHasPassedPassed: {
    id: 'sudah lewat, diteruskan sebagai informasi awal',
    en: 'deadline passed; forwarded as information',
  },
  timeAndPlace: { id: 'Waktu dan tempat kejadian', en: 'Time and place' },
  dateAndPlaceOr: { id: 'tanggal dan tempat atau akun', en: 'date, and place or account' },
  accountOfWhatHappened: { id: 'Uraian kejadian', en: 'Account of what happened' },
  aSentenceAtLeast: { id: 'sekurangnya satu kalimat', en: 'a sentence at least' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  aLinkNowOr: {
    id: 'tautan, foto, atau berkas lain',
    en: 'a link, photos or other files',
  },
  addItBelow: { id: 'tambahkan di bawah', en: 'add it below' },
  formalRequirements: { id: 'Syarat formal', en: 'Formal requirements' },
  materialRequirements: { id: 'Syarat materiel', en: 'Material requirements' },
  completeEnoughForBawaslu: { id: 'Kelengkapan untuk Bawaslu', en: 'Complete enough for Bawaslu?' },
  met: { id: 'terpenuhi', en: 'met' },
  notYet: { id: 'belum', en: 'not yet' },
  there: { id: 'ada', en: 'there' },
  theReportIsReceived: { id: 'Laporan diterima', en: 'The report is received' },
  deadlineAtBawaslu: { id: 'Batas waktu ke Bawaslu', en: 'Deadline at Bawaslu' },
  whatIsMissingCan: {
    id: 'Yang masih kurang dapat ditambahkan dengan kode di halaman Lacak.',
    en: 'What is missing can be added by the code, on the Follow page.',
  },
  followTheReport: { id: 'Lacak laporan', en: 'Follow the report' },
  howLongItIs: { id: 'Berapa lama disimpan', en: 'How long it is stored' },
  n1HowToReport: { id: '1. Cara melapor', en: '1. How to report' },
  n2WhatAndWhere: { id: '2. Apa dan di mana', en: '2. What and where' },
  n3WhenAndThe: { id: '3. Kapan dan tempatnya', en: '3. When and the place' },
  today: { id: 'Hari ini', en: 'Today' },
  yesterday: { id: 'Kemarin', en: 'Yesterday' },
  n4WhoIsAccused: { id: '4. Siapa terlapor', en: '4. Who is accused' },
  n5WhatHappened: { id: '5. Ceritanya', en: '5. What happened' },
  forBawaslusForm: {
    id: 'Yang ditanyakan formulir Bawaslu (boleh dikosongkan)',
    en: 'What Bawaslu’s form asks (may stay empty)',
  },
  n7YouOnlyFor: {
    id: '7. Anda (hanya laporan dengan nama)',
    en: '7. You (only for a report with a name)',
  },
  onSocialMedia: { id: 'Di media sosial', en: 'On social media' },
  atEventsAndIn: { id: 'Di acara dan ruang publik', en: 'At events and in public' },
  withAPartyOr: { id: 'Dengan partai atau tim', en: 'With a party or a team' },
  withOfficeAndFacilities: { id: 'Dengan jabatan dan fasilitas', en: 'With office and facilities' },
  notAboutCivilServants: { id: 'Bukan soal netralitas ASN', en: 'Not about civil servants' },
  reportABreachOf: { id: 'Laporkan pelanggaran netralitas', en: 'Report a breach of neutrality' },
  threeMinutesNoAccount: {
    id: 'Tiga menit, tanpa akun. Laporan tidak dikirim ke kantor terlapor. Anda mendapat kode untuk mengikutinya.',
    en: 'Three minutes, no account. The report never goes to the office of the accused. You get a code to follow it.',
  },
  notSureLookInTheGuide: {
    id: 'Belum yakin itu pelanggaran? Lihat panduan boleh / tidak boleh',
    en: 'Not sure that it is a breach? See what is allowed and what is not',
  },
  whatIsNotComplete: {
    id: 'Yang belum lengkap tetap dapat dikirim, dan dapat ditambahkan kemudian dengan kode.',
    en: 'What is not complete can be sent all the same, and added to later by the code.',
  },
  sendTheReport: { id: 'Kirim laporan', en: 'Send the report' },
  youChoseToReport: {
    id: 'Anda memilih melapor tanpa nama: biarkan bagian ini kosong.',
    en: 'You chose to report without a name: leave this part empty.',
  },
  followUpCode16: { id: 'Kode tindak lanjut (16 angka)', en: 'Follow-up code (16 digits)' },
  itWasShownOnce: {
    id: 'Kode ini hanya ditampilkan sekali saat Anda melapor dan tidak bisa dikirim ulang.',
    en: 'It was shown once, when you reported, and cannot be sent again.',
  },
  look: { id: 'Lihat', en: 'Open' },
  followAReport: { id: 'Lacak laporan', en: 'Follow a report' },
  theTaskForceIs: {
    id: 'Satgas diberi tahu sekarang. SMS dan surelnya tidak memuat nama maupun isi laporan.',
    en: 'The task force is notified now. Its SMS and e-mail hold no name and nothing of the report.',
  },
  ifNobodyTakesIt: {
    id: 'Bila tidak ada yang mengambil, peringatan naik: ketua, provinsi, lalu nasional.',
    en: 'If nobody takes it, it climbs: chair, province, then nation.',
  },
  aLeadIsLooked: {
    id: 'Informasi awal ditelusuri satgas. Agar Bawaslu dapat memprosesnya sebagai laporan, berikan nama dan alamat Anda dengan kode ini sebelum batas waktunya lewat.',
    en: 'A lead is followed up by the task force. For Bawaslu to take it up as a report, give your name and address by this code while there is time.',
  },
  aLeadIsLookedInto: {
    id: 'Informasi awal ditelusuri satgas dan dapat diteruskan kepada Bawaslu sebagai informasi.',
    en: 'A lead is followed up by the task force and can be passed on to Bawaslu as information.',
  },
  onceCheckedForCompleteness: {
    id: 'Setelah kelengkapannya diperiksa, laporan diteruskan kepada Bawaslu. Bawaslu yang memutuskan apakah memprosesnya.',
    en: 'Once checked for completeness it is passed on to Bawaslu. Bawaslu decides whether to take it up.',
  },
  asTheDeadlineHas: {
    id: 'Karena batas waktunya sudah lewat, laporan Anda diteruskan sebagai informasi awal. Nama Anda tetap disimpan terpisah; selama laporan belum diteruskan, dengan kode ini Anda dapat menarik laporan, dan nama Anda dihapus saat itu juga.',
    en: 'As the deadline has passed, your report is passed on as information. Your name is stored separately; until it is passed on you can withdraw the report by this code, and your name is deleted at once.',
  },
  thisReportIsMarked: {
    id: 'Laporan ini kami tandai di luar cakupan ASN dan diteruskan kepada Bawaslu, yang berwenang.',
    en: 'This report is marked as outside the civil service and passed on to Bawaslu, whose matter it is.',
  },
  whatHappensNext: { id: 'Selanjutnya', en: 'What happens next' },
  voteBuyingIsBawaslus: {
    id: 'Politik uang adalah kewenangan Bawaslu, siapa pun pelakunya; Satgas netralitas tidak memutuskannya.',
    en: 'Vote buying is Bawaslu’s matter, whoever did it; the neutrality task force does not decide it.',
  },
  theAccusedIsUnder: {
    id: 'Terlapor tunduk pada aturan lain daripada ASN; yang berwenang adalah Bawaslu.',
    en: 'The accused is under other law than civil servants; it is Bawaslu’s matter.',
  },
  yourReportIsTaken: {
    id: 'Laporan Anda kami terima, kami tandai, dan diteruskan.',
    en: 'Your report is accepted, marked and passed on.',
  },
  toBeInTime: {
    id: 'Agar tidak terlambat, laporkan juga langsung ke kantor Bawaslu; batas waktunya sama dengan di bawah.',
    en: 'To be in time, report it to a Bawaslu office as well; the deadline is the one below.',
  },
} as const;
