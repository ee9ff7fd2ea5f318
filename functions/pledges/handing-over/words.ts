/** The texts of this room's pages, in both languages. */
export const words = {
  title: { id: 'Titipan ikrar', en: 'Pledges handed over' },
  lead: {
    id: 'Di tempat tanpa sinyal, ponsel lain menunjukkan kode QR ikrarnya dan ponsel ini membawanya ke tempat bersinyal.',
    en: 'Where there is no signal, other phones show the QR code of their pledge and this phone carries it to where there is one.',
  },
  how: {
    id: 'Buka kamera ponsel ini dan arahkan ke kode QR di ponsel lain: halaman ini terbuka dan menyimpannya. Isinya tersandi; ponsel ini pun tidak dapat membaca nomornya.',
    en: 'Open the camera of this phone and point it at the QR code on the other phone: this page opens and stores it. It is sealed; not even this phone can read the number.',
  },
  openOnce: {
    id: 'Buka halaman ini sekali selagi ada sinyal, sebelum apel.',
    en: 'Open this page once while there is a signal, before the ceremony.',
  },
  noScript: {
    id: 'Halaman ini memerlukan JavaScript. Tanpa itu, kirim lembar unit.',
    en: 'This page needs JavaScript. Without it, send the sheet of the unit.',
  },
  photo: { id: 'Atau ambil foto kode QR', en: 'Or take a photo of the QR code' },
  paste: { id: 'Atau tempel alamat dari kode QR', en: 'Or paste the address of the QR code' },
  take: { id: 'Simpan', en: 'Store' },
  waiting: { id: 'Menunggu dikirim: ', en: 'Waiting to be sent: ' },
  stored: { id: 'Sudah dikirim: ', en: 'Sent: ' },
  refused: { id: 'Tidak diterima: ', en: 'Not accepted: ' },
  refusedHint: {
    id: 'Yang tidak diterima tetap ada di ponsel pemiliknya, yang mengirimnya sendiri begitu ada sinyal.',
    en: 'What was not accepted is still on the phone of its owner, which sends it itself once there is a signal.',
  },
  notACode: { id: 'Ini bukan kode titipan ikrar.', en: 'This is not the code of a pledge.' },
  send: { id: 'Kirim sekarang', en: 'Send now' },
  byUnit: {
    id: 'Dikirim lewat tautan unit apel: yang ada di daftar unit tercatat hadir menurut unit.',
    en: 'Sent by the link of a unit of a ceremony: whoever is on its roster is recorded as attended by the unit’s word.',
  },
  forgetUnit: { id: 'Jangan pakai tautan unit lagi', en: 'Stop using the unit’s link' },
  toTaking: {
    id: 'Kumpulkan ikrar dari ponsel tanpa sinyal',
    en: 'Collect pledges of phones without a signal',
  },
} as const;
