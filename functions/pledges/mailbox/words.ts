/** The texts of this room's pages, in both languages. */
export const words = {
  title: { id: 'Konfirmasi lewat surel dinas', en: 'Confirm by office mailbox' },
  howItWorks: {
    id: 'Isi nomor pegawai dan alamat surel dinas Anda. Bila keduanya tercatat bersama pada daftar pegawai daerah, kami mengirim tautan ke alamat itu. Buka tautannya di sana, lalu ikrarkan: ikrar Anda tercatat dikonfirmasi, juga bila sudah pernah Anda kirim sebagai pengakuan.',
    en: 'Give your staff number and the address of your office mailbox. If the region’s roster lists them together, we send a link to that address. Open it there and pledge: your pledge is recorded as confirmed, also if you have claimed it before.',
  },
  region: { id: 'Daerah', en: 'Region' },
  number: { id: 'NIP atau NI PPPK', en: 'NIP or NI PPPK' },
  numberHint: { id: '18 angka. Nomornya tidak disimpan.', en: '18 digits. It is not stored.' },
  mailbox: { id: 'Alamat surel dinas', en: 'Office mailbox' },
  mailboxHint: {
    id: 'Yang hanya Anda baca. Surel bersama kantor tidak dapat mengonfirmasi siapa pun. Alamatnya tidak disimpan.',
    en: 'One that only you read. A mailbox that an office shares confirms nobody. The address is not stored.',
  },
  send: { id: 'Kirim tautan', en: 'Send the link' },
  asked: { id: 'Periksa surel dinas Anda', en: 'Look into your office mailbox' },
  askedMeans: {
    id: 'Bila nomor dan alamat itu tercatat bersama, surel dengan tautan tiba dalam beberapa menit. Halaman ini selalu menjawab sama, agar tidak seorang pun dapat mencari tahu siapa yang terdaftar atau sudah berikrar.',
    en: 'If that number and address are listed together, a mail with a link arrives within minutes. This page always answers the same, so that nobody can find out who is listed or has pledged.',
  },
  nothingCame: {
    id: 'Tidak ada yang tiba? Periksa folder spam dan penulisan alamat; paling banyak tiga surel sehari. Bila tetap tidak ada, mintalah BKPSDM memeriksa alamat Anda pada daftar pegawai. Anda selalu dapat berikrar sebagai pengakuan, atau hadir di apel.',
    en: 'Nothing came? Look into the spam folder and check the spelling; at most three mails a day. If still nothing comes, ask the personnel agency to check your address on the roster. You can always claim, or attend a ceremony.',
  },
  pledgeAsClaim: { id: 'Ikrar tanpa konfirmasi', en: 'Pledge without confirming' },
  linkTitle: { id: 'Ikrar dan konfirmasi', en: 'Pledge and confirm' },
  linkFor: {
    id: (tail: string) =>
      `Tautan ini dikirim ke surel dinas pemilik nomor yang berakhir ${tail}. Ikrar ini akan tercatat dikonfirmasi untuk nomor itu.`,
    en: (tail: string) =>
      `This link was sent to the office mailbox of the owner of the number that ends in ${tail}. This pledge will be recorded as confirmed for that number.`,
  },
  nothingElse: {
    id: 'Dari surel Anda hanya tersimpan bahwa ikrar ini dikonfirmasi. Membuka halaman ini belum mengubah apa pun. Bukan Anda? Tutup saja halaman ini.',
    en: 'Of your mailbox we store only that this pledge is confirmed. Opening this page has changed nothing. Not you? Just close it.',
  },
  unitOfRoster: { id: 'Unit kerja menurut daftar pegawai: ', en: 'Unit, as the roster says: ' },
} as const;

/** The mail: plain text, without a name or a number. */
export const mailText = (link: string): { subject: string; text: string } => ({
  subject: 'Tautan untuk mengonfirmasi ikrar netralitas',
  text: [
    'Seseorang meminta tautan untuk mengonfirmasi ikrar netralitas lewat surel dinas ini.',
    '',
    'Bila itu Anda, buka tautan ini dalam 24 jam, baca ikrarnya, lalu tekan tombol di halaman itu:',
    link,
    '',
    'Membuka tautan saja tidak mengubah apa pun. Tautan ini hanya untuk Anda; jangan diteruskan.',
    'Bila bukan Anda yang meminta, abaikan surel ini.',
  ].join('\n'),
});
