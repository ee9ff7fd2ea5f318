/** What each number means, to stand beside it. */
export const definitions = {
  pledged: {
    id: 'Orang yang ikrarnya tercatat, masing-masing dihitung satu kali, dibulatkan ke bawah ke kelipatan lima. “Masih sedikit”: belum cukup untuk angka yang tidak menunjuk siapa pun. Ikrar yang dihapus atas permintaan sah tidak lagi dihitung.',
    en: 'People whose pledge is recorded, each counted once, rounded down to fives. “Too few yet”: not enough for a number that singles nobody out. A pledge erased on a lawful request no longer counts.',
  },
  units: {
    id: 'Menurut unit kerja yang disebut orang itu sendiri ketika berikrar.',
    en: 'By the unit that people named themselves when they pledged.',
  },
  staffKinds: {
    id: 'Menurut status kepegawaian yang disebut orang itu sendiri ketika berikrar.',
    en: 'By the kind of staff that people named themselves when they pledged.',
  },
  standings: {
    id: 'Terverifikasi: nomornya ada di daftar pegawai daerah itu. Pengakuan: belum ada di daftar, atau daftarnya belum dimuat.',
    en: 'Verified: the number is on the roster of the region. Claimed: it is not on it yet, or there is no roster yet.',
  },
  acts: {
    id: 'Ikrar diucapkan bersama; pakta integritas ditandatangani masing-masing. Setiap orang dihitung pada tindakan pertamanya.',
    en: 'An ikrar is spoken together, a pakta integritas is signed by each. A person counts by their first act.',
  },
  ceremonies: {
    id: 'Menurut apel tempat orang itu berikrar untuk pertama kali; kodenya tercantum pada berita acara.',
    en: 'By the ceremony at which people first pledged; its code is on its record (berita acara).',
  },
  others: {
    id: 'Yang lain: kelompok yang lebih kecil dari lima orang dan sisa pembulatan, digabung agar tidak menunjuk siapa pun. Setiap tabel berjumlah sama.',
    en: 'Others: groups of fewer than five people and what rounding left over, merged so that nobody is singled out. Every table adds up to the same.',
  },
  countedAt: {
    id: 'Sejak kapan angka ini berlaku. Angka mengikuti ikrar dalam beberapa detik dan hanya berubah dalam langkah lima orang.',
    en: 'Since when these numbers hold. They follow pledges within seconds and change only in steps of five people.',
  },
  audit: {
    id: 'Setiap malam semua ikrar dari hari-hari sebelumnya dihitung ulang satu per satu dan dibandingkan dengan angka yang tercatat.',
    en: 'Every night all pledges of the days before are counted again one by one and compared with the stored numbers.',
  },
} as const;

/** How the page and the CSV name what is counted. */
export const cellWords: Record<string, { id: string; en: string }> = {
  pns: { id: 'PNS', en: 'PNS (civil servant)' },
  pppk: { id: 'PPPK', en: 'PPPK (contract civil servant)' },
  'pppk-part-time': { id: 'PPPK paruh waktu', en: 'Part-time PPPK' },
  'non-asn': { id: 'Non-ASN', en: 'Other staff' },
  verified: { id: 'Terverifikasi', en: 'Verified' },
  claimed: { id: 'Pengakuan', en: 'Claimed' },
  ikrar: { id: 'Ikrar', en: 'Ikrar (spoken together)' },
  'pakta-integritas': { id: 'Pakta integritas', en: 'Pakta integritas (signed by each)' },
};

/** What a table splits people by. */
export const tableWords = {
  units: { id: 'Unit kerja', en: 'Unit' },
  staffKinds: { id: 'Status kepegawaian', en: 'Kind of staff' },
  standings: { id: 'Verifikasi', en: 'Standing' },
  acts: { id: 'Tindakan', en: 'Act' },
  ceremonies: { id: 'Apel', en: 'Ceremony' },
} as const;
