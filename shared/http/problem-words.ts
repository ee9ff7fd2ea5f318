import type { RefusalCode } from '../refusal.ts';
import type { Lang } from './request.ts';

type Words = Record<Lang, string>;

export const titles: Record<RefusalCode, Words> = {
  'malformed-request': { id: 'Permintaan tidak terbaca', en: 'The request cannot be read' },
  'malformed-json': { id: 'Isi bukan JSON yang sah', en: 'The body is not valid JSON' },
  'not-signed-in': { id: 'Silakan masuk dahulu', en: 'Please sign in first' },
  'signature-refused': { id: 'Tanda tangan ditolak', en: 'The signature was refused' },
  'not-allowed': { id: 'Peran Anda tidak berwenang', en: 'Your role may not do this' },
  'wrong-region': {
    id: 'Daerah ini di luar wewenang Anda',
    en: 'This region is outside your scope',
  },
  'link-refused': { id: 'Tautan tidak sah', en: 'This link is not valid' },
  'origin-refused': {
    id: 'Permintaan datang dari situs lain',
    en: 'The request came from another site',
  },
  'sender-refused': { id: 'Pengirim tidak dikenali', en: 'The sender was not recognised' },
  'no-such-address': { id: 'Alamat tidak ditemukan', en: 'There is nothing at this address' },
  'not-found': { id: 'Tidak ditemukan', en: 'Not found' },
  'method-not-allowed': {
    id: 'Metode ini tidak dilayani di sini',
    en: 'This method is not served here',
  },
  conflict: { id: 'Keadaannya sudah berubah', en: 'It has changed in the meantime' },
  'too-late': { id: 'Sudah terlambat', en: 'It is too late for this' },
  'link-expired': { id: 'Tautan sudah kedaluwarsa', en: 'This link has expired' },
  'body-too-large': { id: 'Isi melebihi 256 KB', en: 'The body is larger than 256 KB' },
  'media-type-refused': { id: 'Jenis isi tidak dilayani', en: 'This media type is not served' },
  'invalid-fields': { id: 'Ada isian yang perlu diperbaiki', en: 'Some fields need mending' },
  'idempotency-key-reused': {
    id: 'Idempotency-Key sudah dipakai untuk isi lain',
    en: 'The Idempotency-Key was used for another body',
  },
  'receipt-refused': { id: 'Tanda terima tidak sah', en: 'The receipt is not valid' },
  'too-many-requests': { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
};

const reasons: Record<string, Words> = {
  required: { id: 'wajib diisi', en: 'is required' },
  'wrong-type': { id: 'jenis nilainya salah', en: 'has the wrong type' },
  'too-short': { id: 'terlalu pendek', en: 'is too short' },
  'too-long': { id: 'terlalu panjang', en: 'is too long' },
  'too-small': { id: 'terlalu kecil', en: 'is too small' },
  'too-large': { id: 'terlalu besar', en: 'is too large' },
  'not-one-of': { id: 'bukan pilihan yang tersedia', en: 'is not one of the choices' },
  'unknown-field': { id: 'isian ini tidak dikenal', en: 'is not a known field' },
  malformed: { id: 'bentuknya salah', en: 'is malformed' },
  'not-json': { id: 'bukan JSON UTF-8 yang sah', en: 'is not valid UTF-8 JSON' },
  unsupported: { id: 'tidak dilayani', en: 'is not supported' },
  repeated: { id: 'dikirim lebih dari sekali', en: 'was sent more than once' },
  'unknown-region': { id: 'daerah ini tidak dilayani', en: 'is not a served region' },
  'unknown-unit': {
    id: 'unit ini tidak dikenal di daerah itu',
    en: 'is not a unit of that region',
  },
  'not-of-that-region': {
    id: 'unit itu ada di daerah lain; samakan dengan daerah yang dipilih',
    en: 'belongs to another region than the one chosen',
  },
  'not-open': {
    id: 'kampanye tidak menerima jenis pegawai ini',
    en: 'is not taken in this campaign',
  },
  'must-agree': { id: 'ikrar hanya dicatat bila disetujui', en: 'a pledge needs your agreement' },
  'in-the-future': { id: 'tanggalnya di masa depan', en: 'lies in the future' },
  'too-long-ago': { id: 'tanggalnya terlalu lama', en: 'lies too far in the past' },
  'not-a-date': { id: 'bukan tanggal yang ada', en: 'is not a date that exists' },
  'before-occurred': { id: 'diketahui sebelum kejadian', en: 'was known before it happened' },
  'accused-unnamed': {
    id: 'sebutkan nama dan unit terlapor, atau tautan buktinya',
    en: 'name the accused and their unit, or give a link',
  },
  'needed-for-named': {
    id: 'wajib untuk laporan dengan nama',
    en: 'is needed for a report with a name',
  },
  'not-for-lead': {
    id: 'jangan diisi untuk informasi awal tanpa nama',
    en: 'must be left out of a lead without a name',
  },
  'not-a-link': { id: 'bukan alamat http atau https', en: 'is not an http or https address' },
  'not-indonesian': { id: 'bukan nomor Indonesia', en: 'is not an Indonesian number' },
  'not-mobile': { id: 'bukan nomor seluler', en: 'is not a mobile number' },
  'wrong-length': { id: 'jumlah angkanya salah', en: 'has the wrong number of digits' },
  'not-digits': { id: 'hanya boleh angka', en: 'takes digits only' },
  'old-nip': {
    id: 'NIP lama 9 angka tidak berlaku lagi; pakai 18 angka',
    en: 'the old NIP of 9 digits no longer holds; give 18 digits',
  },
  'scientific-notation': {
    id: 'ini notasi ilmiah dari lembar sebar; salin angkanya utuh',
    en: 'is in scientific notation from a spreadsheet; copy the digits whole',
  },
  'all-zeros': { id: 'tidak boleh nol semua', en: 'must not be all zeros' },
  'impossible-birth-date': {
    id: 'tanggal lahirnya tidak mungkin',
    en: 'has an impossible birth date',
  },
  'impossible-start-year': {
    id: 'tahun mulainya tidak mungkin',
    en: 'has an impossible start year',
  },
  'impossible-sex-digit': { id: 'angka ke-15 harus 1 atau 2', en: 'digit 15 must be 1 or 2' },
  'impossible-sequence': { id: 'nomor urutnya tidak boleh 000', en: 'must not end in 000' },
  'unknown-code': { id: 'kode ini tidak dikenal', en: 'is not a known code' },
  forged: { id: 'tanda tangannya tidak cocok', en: 'its signature does not match' },
  expired: { id: 'masa berlakunya habis', en: 'has expired' },
  'not-for-you': { id: 'tautan ini bukan untuk tugas ini', en: 'this link is not for this alert' },
  'taken-by-a-colleague': {
    id: 'seorang rekan sudah mengambilnya',
    en: 'a colleague has taken it',
  },
  'not-utf-8': {
    id: 'bukan berkas UTF-8: simpan sebagai "CSV UTF-8"',
    en: 'is not UTF-8: save it as “CSV UTF-8”',
  },
  'not-a-sheet': { id: 'tidak terbaca sebagai lembar CSV', en: 'cannot be read as a CSV sheet' },
  'too-many-rows': { id: 'terlalu banyak baris', en: 'has too many rows' },
  'political-word': {
    id: 'memuat kata politik, yang ditolak operator SMS',
    en: 'has a political word, which SMS carriers refuse',
  },
  'phone-number': {
    id: 'memuat nomor telepon, yang ditolak operator SMS',
    en: 'has a phone number, which SMS carriers refuse',
  },
  'region-full': {
    id: 'daerah ini sudah punya 100 petugas',
    en: 'already has 100 officers',
  },
  'not-yours': { id: 'bukan tugas Anda', en: 'is not yours' },
  'unknown-officer': {
    id: 'bukan petugas yang dapat menanganinya',
    en: 'is no officer who may have it',
  },
  'too-far-away': {
    id: 'terlalu lama: paling lama 72 jam',
    en: 'is too far away: 72 hours at most',
  },
  'unknown-key': {
    id: 'ditandatangani kunci yang tidak dikenal',
    en: 'is signed by an unknown key',
  },
  'unknown-version': { id: 'versinya tidak dikenal', en: 'has an unknown version' },
  'not-of-this-region': {
    id: 'tangga ini bukan untuk tingkat daerah itu',
    en: 'this rung is not of that level',
  },
  'conflict-of-interest': {
    id: 'laporan ini menyangkut unit kerja Anda sendiri',
    en: 'this report concerns your own unit',
  },
  'wrong-secret': { id: 'rahasianya tidak cocok', en: 'does not match' },
  'missing-header': { id: 'tidak dikirim', en: 'was not sent' },
  'missing-field': { id: 'tidak diisi', en: 'was not sent' },
  'repeated-header': { id: 'dikirim lebih dari sekali', en: 'was sent more than once' },
  'no-matching-signature': {
    id: 'tanda tangannya tidak cocok',
    en: 'its signature does not match',
  },
  'malformed-signature': { id: 'bentuk tanda tangannya salah', en: 'is no signature' },
  'too-deep': { id: 'bersarang terlalu dalam', en: 'is nested too deeply' },
  'bad-expression': {
    id: 'ungkapan JMESPath-nya tidak dapat dipakai',
    en: 'is no JMESPath expression that can be used',
  },
  'result-too-large': { id: 'hasilnya terlalu besar', en: 'yields too much' },
  'box-full': { id: 'kotak pesannya penuh', en: 'the message box is full' },
  'unknown-case': { id: 'kasus ini tidak ada', en: 'there is no such case' },
  'unknown-request': { id: 'permintaan ini tidak ada', en: 'there is no such request' },
  'nobody-named': {
    id: 'laporan ini tidak memuat nama pelapor',
    en: 'nobody gave a name with this report',
  },
  'too-many-asked': {
    id: 'terlalu banyak permintaan untuk laporan ini',
    en: 'was asked too often for this report',
  },
  'own-request': {
    id: 'permintaan sendiri harus disetujui orang lain',
    en: 'your own request needs another person',
  },
  'needs-a-chair': {
    id: 'hanya ketua atau satgas tingkat di atasnya yang dapat menyetujui',
    en: 'only a chair, or the satgas of a higher level, can agree',
  },
  'approved-by-another': {
    id: 'orang lain sudah menyetujuinya',
    en: 'somebody else has agreed already',
  },
  'needs-two': {
    id: 'hanya peminta dan penyetuju yang dapat membacanya',
    en: 'only who asked and who agreed can read it',
  },
  'not-a-number': { id: 'bukan nomor yang sah', en: 'is not a valid number' },
};

/** Says a reason in the reader's language; a reason without words says itself. */
export const reasonText = (reason: string, lang: Lang): string =>
  reasons[reason]?.[lang] ?? reason.replaceAll('-', ' ');
