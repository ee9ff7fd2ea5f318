import type { Words } from '../../../shared/page/frame.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  pledgeWithAccount: { id: 'Ikrar dengan akun ASN', en: 'Pledge with your ASN account' },
  youAreSignedIn: {
    id: (tail: string) =>
      `Anda masuk dengan akun yang nomornya berakhir ${tail}. Ikrar ini akan tercatat dikonfirmasi untuk nomor itu.`,
    en: (tail: string) =>
      `You are signed in with the account whose number ends in ${tail}. This pledge will be recorded as confirmed for that number.`,
  },
  nothingElseIsKept: {
    id: 'Dari akun Anda hanya tersimpan bahwa ikrar ini dikonfirmasi, bukan nama atau surel; nomornya hanya sebagai sidik kunci, seperti pada setiap ikrar. Isi dalam sepuluh menit.',
    en: 'Of your account we store only that this pledge is confirmed, no name or e-mail address; the number only as a keyed hash, as with every pledge. Fill in the form within ten minutes.',
  },
  notYourNumber: {
    id: 'Bukan nomor Anda? Masuk dengan akun Anda sendiri:',
    en: 'Not your number? Sign in with your own account:',
  },
  unitByYourself: {
    id: 'Akun Anda tidak menyebut unit kerja, dan daftar pegawai tidak memuatnya: pilih sendiri. Unit tercatat menurut Anda; nomor Anda tetap dikonfirmasi.',
    en: 'Your account names no unit, and no roster does: choose it yourself. The unit is recorded as you say; your number is confirmed all the same.',
  },
  unitOfAccount: {
    id: 'Unit kerja menurut akun atau daftar pegawai: ',
    en: 'Unit, as the account or the roster says: ',
  },
  notSignedIn: { id: 'Anda belum masuk', en: 'You are not signed in' },
  nothingStored: {
    id: 'Tidak ada yang tersimpan dari percobaan ini.',
    en: 'Nothing was stored by this attempt.',
  },
  pledgeWithoutAccount: { id: 'Ikrar tanpa akun', en: 'Pledge without an account' },
  issuerSilent: {
    id: 'Layanan akun ASN tidak menjawab',
    en: 'The ASN account service does not answer',
  },
  issuerSilentMeans: {
    id: 'Layanan masuk akun ASN sedang tidak dapat dihubungi. Tidak ada yang hilang. Anda dapat berikrar sekarang tanpa akun (tercatat sebagai pengakuan), lalu masuk nanti: ikrar Anda kemudian dikonfirmasi.',
    en: 'The sign-in service for ASN accounts cannot be reached at the moment. Nothing is lost. You can pledge now without an account (recorded as claimed) and sign in later: your pledge is then confirmed.',
  },
} as const;

/** Why somebody is not signed in, for people: what happened and what to do. */
const whyNot: Record<string, Words> = {
  expired: {
    id: 'Sudah lebih dari sepuluh menit. Masuk sekali lagi.',
    en: 'More than ten minutes have passed. Sign in once more.',
  },
  'refused-by-issuer': {
    id: 'Layanan akun ASN tidak memasukkan Anda, atau Anda membatalkannya.',
    en: 'The ASN account service did not sign you in, or you cancelled it.',
  },
  'other-sign-in': {
    id: 'Di peramban ini seseorang sudah masuk lagi setelah halaman itu dibuka. Masuk sekali lagi dengan akun Anda sendiri.',
    en: 'Somebody has signed in again in this browser since that page was opened. Sign in once more with your own account.',
  },
  'account-without-nip': {
    id: 'Akun ini tidak memuat NIP atau NI PPPK (18 angka), jadi tidak membuktikan nomor siapa pun. Pakai akun ASN milik Anda sendiri.',
    en: 'This account holds no NIP or NI PPPK (18 digits), so it proves nobody’s number. Use your own ASN account.',
  },
  'account-of-other-unit': {
    id: 'Unit kerja pada akun ini tidak termasuk kampanye ini.',
    en: 'The unit on this account is not part of this campaign.',
  },
  'not-for-us': {
    id: 'Jawaban layanan akun ASN tidak dapat diterima: bukan untuk situs ini, atau bukan dari layanan itu.',
    en: 'The answer of the ASN account service cannot be accepted: it is not for this site, or not from that service.',
  },
};

const anyReason: Words = {
  id: 'Masuk tidak selesai di peramban ini. Mulai sekali lagi dari tombol di bawah.',
  en: 'The sign-in was not finished in this browser. Start again with the button below.',
};

export const whyNotSignedIn = (reason: string | undefined): Words =>
  (reason === undefined ? undefined : whyNot[reason]) ?? anyReason;
