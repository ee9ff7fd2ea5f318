import type { Words } from '../../../shared/page/frame.ts';
import type { UnitChange } from '../../../shared/unit-changes.ts';
import type { Unit } from '../../../shared/units.ts';

/** How a line may begin; the longest first. */
export const verbSpellings: readonly [said: string, is: UnitChange['is']][] = [
  ['ganti nama', 'rename'],
  ['also called', 'also-called'],
  ['nama lain', 'also-called'],
  ['di bawah', 'under'],
  ['tambah', 'add'],
  ['rename', 'rename'],
  ['tutup', 'close'],
  ['close', 'close'],
  ['under', 'under'],
  ['add', 'add'],
];

/** How a part of an added unit may begin, after '|'. */
export const partSpellings: readonly [
  said: string,
  is: 'under' | 'also-called' | 'kind' | 'reports-only',
][] = [
  ['hanya laporan', 'reports-only'],
  ['reports only', 'reports-only'],
  ['also called', 'also-called'],
  ['nama lain', 'also-called'],
  ['di bawah', 'under'],
  ['under', 'under'],
  ['jenis', 'kind'],
  ['kind', 'kind'],
];

/** Kinds of units as people say them. */
export const kindSpellings: Readonly<Record<string, NonNullable<Unit['kind']>>> = {
  sekretariat: 'secretariat',
  secretariat: 'secretariat',
  inspektorat: 'inspectorate',
  inspectorate: 'inspectorate',
  badan: 'agency',
  agency: 'agency',
  dinas: 'office',
  kantor: 'office',
  office: 'office',
  bagian: 'division',
  bidang: 'division',
  division: 'division',
  kecamatan: 'district',
  district: 'district',
  kelurahan: 'village',
  desa: 'village',
  village: 'village',
  puskesmas: 'health-service',
  'rumah sakit': 'health-service',
  'health-service': 'health-service',
  sekolah: 'school',
  school: 'school',
};

type InNumbers = { id: (n: string) => string; en: (n: string) => string };

/** Texts about the units of a region. */
export const unitWords = {
  title: { id: 'Unit kerja', en: 'Units' },
  help: {
    id: 'Unit baru, nama baru, atasan lain, unit yang ditutup. Atasan menentukan siapa yang dijauhkan dari laporan. Kode tidak pernah berganti dan tidak dipakai lagi untuk unit lain. Unit yang ditutup tidak menerima ikrar dan laporan baru; yang sudah tercatat tetap terbaca dengan namanya dan tetap terhitung.',
    en: 'New units, other names, other superiors, units that close. Whom a unit serves under decides who is kept from a report. A code never changes and is used for no other unit. A closed unit takes no new pledge or report; what is stored under it stays readable by its name, and counts.',
  },
  lines: { id: 'Perubahan, satu sebaris', en: 'Changes, one a line' },
  linesHint: {
    id: '“tambah SDN-7: SD Negeri 7 Gedong Tataan | di bawah DISDIK | jenis sekolah | nama lain SDN 7; SD 7” · “ganti nama DISDIK: Dinas Pendidikan dan Kebudayaan” · “nama lain DISDIK: Dikbud; Disdikbud” · “di bawah SDN-7: DISDIK, SEKDA” (yang pertama induknya) · “tutup DISPORA: DISDIK” (tugasnya pindah ke DISDIK) atau “tutup DISPORA”. Unit yang hanya untuk laporan: tambahkan “| hanya laporan”.',
    en: '“add SDN-7: SD Negeri 7 Gedong Tataan | under DISDIK | kind school | also called SDN 7; SD 7” · “rename DISDIK: Dinas Pendidikan dan Kebudayaan” · “also called DISDIK: Dikbud; Disdikbud” · “under SDN-7: DISDIK, SEKDA” (the first is what it is a part of) · “close DISPORA: DISDIK” (DISDIK has its duties then), or “close DISPORA”. A unit for reports alone: add “| reports only”.',
  },
  reportsOnly: { id: 'hanya laporan', en: 'reports only' },
  closed: { id: 'ditutup', en: 'closed' },
  movedTo: { id: 'tugasnya di', en: 'its duties are with' },
  under: { id: 'di bawah', en: 'under' },
  alsoCalled: { id: 'nama lain', en: 'also called' },
  leads: { id: 'pimpinan daerah', en: 'leads the region' },
  byOneself: { id: 'tidak di bawah unit lain', en: 'under no other unit' },
  verbs: {
    add: { id: 'Tambah', en: 'Add' },
    rename: { id: 'Ganti nama', en: 'Rename' },
    'also-called': { id: 'Nama lain', en: 'Also called' },
    under: { id: 'Atasan', en: 'Under' },
    close: { id: 'Tutup', en: 'Close' },
  } satisfies Record<UnitChange['is'], Words>,
};

/** Facts of a preview. */
export const unitFacts = {
  added: {
    id: (n: string) => `${n} unit baru.`,
    en: (n: string) => `${n} units are new.`,
  } satisfies InNumbers,
  renamed: {
    id: (n: string) => `${n} unit berganti nama; nama lamanya tetap dikenali.`,
    en: (n: string) => `${n} units have another name; the one of before is still understood.`,
  } satisfies InNumbers,
  closing: {
    id: (n: string) => `${n} unit ditutup.`,
    en: (n: string) => `${n} units close.`,
  } satisfies InNumbers,
  pledged: {
    id: (unit: string, n: string) =>
      `${unit}: ${n} ikrar terbit (kelipatan lima); tetap terhitung di bawah namanya.`,
    en: (unit: string, n: string) =>
      `${unit}: ${n} published pledges (in fives); they stay counted under its name.`,
  },
  expected: {
    id: (unit: string, n: string) =>
      `${unit}: ${n} orang di daftar pegawai; unggah lagi dengan unitnya yang baru.`,
    en: (unit: string, n: string) =>
      `${unit}: ${n} people on the roster; send it again with their new unit.`,
  },
  ceremonies: {
    id: (unit: string, n: string) =>
      `${unit}: dipanggil ke ${n} apel yang terbuka; di sana ia tidak lagi menerima ikrar.`,
    en: (unit: string, n: string) =>
      `${unit}: called to ${n} open ceremonies; there it takes pledges no longer.`,
  },
  officers: {
    id: 'Petugas satgas dari unit yang ditutup tetap dijauhkan dari laporan tentang unit itu dan penggantinya. Beri mereka unit yang baru di halaman Petugas.',
    en: 'Officers of a unit that closes are still kept from reports about it and about the one with its duties. Give them their new unit on the page of officers.',
  },
  stored: {
    id: 'Laporan yang sudah masuk tetap dijauhkan dari yang ditetapkan waktu itu; tetapkan unitnya lagi bila atasannya berubah.',
    en: 'Reports that came in stay kept from whom was settled then; settle the unit anew where its superiors change.',
  },
  more: {
    id: (unit: string, others: string) => `Laporan tentang ${unit} dijauhkan juga dari: ${others}.`,
    en: (unit: string, others: string) => `Reports about ${unit} are also kept from: ${others}.`,
  },
  fewer: {
    id: (unit: string, others: string) =>
      `Laporan tentang ${unit} tidak lagi dijauhkan dari: ${others}.`,
    en: (unit: string, others: string) =>
      `Reports about ${unit} are no longer kept from: ${others}.`,
  },
  moreLines: {
    id: (n: string) => `Untuk ${n} unit lain juga berubah siapa yang dijauhkan.`,
    en: (n: string) => `For ${n} other units it changes, too, who is kept away.`,
  } satisfies InNumbers,
};
