import type { aggregateClasses, aggregateStates } from '../../../events/regional-aggregate.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { englishCount, numberText } from '../../../shared/page/number-text.ts';
import type { definitionNames } from './operations.ts';
import type { Rule } from './rules.ts';

/** What each number of the page counts. */
export const definitions: Record<(typeof definitionNames)[number], Words> = {
  participation: {
    id: 'Ikrar dengan bukti: hadir di apel, dikonfirmasi, atau hadir menurut unit; angka yang sama dengan yang dibaca umum di daerahnya, dibulatkan ke bawah ke kelipatan lima. “Lainnya” terlalu sedikit untuk ditampilkan sendiri.',
    en: 'Pledges with proof: attended a ceremony, confirmed, or attended by the unit’s word; the same numbers that anybody reads in the region, rounded down to fives. “Others” are too few to be shown apart.',
  },
  claimed: {
    id: 'Pengakuan: hanya ponsel pengirim yang menyatakannya; sekurangnya sekian, tidak pernah dijumlahkan dengan ikrar berbukti.',
    en: 'Claims: only the phone that sent it says so; at least so many, never added to pledges with proof.',
  },
  expected: {
    id: 'Diharapkan: jumlah pegawai pada daftar yang dikirim daerah itu, kelipatan lima; 0 bila belum ada daftar.',
    en: 'Expected: how many people are on the roster that the region sent, in fives; 0 without one.',
  },
  reports: {
    id: 'Laporan dan informasi awal yang masih disimpan, menurut keadaan kasus dan menurut golongan yang diusulkan aturan SKB untuk perbuatan dan harinya (bukan putusan); dibulatkan ke bawah ke kelipatan lima agar tidak menunjuk siapa pun.',
    en: 'Reports and leads still stored, by the state of the case and by the class that the SKB proposes for the conduct and its day (no verdict); rounded down to fives so that nobody is singled out.',
  },
  findings: {
    id: 'Temuan satgas sendiri yang sudah diperiksa oleh selain penemunya, kelipatan lima; tidak termasuk laporan. Kosong bila pemasangan daerah itu belum menghitungnya.',
    en: 'Findings of the satgas itself, checked by another than their finder, in fives; no report is among them. Empty where a region’s deployment does not count them yet.',
  },
  medianToTake: {
    id: 'Waktu sampai diambil: setengah dari peringatan 30 hari terakhir diambil secepat itu atau lebih cepat; kosong bila kurang dari lima yang diambil.',
    en: 'Time to take: half of the alerts of the last 30 days were taken as quickly or quicker; empty where fewer than five were taken.',
  },
  silent: {
    id: 'Sunyi: tidak ada satu laporan pun selama 30 hari; bisa berarti tenang, bisa berarti takut.',
    en: 'Silent: not one report in 30 days; it may be calm, it may be fear.',
  },
  reachable: {
    id: 'Petugas terhubungi: petugas dan ketua daerah itu yang dapat diberi tahu saat angka dibuat.',
    en: 'Officers reachable: the region’s own officers and chair who could be told when the numbers were made.',
  },
  age: {
    id: 'Kabar: pemasangan mengirim angkanya setiap jam; yang lebih lama dari tiga jam ditandai “lama”, dan yang belum pernah mengirim “belum ada”. Jumlah nasional memuat juga angka yang lama.',
    en: 'News: deployments send their numbers every hour; what is older than three hours is marked “old”, and who never sent “none yet”. The sums of the nation include old numbers.',
  },
  notDeduplicated: {
    id: 'Orang yang tercatat di dua pemasangan dihitung di keduanya: angka antarprovinsi tidak dapat dicocokkan, karena setiap pemasangan menyimpan orang di bawah kunci rahasianya sendiri dan tidak mengirim data orang.',
    en: 'People in two deployments are counted in both: provinces are not deduplicated, because each deployment stores people under a secret key of its own and sends nothing about people.',
  },
};

/** Why an aggregate was refused. */
export const ruleWords: Record<Rule, Words> = {
  unreadable: { id: 'tidak terbaca', en: 'unreadable' },
  'unknown-key': {
    id: 'ditandatangani dengan kunci yang tidak dikenal',
    en: 'signed with an unknown key',
  },
  forged: { id: 'tanda tangan tidak cocok', en: 'the signature does not fit' },
  malformed: { id: 'bukan bentuk yang disepakati', en: 'not of the agreed form' },
  'another-deployment': {
    id: 'atas nama pemasangan lain',
    en: 'in the name of another deployment',
  },
  'another-campaign': { id: 'dari kampanye lain', en: 'of another campaign' },
  stale: { id: 'lebih lama dari dua hari', en: 'older than two days' },
  'from-the-future': { id: 'dari masa depan', en: 'from the future' },
  'region-twice': { id: 'satu daerah disebut dua kali', en: 'a region is named twice' },
  'foreign-region': {
    id: 'menyebut daerah yang bukan wilayahnya',
    en: 'names a region that it does not serve',
  },
  'parts-differ': {
    id: 'bagian-bagian satu daerah tidak sama dengan jumlahnya',
    en: 'the parts of a region do not add up to its number',
  },
  'totals-differ': {
    id: 'daerah-daerahnya tidak sama dengan jumlah seluruhnya',
    en: 'the regions do not add up to the totals',
  },
  contradicts: {
    id: 'berbeda dari yang diterima untuk saat yang sama',
    en: 'differs from what was taken for the same moment',
  },
};

