import { standingMeanings, standingWords } from '../register/standing-words.ts';

/** What each number means, to stand beside it. */
export const definitions = {
  pledged: {
    id: 'Orang yang berikrar dengan bukti (hadir di apel atau dikonfirmasi), masing-masing dihitung satu kali, dibulatkan ke bawah ke kelipatan lima. Pengakuan tanpa bukti tidak termasuk. “Masih sedikit”: belum cukup untuk angka yang tidak menunjuk siapa pun. Ikrar yang dihapus atas permintaan sah tidak lagi dihitung.',
    en: 'People who pledged with proof (attended a ceremony, or confirmed), each counted once, rounded down to fives. Claims without proof are not part of it. “Too few yet”: not enough for a number that singles nobody out. A pledge erased on a lawful request no longer counts.',
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
    id: `${standingMeanings.attended.id} ${standingMeanings.confirmed.id} ${standingMeanings['attended-by-unit'].id}`,
    en: `${standingMeanings.attended.en} ${standingMeanings.confirmed.en} ${standingMeanings['attended-by-unit'].en}`,
  },
  claimed: {
    id: 'Pengakuan: hanya ponsel pengirim yang menyatakannya, tanpa bukti siapa yang menekan tombol. Tidak pernah dijumlahkan dengan angka di atas; ditulis sekali sehari dan kasar (sudah mencapai 10, 100, 1.000, …) agar tidak dapat dipakai mencari tahu tentang siapa pun.',
    en: 'Claims: only the phone that sent it says so; nothing proves who pressed. Never added to the numbers above; written once a day and coarsely (has reached 10, 100, 1,000, …) so that it cannot be used to find out about anybody.',
  },
  expected: {
    id: 'Diharapkan: jumlah pegawai pada daftar yang dikirim daerah itu, dibulatkan ke bawah ke kelipatan lima. Tercantum di daftar tidak membuktikan siapa yang berikrar.',
    en: 'Expected: how many people are on the roster that the region sent, rounded down to fives. Being on it proves nothing of who pledged.',
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
  ...standingWords,
  ikrar: { id: 'Ikrar', en: 'Ikrar (spoken together)' },
  'pakta-integritas': { id: 'Pakta integritas', en: 'Pakta integritas (signed by each)' },
};

/** What a table splits people by. */
export const tableWords = {
  units: { id: 'Unit kerja', en: 'Unit' },
  staffKinds: { id: 'Status kepegawaian', en: 'Kind of staff' },
  standings: { id: 'Bukti', en: 'Proof' },
  acts: { id: 'Tindakan', en: 'Act' },
  ceremonies: { id: 'Apel', en: 'Ceremony' },
} as const;
