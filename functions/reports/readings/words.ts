import { numberText } from '../../../shared/page/number-text.ts';

/** Every text of the pages about readings, in both languages. */
export const words = {
  title: { id: 'Siapa membaca apa', en: 'Who read what' },
  whatIsCounted: {
    id: (days: number) =>
      `Setiap pembukaan berkas, pesan, bukti, surat, daftar, dan ekspor dicatat sebelum ditampilkan, dan disalin ke tempat yang tidak dapat diubah siapa pun. Ini hitungan ${numberText(days, 'id')} hari terakhir; isi laporan tidak ada di sini.`,
    en: (days: number) =>
      `Each opening of a file, messages, evidence, a letter, a list or an export is recorded before anything is shown, and copied where nobody can change it. These are counts of the last ${numberText(days, 'en')} days; nothing of any report is here.`,
  },
  nobody: { id: 'Tidak ada yang membaca.', en: 'Nobody read anything.' },
  lastDay: { id: '24 jam terakhir', en: 'Last 24 hours' },
  inAll: { id: 'Semua', en: 'In all' },
  cases: { id: 'Kasus berbeda', en: 'Different cases' },
  exported: { id: 'Baris diekspor', en: 'Rows exported' },
  last: { id: 'Terakhir', en: 'Last' },
  unusual: { id: 'jauh di atas yang lain', en: 'far above the others' },
  nextStep: {
    id: 'Yang jauh di atas rekannya belum tentu salah: tanyakan kepada ketuanya untuk apa. Bila tidak ada jawabannya, usulkan pencabutan aksesnya di daftar petugas.',
    en: 'Whoever is far above colleagues may have a reason: ask their chair what for. Where there is none, propose to end their access in the register of officers.',
  },
  isMore: {
    id: 'Lebih banyak dari yang dapat dihitung di sini; hanya yang terbaru dihitung.',
    en: 'More than can be counted here; only the latest are.',
  },
  officer: { id: 'petugas', en: 'officer' },
  chair: { id: 'ketua', en: 'chair' },
};