export const stateWords: Record<(typeof aggregateStates)[number], Words> = {
  received: { id: 'diterima', en: 'received' },
  checked: { id: 'diperiksa', en: 'checked' },
  asked: { id: 'menunggu pelapor', en: 'waiting for the reporter' },
  verified: { id: 'terverifikasi', en: 'verified' },
  referred: { id: 'diteruskan', en: 'passed on' },
  decided: { id: 'diputus', en: 'decided' },
  sanctioned: { id: 'dijatuhi sanksi', en: 'sanctioned' },
  'not-proven': { id: 'tidak terbukti', en: 'not proven' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
  'out-of-scope': { id: 'di luar wewenang', en: 'out of scope' },
  closed: { id: 'ditutup', en: 'closed' },
};

export const classWords: Record<(typeof aggregateClasses)[number], Words> = {
  etik: { id: 'etik', en: 'ethics' },
  disiplin: { id: 'disiplin', en: 'discipline' },
  'satgas-decides': { id: 'ditentukan satgas', en: 'for the task force to decide' },
  'out-of-scope': { id: 'di luar wewenang', en: 'out of scope' },
  'no-breach-by-itself': { id: 'bukan pelanggaran dengan sendirinya', en: 'no breach by itself' },
};

/** The texts of the page, in both languages. */
export const words = {
  title: { id: 'Nasional', en: 'The nation' },
  lead: {
    id: 'Setiap daerah menurut pemasangannya sendiri. Hanya angka, tanpa nama.',
    en: 'Every region as its own deployment counts it. Numbers only, no names.',
  },
  noMembers: {
    id: 'Pemasangan ini tidak menerima angka dari pemasangan lain.',
    en: 'This deployment takes numbers from no other.',
  },
  region: { id: 'Daerah', en: 'Region' },
  pledged: { id: 'Ikrar berbukti', en: 'Pledges with proof' },
  attended: { id: 'hadir', en: 'attended' },
  confirmed: { id: 'dikonfirmasi', en: 'confirmed' },
  byUnit: { id: 'hadir menurut unit', en: 'attended by the unit’s word' },
  others: { id: 'lainnya', en: 'others' },
  claimed: { id: 'Pengakuan, sekurangnya', en: 'Claims, at least' },
  expected: { id: 'Diharapkan', en: 'Expected' },
  reports: { id: 'Laporan', en: 'Reports' },
  findings: { id: 'Temuan', en: 'Findings' },
  timeToTake: { id: 'Waktu sampai diambil', en: 'Time to take' },
  min: { id: 'menit', en: 'min' },
  silent: { id: 'Sunyi', en: 'Silent' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
  reachable: { id: 'Petugas terhubungi', en: 'Officers reachable' },
  news: { id: 'Kabar', en: 'News' },
  freshness: {
    fresh: { id: 'baru', en: 'recent' },
    stale: { id: 'lama', en: 'old' },
    never: { id: 'belum ada', en: 'none yet' },
  },
  all: { id: 'Semua', en: 'All' },
  ofRegions: {
    id: (told: number, all: number) =>
      `dari ${numberText(told, 'id')} dari ${numberText(all, 'id')} daerah`,
    en: (told: number, all: number) =>
      `of ${numberText(told, 'en')} of ${numberText(all, 'en')} regions`,
  },
  notFresh: {
    id: (stale: number, never: number) =>
      `${numberText(stale, 'id')} daerah dengan angka lama atau tidak lengkap, ${numberText(never, 'id')} daerah belum pernah mengirim.`,
    en: (stale: number, never: number) =>
      `${englishCount(stale, 'region', 'regions')} with old or incomplete numbers, ${englishCount(never, 'region', 'regions')} that never sent any.`,
  },
  refused: { id: 'Yang ditolak', en: 'What was refused' },
  refusedMeans: {
    id: 'Angka yang tidak memenuhi aturan ini tidak dipakai; yang diterima sebelumnya tetap berlaku.',
    en: 'Numbers that break these rules are not used; those taken before still stand.',
  },
  nothingRefused: { id: 'Tidak ada.', en: 'Nothing.' },
  inTheNameOf: { id: 'atas nama', en: 'in the name of' },
  nobody: { id: 'pengirim tak dikenal', en: 'an unknown sender' },
  times: { id: 'kali, terakhir', en: 'times, last' },
  asCsv: { id: 'Unduh CSV', en: 'Download CSV' },
  whatTheNumbersMean: { id: 'Arti angka', en: 'What the numbers mean' },
} as const;
