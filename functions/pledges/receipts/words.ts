/** The texts of this room's pages, in both languages. */
export const words = {
  certificateOfThePledge: {
    id: 'Piagam ikrar netralitas',
    en: 'Certificate of the pledge of neutrality',
  },
  yourNameOnThe: { id: 'Nama Anda di piagam', en: 'Your name on the certificate' },
  mayStayEmptyIt: {
    id: 'Boleh kosong. Ditulis hanya di layar ini untuk dicetak; tidak dikirim dan tidak disimpan.',
    en: 'May stay empty. It is written on this screen only, to be printed; it is not sent or stored.',
  },
  nameWrittenByIts: { id: 'Nama, ditulis oleh pemegang', en: 'Name, written by its holder' },
  campaign: { id: 'Kampanye', en: 'Campaign' },
  region: { id: 'Daerah', en: 'Region' },
  recordedAt: { id: 'Waktu tercatat', en: 'Recorded at' },
  act: { id: 'Bentuk', en: 'Act' },
  worth: { id: 'Bukti', en: 'Proof' },
  words: { id: 'Naskah', en: 'Words' },
  version: { id: 'versi', en: 'version' },
  receiptNumber: { id: 'Nomor tanda terima', en: 'Receipt number' },
  qrCodeToCheck: { id: 'Kode QR untuk memeriksa tanda terima', en: 'QR code to check the receipt' },
  printOrSave: { id: 'Cetak atau simpan', en: 'Print or save' },
  downloadAsPdf: { id: 'Unduh PDF', en: 'Download as PDF' },
  sendByWhatsapp: { id: 'Kirim lewat WhatsApp', en: 'Send by WhatsApp' },
  certificateOfThePledgeOf: {
    id: 'Piagam Ikrar Netralitas',
    en: 'Certificate of the Pledge of Neutrality',
  },
  nameWrittenByItsHolder: {
    id: 'Nama (ditulis sendiri oleh pemegang)',
    en: 'Name (written by its holder)',
  },
  scanToCheck: { id: 'Pindai untuk memeriksa keasliannya', en: 'Scan to check that it is genuine' },
  signatureOfHolder: { id: 'Tanda tangan pemegang', en: 'Signature of its holder' },
  iHavePledgedTo: {
    id: (checkAt: string) => `Saya telah berikrar netral. Periksa tanda terimanya: ${checkAt}`,
    en: (checkAt: string) => `I have pledged to be neutral. Check the receipt: ${checkAt}`,
  },
  notAWholeReceipt: { id: 'Bukan tanda terima yang utuh', en: 'Not a whole receipt' },
  aCharacterIsMissing: {
    id: 'Ada huruf yang kurang, berlebih, atau bukan bagian dari tanda terima. Salin seluruhnya dan periksa sekali lagi.',
    en: 'A character is missing, too many, or cannot be part of a receipt. Copy all of it and check again.',
  },
  theReceiptIsNot: { id: 'Tanda terima tidak sah', en: 'The receipt is not genuine' },
  itWasChangedAfter: {
    id: 'Isinya berubah setelah diterbitkan, atau tidak pernah diterbitkan di sini: tanda tangannya tidak cocok.',
    en: 'It was changed after it was issued, or never issued here: its signature does not match.',
  },
  aReceiptOfAn: { id: 'Jenis tanda terima belum dikenal', en: 'A receipt of an unknown kind' },
  thePageOnThis: {
    id: 'Halaman di ponsel ini tidak mengenal jenisnya. Buka sekali dengan sambungan, lalu periksa lagi.',
    en: 'The page on this phone does not know its kind. Open it once with a connection and check again.',
  },
  cannotBeToldYet: { id: 'Belum dapat dipastikan', en: 'Cannot be verified yet' },
  itsKeyIsNot: {
    id: 'Kunci tanda terima ini tidak ada di antara kunci yang diterbitkan di sini sampai tanggal di bawah. Jika ponsel sedang tanpa sambungan, sambungkan dan periksa lagi; jika tersambung, tanda terima ini tidak diterbitkan di sini.',
    en: 'Its key is not among those published here up to the date below. If the phone has no connection, connect it and check again; if it has one, this receipt was not issued here.',
  },
  thisBrowserCannotCheck: {
    id: 'Peramban ini tidak dapat memeriksa',
    en: 'This browser cannot check',
  },
  thisBrowserDoesNot: {
    id: 'Peramban ini belum mengenal tanda tangan Ed25519. Itu tidak berarti tanda terimanya salah. Perbarui peramban, atau buka /v1/receipts/ diikuti tanda terimanya saat tersambung: di sana server yang memeriksa.',
    en: 'This browser does not know Ed25519 signatures. The receipt may still be valid. Update the browser, or open /v1/receipts/ followed by the receipt when connected: there the server does the check.',
  },
  theKeysAreNot: { id: 'Kunci belum ada di ponsel ini', en: 'The keys are not on this phone yet' },
  connectThePhoneOnce: {
    id: 'Sambungkan ponsel ke internet sekali: setelah itu halaman ini juga memeriksa tanpa sambungan.',
    en: 'Connect the phone once: from then on this page checks without a connection too.',
  },
  theReceiptIsGenuine: { id: 'Tanda terima sah', en: 'The receipt is genuine' },
  time: { id: 'Waktu', en: 'Time' },
  version2: { id: 'versi ', en: 'version ' },
  certificateNeedsAConnection: {
    id: 'Piagam (perlu sambungan)',
    en: 'Certificate (needs a connection)',
  },
  checkedOnThisPhone: {
    id: 'Diperiksa di ponsel ini dengan kunci publik per ',
    en: 'Checked on this phone with the public keys of ',
  },
  pasteAReceiptHere: { id: 'Tempel tanda terima di sini', en: 'Paste a receipt here' },
  check: { id: 'Periksa', en: 'Check' },
  verifyAReceipt: { id: 'Verifikasi tanda terima', en: 'Verify a receipt' },
  aReceiptProvesThat: {
    id: 'Tanda terima membuktikan bahwa seseorang berikrar, di mana, kapan, dan dengan naskah yang mana. Siapa orangnya tidak tertulis di dalamnya.',
    en: 'A receipt proves that somebody pledged, where, when, and to which words. Who it was is not in it.',
  },
  theQrCodeOf: {
    id: 'Kode QR pada tanda terima membuka halaman ini dan mengisinya. Pemeriksaan berjalan di ponsel Anda; tanda terima tidak dikirim ke mana pun. Sekali dibuka, halaman ini juga bekerja tanpa sambungan. Tanpa skrip, server yang memeriksa.',
    en: 'The QR code of a receipt opens this page and fills it in. The check runs on your phone; the receipt is sent nowhere. Once opened, the page also works without a connection. Without script, the server does the check.',
  },
  itIsVoid: {
    id: 'Ikrar ini dibatalkan: tanda terimanya asli, tetapi tidak lagi dihitung.',
    en: 'This pledge was voided: its receipt is genuine, but it no longer counts.',
  },
  itMayBeVoid: {
    id: 'Sebagian pengakuan dari daerah dan waktu ini dibatalkan; tanda terima ini mungkin salah satunya.',
    en: 'Some claims of this region and time were voided; this receipt may be one of them.',
  },
  whyVoid: { id: 'Alasan', en: 'Reason' },
  pledgeAgain: {
    id: 'Siapa pun dapat berikrar lagi, dengan bukti yang lebih kuat: di apel, atau dengan akun ASN.',
    en: 'Anybody can pledge again, with more proof: at a ceremony, or with a civil-servant account.',
  },
  certificateAndQrCode: { id: 'Piagam dan kode QR', en: 'Certificate and QR code' },
} as const;
