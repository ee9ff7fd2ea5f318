import type { Words } from '../../../shared/page/frame.ts';
import type { VoidingView } from './voiding-view.ts';
import type { VoidingReason } from './voiding.ts';

/** Why pledges were voided, as everybody reads it. */
export const reasonWords: Record<VoidingReason, Words> = {
  'made-up': { id: 'nomor yang dibuat-buat', en: 'made-up numbers' },
  'code-passed-on': {
    id: 'kode apel yang disebarkan kepada yang tidak hadir',
    en: 'a code of the ceremony passed on to people who were not there',
  },
  'wrong-list': { id: 'lembar atau unit yang keliru', en: 'a wrong sheet or unit' },
  trial: { id: 'uji coba sebelum kampanye', en: 'a trial before the campaign' },
  'own-mistake': { id: 'kekeliruan penyelenggara', en: 'a mistake of the organisers' },
};

export const stateWords: Record<VoidingView['state'], Words> = {
  waiting: { id: 'Menunggu orang kedua', en: 'Waits for a second person' },
  lapsed: { id: 'Kedaluwarsa', en: 'Lapsed' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  'under-way': { id: 'Sedang dibatalkan', en: 'Being carried out' },
  done: { id: 'Selesai', en: 'Done' },
};

/** The texts of this room's pages, in both languages. */
export const words = {
  title: { id: 'Pembatalan ikrar', en: 'Voided pledges' },
  help: {
    id: 'Ikrar yang tidak benar dibatalkan oleh dua orang: satu mengusulkan, orang lain menyetujui dalam 72 jam. Yang dibatalkan: semua yang cocok dengan seluruh isian dan masuk sebelum usulan. Jumlah dan alasannya tampil di halaman partisipasi. Siapa pun yang terkena dapat berikrar lagi.',
    en: 'Pledges that are not true are voided by two people: one proposes, another agrees within 72 hours. Void is everything that fits all fields and was there before the proposal. Their number and the reason stand on the page of participation. Whoever is concerned can pledge again.',
  },
  seeArrivals: { id: 'Lihat ikrar yang masuk', en: 'See pledges as they arrive' },
  propose: { id: 'Usulkan pembatalan', en: 'Propose a voiding' },
  unit: { id: 'Unit kerja', en: 'Unit' },
  any: { id: 'Semua', en: 'All' },
  ceremony: { id: 'Kode apel', en: 'Id of the ceremony' },
  code: {
    id: 'Nomor kode layar (dari halaman kode apel)',
    en: 'Number of the screen’s code (from the page of codes)',
  },
  hour: { id: 'Jam (waktu daerah)', en: 'Hour (the region’s own clock)' },
  standing: { id: 'Bukti', en: 'Proof' },
  reason: { id: 'Alasan', en: 'Reason' },
  iHaveLooked: {
    id: 'Saya telah memeriksa ikrar siapa ini, juga dengan pemimpin apel atau unitnya.',
    en: 'I have checked whose pledges these are, also with the leader of the ceremony or the unit.',
  },
  agree: { id: 'Setuju, batalkan', en: 'Agree, void them' },
  reject: { id: 'Tolak', en: 'Reject' },
  needsAnother: { id: 'Orang lain yang memutuskan.', en: 'Somebody else decides.' },
  noneYet: { id: 'Belum ada pembatalan.', en: 'Nothing was voided yet.' },
  proposedBy: { id: 'Diusulkan oleh', en: 'Proposed by' },
  decidedBy: { id: 'Diputuskan oleh', en: 'Decided by' },
  pledges: {
    id: (number: number) => (number < 5 ? 'Kurang dari lima ikrar' : `Sekurangnya ${number} ikrar`),
    en: (number: number) => (number < 5 ? 'Fewer than five pledges' : `At least ${number} pledges`),
  },
} as const;
