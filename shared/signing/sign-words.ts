/** The texts of the electronic signature of a document, in both languages. */
export const signTexts = {
  sign: { id: 'Tandatangani secara elektronik', en: 'Sign electronically' },
  electronicSignature: { id: 'Tanda tangan elektronik', en: 'Electronic signature' },
  whatIsSigned: {
    id: 'Yang ditandatangani ialah PDF-nya, dengan sertifikat elektronik (BSrE) milik penanda tangan. Isi NIK dan passphrase sendiri; keduanya dikirim sekali ke layanan tanda tangan dan tidak disimpan di sini.',
    en: 'What is signed is the PDF, with the electronic certificate (BSrE) of the signer. Enter NIK and passphrase yourself; both are sent to the signing service once and are not stored here.',
  },
  readFirst: { id: 'Baca PDF-nya dahulu', en: 'Read the PDF first' },
  nik: { id: 'NIK penanda tangan', en: 'NIK of the signer' },
  passphrase: { id: 'Passphrase sertifikat', en: 'Passphrase of the certificate' },
  yesSign: { id: 'Ya, tandatangani', en: 'Yes, sign' },
  unsure: {
    id: 'Hasil percobaan terakhir tidak diketahui: layanan tidak menjawab setelah berkas dikirim, jadi mungkin sudah ditandatangani di sana. Periksa dahulu riwayat tanda tangan di BSrE atau tanyakan kepada Diskominfo.',
    en: 'What came of the last try is not known: the service did not answer after the file was sent, so it may have been signed there. Look at the history of signatures at BSrE first, or ask Diskominfo.',
  },
  again: {
    id: 'Saya sudah memeriksa; tandatangani lagi walau mungkin menjadi dua tanda tangan.',
    en: 'I have checked; sign again although there may then be two signatures.',
  },
  underWay: {
    id: 'Sedang ditandatangani. Muat ulang halaman ini satu menit lagi.',
    en: 'It is being signed. Load this page again in a minute.',
  },
  signedAt: { id: 'Ditandatangani', en: 'Signed' },
  by: { id: 'oleh', en: 'by' },
  hash: { id: 'SHA-256 PDF bertanda tangan', en: 'SHA-256 of the signed PDF' },
  valid: {
    id: 'Layanan tanda tangan menyatakan tanda tangannya sah saat diterima.',
    en: 'The signing service found the signature valid when it came.',
  },
  invalid: {
    id: 'Layanan tanda tangan menyatakan tanda tangannya TIDAK sah. Hubungi pengelola sistem.',
    en: 'The signing service found the signature NOT valid. Tell who runs this system.',
  },
  unknown: {
    id: 'Belum diperiksa oleh layanan tanda tangan; periksa dengan aplikasi BSrE.',
    en: 'Not yet checked by the signing service; check it with an application of BSrE.',
  },
  notSigned: {
    id: 'Belum ditandatangani secara elektronik.',
    en: 'Not yet signed electronically.',
  },
  download: { id: 'Unduh PDF bertanda tangan', en: 'Download the signed PDF' },
} as const;
