import { cleanCell, foldedWords } from '../../../shared/csv/cells.ts';
import type { SheetRow } from '../../../shared/csv/read-rows.ts';
import type { StaffKind } from '../register/parse-identity.ts';
import type { RosterStatus } from './roster.ts';

/** What the columns may be called, in the lists people have (BKN's and SIMPEG's among them); others are not read at all. */
export const sheetHeadings = {
  number: [
    'number',
    'nip',
    'ni pppk',
    'nip/ni pppk',
    'nip baru',
    'nip/nipppk',
    'nipppk',
    'nomor induk pegawai',
    'nik',
    'nip/nik',
    'nik/nip',
    'nip pegawai',
    'nip pns',
    'pns nip baru',
    'nip/nrk',
    'nip/ni p3k',
    'no induk pegawai',
    'nomor induk',
    'no ktp',
    'nomor ktp',
    'nik ktp',
    'nama/nip',
    'nip/nama',
    'nama dan nip',
    'nama & nip',
  ],
  staffNumber: [
    'staffnumber',
    'staff number',
    'nomor pegawai',
    'no pegawai',
    'no. pegawai',
    'id pegawai',
  ],
  unit: [
    'unit',
    'opd',
    'unit kerja',
    'nama unit kerja',
    'unit kerja/opd',
    'opd/unit kerja',
    'nama opd',
    'perangkat daerah',
    'kode unit',
    'kode opd',
    'nama unit',
    'unor nama',
    'nama unor',
    'unor',
    'unit organisasi',
    'satuan kerja',
    'satker',
    'skpd',
    'nama perangkat daerah',
    'organisasi perangkat daerah',
    'satuan kerja perangkat daerah',
    'opd/upt',
    'unit kerja/sekolah',
    'unker',
    'work unit',
    'dinas',
    'dinas/badan',
    'unit kerja induk',
    'unor induk',
    'unor induk nama',
    'nama unor induk',
    'tempat tugas',
    'tempat bekerja',
    'tempat kerja',
    'lokasi kerja',
    'kantor',
    'instansi',
    'nama instansi',
    'instansi kerja',
    'instansi kerja nama',
  ],
  staffKind: [
    'staffkind',
    'staff kind',
    'jenis',
    'jenis pegawai',
    'status kepegawaian',
    'status pegawai',
    'kedudukan',
  ],
  status: ['status', 'keterangan', 'ket', 'kehadiran'],
  mailbox: [
    'mailbox',
    'surel dinas',
    'email dinas',
    'e-mail dinas',
    'surel kedinasan',
    'email kedinasan',
    'alamat surel dinas',
    'alamat email dinas',
    'office mailbox',
  ],
} as const;
export type Column = keyof typeof sheetHeadings;

export const kinds: Record<string, StaffKind> = {
  pns: 'pns',
  'pns daerah': 'pns',
  'pegawai negeri sipil': 'pns',
  'calon pns': 'pns',
  'calon pegawai negeri sipil': 'pns',
  cpns: 'pns',
  pppk: 'pppk',
  p3k: 'pppk',
  'pegawai pemerintah dengan perjanjian kerja': 'pppk',
  'pppk-part-time': 'pppk-part-time',
  'pppk paruh waktu': 'pppk-part-time',
  'p3k paruh waktu': 'pppk-part-time',
  'paruh waktu': 'pppk-part-time',
  'pppk pw': 'pppk-part-time',
  'p3k pw': 'pppk-part-time',
  'pppk penuh waktu': 'pppk',
  'non-asn': 'non-asn',
  'non asn': 'non-asn',
  honorer: 'non-asn',
  tkk: 'non-asn',
  ptt: 'non-asn',
  thl: 'non-asn',
  honda: 'non-asn',
  tks: 'non-asn',
  phl: 'non-asn',
  tphl: 'non-asn',
  gtt: 'non-asn',
  kontrak: 'non-asn',
  'non pns': 'non-asn',
  'non-pns': 'non-asn',
  'honorer daerah': 'non-asn',
  'pegawai tidak tetap': 'non-asn',
  'tenaga harian lepas': 'non-asn',
  'pns aktif': 'pns',
  'pns (aktif)': 'pns',
  'pns/cpns': 'pns',
  pnsd: 'pns',
  'tenaga kontrak': 'non-asn',
  'tenaga honorer': 'non-asn',
};

export const statuses: Record<string, RosterStatus> = {
  '': 'expected',
  expected: 'expected',
  aktif: 'expected',
  hadir: 'expected',
  sick: 'sick',
  sakit: 'sick',
  'on-leave': 'on-leave',
  'on leave': 'on-leave',
  cuti: 'on-leave',
  'cuti tahunan': 'on-leave',
  'cuti sakit': 'sick',
  'cuti besar': 'on-leave',
  'cuti melahirkan': 'on-leave',
  'cuti alasan penting': 'on-leave',
  'cuti di luar tanggungan negara': 'cltn',
  cltn: 'cltn',
  refused: 'refused',
  menolak: 'refused',
};

/** What a row says, column by column; '' where it says nothing. */
export type RowFields = Record<Column, string>;

export const columns = Object.keys(sheetHeadings) as Column[];

/** Whether a kind is said that holds for PNS and PPPK alike: the number tells which. */
export const saysAnyAsn = (kind: string): boolean =>
  ['asn', 'pns/pppk', 'pns/p3k', 'asn/pns', 'pppk/pns'].includes(foldedWords(kind));

/** The cells of one column, under whichever of its names, that say something; the usual names first. */
const filledIn = (cells: SheetRow['cells'], column: Column): string[] =>
  sheetHeadings[column].flatMap((name) => {
    // First: most names stand in no list, and this is asked for each of a hundred thousand rows.
    const cell = Object.hasOwn(cells, name) ? cleanCell(cells[name] ?? '') : '';
    return cell === '' ? [] : cell;
  });

/** Where a row says somebody works, by every column that says so. */
export const unitsSaid = (cells: SheetRow['cells']): string[] => filledIn(cells, 'unit');

/** The one NIP or NIK in a cell that holds a name too; the cell as it is where there is none, or several. */
const numberBeside = (cell: string): string => {
  if (!/\p{L}/u.test(cell)) return cell;
  const [only = cell, ...others] = cell.match(/\d(?: ?\d){15,17}(?!\d)/g) ?? [];
  return others.length === 0 ? only : cell;
};

export const numberIn = (cells: SheetRow['cells']): string =>
  numberBeside(filledIn(cells, 'number')[0] ?? '');

export const mailboxIn = (cells: SheetRow['cells']): string => filledIn(cells, 'mailbox')[0] ?? '';

export const saidIn = (cells: SheetRow['cells']): RowFields => {
  // "Status" may say PNS: that is the kind of staff.
  const statusCells = filledIn(cells, 'status');
  const isKind = (cell: string) => own(kinds, cell) !== undefined;
  return {
    number: numberIn(cells),
    staffNumber: filledIn(cells, 'staffNumber')[0] ?? '',
    unit: filledIn(cells, 'unit')[0] ?? '',
    staffKind: filledIn(cells, 'staffKind')[0] ?? statusCells.find(isKind) ?? '',
    status: statusCells.find((cell) => !isKind(cell)) ?? '',
    mailbox: mailboxIn(cells),
  };
};

export const own = <T>(words: Record<string, T>, said: string): T | undefined => {
  const folded = foldedWords(said);
  return Object.hasOwn(words, folded) ? words[folded] : undefined;
};
