/** The texts of this room's pages, in both languages. */
export const words = {
  aboutPledging: {
    id: 'Ikrar netralitas pegawai pemerintah: setengah menit di ponsel, dengan tanda terima yang dapat diperiksa siapa pun.',
    en: 'The pledge of neutrality of civil servants: half a minute on a phone, with a receipt that anybody can check.',
  },
  confirmByMailbox: {
    id: 'Konfirmasi lewat surel dinas',
    en: 'Confirm by office mailbox',
  },
  whatIsAllowedAnd: {
    id: 'Apa yang boleh dan tidak boleh: panduan dengan sanksi dan dasar hukumnya',
    en: 'What is allowed and what is not: the guide, with sanctions and legal sources',
  },
  thisPledgeBelongsTo: {
    id: 'Ikrar ini masuk apel yang sedang Anda ikuti. Isi dalam sepuluh menit.',
    en: 'This pledge belongs to the ceremony you attend. Fill it in within ten minutes.',
  },
  signInToBeConfirmed: {
    id: 'Punya akun ASN? Masuk dengan akun itu: ikrar Anda tercatat dikonfirmasi dan masuk angka utama, dan nomor tidak perlu diketik.',
    en: 'Do you have an ASN account? Sign in with it: your pledge is recorded as confirmed and is part of the headline number, and you need not type your number.',
  },
  pledgeOfNeutrality: { id: 'Ikrar netralitas', en: 'Pledge of neutrality' },
  withoutThePuzzle: {
    id: 'Tanpa menunggu, ikrar ini pun tercatat; hanya daerah melihat bahwa banyak ikrar datang dari jaringan ini.',
    en: 'Without waiting, this pledge is recorded as well; only the region sees that many came from this network.',
  },
  iPledge: { id: 'Saya berikrar', en: 'I pledge' },
  pledgesOpenOn: { id: 'ikrar dibuka ', en: 'pledges open on ' },
  pledgesClosedOn: { id: 'ikrar ditutup ', en: 'pledges closed on ' },
  theWordsOfThe: {
    id: 'Naskah ikrar berbeda menurut daerah. Pilih daerah Anda untuk membacanya.',
    en: 'The words of the pledge differ by region. Choose yours to read them.',
  },
  chooseYourRegion: {
    id: 'Pilih daerah Anda.',
    en: 'Choose your region.',
  },
  anotherRegion: { id: 'Daerah lain', en: 'Another region' },
  wordsOfThePledge: { id: 'Naskah ikrar', en: 'Words of the pledge' },
  versionOfTheText: {
    id: (version: number) => `Naskah versi ${String(version)}`,
    en: (version: number) => `Version ${String(version)} of the text`,
  },
  thisPageIsKept: {
    id: 'Halaman ini tersimpan di ponsel Anda: ikrar dapat dibuat tanpa sinyal dan dikirim nanti.',
    en: 'This page is stored on your phone: you can pledge without a signal and it is sent later.',
  },
  pledgesOnThisPhone: { id: 'Ikrar di ponsel ini', en: 'Pledges on this phone' },
  thereIsNoConnection: {
    id: 'Tidak ada sambungan. Ikrar Anda disimpan di ponsel ini dengan waktunya, dan dikirim begitu tersambung. Biarkan ponsel tetap dipakai seperti biasa, atau buka lagi halaman ini nanti.',
    en: 'There is no connection. Your pledge is stored on this phone with its time and is sent when the connection is back. Use the phone as usual, or open this page again later.',
  },
  waitingToBeSent: { id: 'Menunggu dikirim: ', en: 'Waiting to be sent: ' },
  sendNow: { id: 'Kirim sekarang', en: 'Send now' },
  untilItIsSent: {
    id: 'Sampai terkirim atau dihapus, nomor yang Anda isi ada di ponsel ini, tidak disandikan: siapa pun yang memegang ponsel ini dapat membacanya. Sesudah itu nomornya hilang dari ponsel.',
    en: 'Until it is sent or deleted, the number you entered stays on this phone unencrypted: anyone using this phone can read it. After that it is removed from the phone.',
  },
  waitsForAConnection: { id: 'menunggu sambungan', en: 'waits for a connection' },
  handOver: { id: 'Titipkan dengan kode QR', en: 'Hand over by QR code' },
  handOverHow: {
    id: 'Tunjukkan kode ini kepada pemimpin apel atau rekan yang akan ke tempat bersinyal: kamera ponselnya membacanya. Nomor Anda tersandi di dalamnya. Ponsel ini tetap mengirim sendiri begitu ada sinyal; dihitung satu kali.',
    en: 'Show this code to the leader of the ceremony, or to a colleague who will have a signal: the camera of their phone reads it. Your number is sealed in it. This phone still sends it itself once there is a signal; it counts once.',
  },
  handOverCode: { id: 'Kode QR ikrar yang dititipkan', en: 'QR code of the pledge handed over' },
  handOverAddress: { id: 'Alamat di dalam kode', en: 'The address in the code' },
  handOverClose: { id: 'Tutup kode', en: 'Close the code' },
  notAccepted: { id: 'tidak diterima: ', en: 'not accepted: ' },
  deleteItAndFill: {
    id: '. Hapus, lalu isi formulir sekali lagi.',
    en: '. Delete it and fill in the form again.',
  },
  sent: { id: 'terkirim. ', en: 'sent. ' },
  receiptAndCertificate: { id: 'Tanda terima dan piagam', en: 'Receipt and certificate' },
  deleteFromThePhone: { id: 'Hapus dari ponsel', en: 'Delete from the phone' },
} as const;
