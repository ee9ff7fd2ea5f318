import type { Words } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';

type InNumbers = { id: (n: string) => string; en: (n: string) => string };

/** Texts about when pledges are taken. */
export const phaseWords = {
  title: { id: 'Masa ikrar', en: 'When pledges are taken' },
  help: {
    id: 'Ikrar diterima dalam masa ini, menurut jam di tiap daerah. Daerah yang punya masanya sendiri tidak ikut masa nasional.',
    en: 'Pledges are taken in these phases, by the clocks of each region. A region with phases of its own does not follow those of the nation.',
  },
  lines: { id: 'Masa ikrar, satu sebaris', en: 'Phases, one a line' },
  linesHint: {
    id: 'Seperti “Ikrar sebelum kampanye: 1 September 2026 – 24 September 2026 pukul 16.00”. Nama Inggris boleh setelah “|”. Tanggal tanpa jam dihitung sampai harinya habis. Daerah: kosongkan untuk ikut masa nasional.',
    en: 'Such as “Before the campaign: 1 September 2026 – 24 September 2026 at 16:00”. Its English name may follow after “|”. A day without a time counts until it ends. Of a region: leave it open to follow the nation’s.',
  },
  asNation: { id: 'Mengikuti masa nasional.', en: 'As in the nation.' },
  concerns: {
    id: (n: string) => `Berlaku di ${n} daerah.`,
    en: (n: string) => `Regions it holds in: ${n}.`,
  } satisfies InNumbers,
  opens: {
    id: (n: string) => `Di ${n} daerah ikrar mulai diterima saat itu juga.`,
    en: (n: string) => `Regions where pledges begin to be taken at that moment: ${n}.`,
  } satisfies InNumbers,
  closes: {
    id: (n: string) => `Di ${n} daerah ikrar berhenti diterima saat itu juga.`,
    en: (n: string) => `Regions where pledges are no longer taken from that moment: ${n}.`,
  } satisfies InNumbers,
  stay: {
    id: (n: string) => `${n} ikrar yang sudah terhitung tetap berlaku.`,
    en: (n: string) => `Pledges that count already, and stay: ${n}.`,
  } satisfies InNumbers,
  ceremonies: (outside: number, planned: number): Words => ({
    id: `${numberText(outside, 'id')} dari ${numberText(planned, 'id')} apel yang direncanakan jatuh di luar masa ini.`,
    en: `Planned ceremonies outside these phases: ${numberText(outside, 'en')} of ${numberText(planned, 'en')}.`,
  }),
};

/** Texts about the words sworn. */
export const textWords = {
  title: { id: 'Kata-kata ikrar', en: 'The words sworn' },
  help: {
    id: 'Kata-kata lain adalah versi baru dengan sidik SHA-256 sendiri. Versi lama tidak pernah hilang: tanda ikrar atasnya tetap terbukti. Kata-kata baru berlaku paling cepat besok, menurut jam tiap daerah.',
    en: 'Other words are a new version under a SHA-256 of its own. No version of before goes: receipts upon it prove themselves as ever. New words are sworn from tomorrow at the earliest, by the clocks of each region.',
  },
  version: (version: number, sha256: string): Words => ({
    id: `Versi ${String(version)}, SHA-256 ${sha256}`,
    en: `Version ${String(version)}, SHA-256 ${sha256}`,
  }),
  only: (regions: readonly string[]): Words => ({
    id: `Hanya di: ${regions.join(', ')}`,
    en: `Only in: ${regions.join(', ')}`,
  }),
  concerns: phaseWords.concerns,
  planned: {
    id: (n: string) => `${n} apel yang direncanakan sesudah itu mengucapkan kata-kata ini.`,
    en: (n: string) => `Ceremonies planned after that, which swear these words: ${n}.`,
  } satisfies InNumbers,
  stay: {
    id: (n: string) => `${n} ikrar yang diucapkan dengan kata-kata sebelumnya tetap berlaku.`,
    en: (n: string) => `Pledges sworn upon the words of before, which stay: ${n}.`,
  } satisfies InNumbers,
};

/** Texts about offices that may witness a ceremony. */
export const officeWords = {
  title: { id: 'Lembaga saksi', en: 'Offices that witness' },
  help: {
    id: 'Saksi apel datang dari lembaga ini. Lembaga yang dihapus dari daftar tidak dipilih lagi untuk saksi baru; saksi yang sudah tercatat dan berita acaranya tetap menyebut namanya. Berlaku menurut jam Jakarta.',
    en: 'Witnesses of ceremonies come from these offices. One without a line any more is offered for no new witness; those named already, and their records, go on naming it. By the clocks of Jakarta.',
  },
  lines: { id: 'Lembaga, satu sebaris', en: 'Offices, one a line' },
  linesHint: {
    id: 'Kode, titik dua, nama: “KPU: Komisi Pemilihan Umum”. Nama Inggris boleh setelah “|”.',
    en: 'Code, colon, name: “KPU: Komisi Pemilihan Umum”. Its English name may follow after “|”.',
  },
  closed: { id: 'tidak dipilih lagi', en: 'no longer offered' },
  added: {
    id: (n: string) => `${n} lembaga baru.`,
    en: (n: string) => `New offices: ${n}.`,
  } satisfies InNumbers,
  closing: {
    id: (n: string) => `${n} lembaga tidak dipilih lagi untuk saksi baru.`,
    en: (n: string) => `Offices no longer offered for new witnesses: ${n}.`,
  } satisfies InNumbers,
  open: {
    id: (n: string) => `${n} apel sedang terbuka.`,
    en: (n: string) => `Open ceremonies: ${n}.`,
  } satisfies InNumbers,
  named: {
    id: (n: string) => `${n} saksi di dalamnya dari lembaga itu tetap menjadi saksi.`,
    en: (n: string) => `Witnesses there of those offices, who stay witnesses: ${n}.`,
  } satisfies InNumbers,
};
