import type { Words } from '../../../shared/page/frame.ts';
import type { ChangeView } from './decree-forms.ts';
import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** Texts of the page on days off. */
export const words = {
  title: { id: 'Hari libur', en: 'Days off' },
  help: {
    id: 'Tenggat hari kerja melewati akhir pekan, hari libur nasional, dan cuti bersama. Perubahan berlaku setelah orang kedua setuju dalam sehari; setelah itu tenggat semua kasus terbuka dihitung ulang dan riwayat kasus menyebut tenggat sebelumnya.',
    en: 'Deadlines of working days pass over weekends, national holidays and joint leave. A change holds once a second person agrees within a day; then the deadlines of all open cases are counted anew, and the history of each says when it was due before.',
  },
  years: { id: 'Tahun', en: 'Years' },
  isMissing: { id: 'belum ada', en: 'missing' },
  enterIt: { id: 'Isi sekarang', en: 'Enter it now' },
  inForce: { id: 'Yang berlaku', en: 'In force' },
  asShipped: { id: 'Sesuai bawaan sistem', en: 'As shipped' },
  changedAt: { id: 'Diubah', en: 'Changed' },
  none: { id: 'Belum ada hari libur untuk tahun ini.', en: 'No days off of this year are known.' },
  holiday: { id: 'Libur nasional', en: 'Holiday' },
  jointLeave: { id: 'Cuti bersama', en: 'Joint leave' },
  day: { id: 'Tanggal', en: 'Day' },
  name: { id: 'Nama', en: 'Name' },
  kind: { id: 'Jenis', en: 'Kind' },
  decree: { id: 'Dasar', en: 'Decree' },
  fixed: {
    id: 'Lima hari libur bertanggal tetap (Keppres tersendiri), diketahui sebelum ada SKB; baru dihitung setelah dimasukkan:',
    en: 'Five holidays with a fixed date (by decrees of their own), known before the SKB of a year; counted only once entered:',
  },
  waiting: { id: 'Menunggu orang kedua', en: 'Waits for a second person' },
  until: { id: 'paling lambat', en: 'at the latest' },
  askedBy: { id: 'Diajukan oleh', en: 'Asked by' },
  decidedBy: { id: 'diputuskan oleh', en: 'decided by' },
  added: { id: 'Ditambah', en: 'Added' },
  removed: { id: 'Dihapus', en: 'Removed' },
  nothingDiffers: { id: 'Tidak ada hari yang berubah.', en: 'No day changes.' },
  agree: { id: 'Setujui, berlakukan', en: 'Agree, put in force' },
  reject: { id: 'Tolak', en: 'Reject' },
  withdraw: { id: 'Batalkan usul saya', en: 'Withdraw it' },
  needsAnother: {
    id: 'Orang lain yang menyetujui: admin nasional atau pengawas nasional.',
    en: 'Another person agrees: an admin or oversight of the nation.',
  },
  wouldMove: { id: 'Tenggat yang bergeser', en: 'Deadlines that move' },
  notAll: {
    id: 'Belum semua kasus sempat dilihat: angka sebenarnya bisa lebih besar.',
    en: 'Not all cases could be looked at in time: the true number may be larger.',
  },
  noCase: {
    id: 'Hanya tanggal dan jumlah se-Indonesia: kasusnya hanya dibuka oleh satgasnya.',
    en: 'Days and numbers of the whole nation only: cases are opened by their own satgas.',
  },
  noDeadline: { id: 'tanpa tenggat', en: 'no deadline' },
  cases: { id: 'kasus', en: 'cases' },
  ask: { id: 'Ajukan perubahan', en: 'Ask for the change' },
  preview: { id: 'Lihat dulu yang bergeser', en: 'See first what moves' },
  change: { id: 'Ubah tahun ini', en: 'Change this year' },
  past: { id: 'Riwayat (tidak dapat diubah)', en: 'History (nobody can change it)' },
  upon: { id: 'atas versi', en: 'upon version' },
} as const satisfies Record<string, Words>;

export const stateWords: Record<ChangeView['state'], Words> = {
  waiting: { id: 'Menunggu', en: 'Waits' },
  lapsed: { id: 'Lewat waktu', en: 'Lapsed' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  agreed: { id: 'Berlaku', en: 'In force' },
};

export const missingWords = (year: string): Words => ({
  id: `Hari libur ${year} belum dimasukkan: tenggat hanya melewati akhir pekan.`,
  en: `The days off of ${year} are missing: deadlines pass over weekends only.`,
});

export const movedWords = (moved: number, looked: number): Words => ({
  id: `${numberText(moved, 'id')} dari ${numberText(looked, 'id')} kasus terbuka bergeser tenggatnya.`,
  en: `Open cases whose deadline moves: ${numberText(moved, 'en')} of ${numberText(looked, 'en')}.`,
});

export const dayCount = (days: number): Words => ({
  id: `${numberText(days, 'id')} hari`,
  en: englishCount(days, 'day', 'days'),
});

export const overdueWords = (cases: number): Words => ({
  id: `${numberText(cases, 'id')} di antaranya langsung lewat tenggat.`,
  en: `Of them, overdue at once: ${numberText(cases, 'en')}.`,
});
