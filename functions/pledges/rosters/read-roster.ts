import type { Campaign, CampaignRegion } from '../../../shared/campaign.ts';
import { isScientific, readRows, type SheetRow } from '../../../shared/csv/read-rows.ts';
import { parseIdentity, type StaffKind } from '../register/parse-identity.ts';
import { personKey } from '../register/person-key.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { RosterRow, RosterStatus } from './roster.ts';

/** Rows in one upload. */
export const mostRows = 100_000;

export type RefusedRow = { line: number; field: string; reason: string };
export type ReadRoster = { rows: number; good: RosterRow[]; refused: RefusedRow[] };

type Needs = { campaign: Campaign; region: CampaignRegion; pepper: Uint8Array; now: number };
type Refused = Omit<RefusedRow, 'line'>;

/** One person of a sheet: a keyed hash, their unit and kind of staff, and what the sheet remarks. */
export type SheetPerson = RosterRow & { staffKind: StaffKind };

/** What the columns may be called, in the lists people have; others (names, ranks) are not read at all. */
const headings = {
  number: ['number', 'nip', 'ni pppk', 'nip/ni pppk', 'nip / ni pppk', 'nik', 'nip/nik'],
  staffNumber: ['staffnumber', 'staff number', 'nomor pegawai', 'no pegawai', 'no. pegawai'],
  unit: ['unit', 'opd', 'unit kerja', 'perangkat daerah', 'kode unit', 'kode opd'],
  staffKind: ['staffkind', 'staff kind', 'jenis', 'jenis pegawai', 'status kepegawaian'],
  status: ['status', 'keterangan', 'kehadiran'],
} as const;
type Column = keyof typeof headings;

const kinds: Record<string, StaffKind> = {
  pns: 'pns',
  cpns: 'pns',
  pppk: 'pppk',
  p3k: 'pppk',
  'pppk-part-time': 'pppk-part-time',
  'pppk paruh waktu': 'pppk-part-time',
  'p3k paruh waktu': 'pppk-part-time',
  'paruh waktu': 'pppk-part-time',
  'non-asn': 'non-asn',
  'non asn': 'non-asn',
  honorer: 'non-asn',
  tkk: 'non-asn',
  ptt: 'non-asn',
  thl: 'non-asn',
};

const statuses: Record<string, RosterStatus> = {
  '': 'expected',
  expected: 'expected',
  aktif: 'expected',
  sick: 'sick',
  sakit: 'sick',
  'on-leave': 'on-leave',
  'on leave': 'on-leave',
  cuti: 'on-leave',
  cltn: 'cltn',
  refused: 'refused',
  menolak: 'refused',
};

/** The rows of a CSV sheet. Throws Refusal for the file as a whole: not UTF-8, not a sheet, a column missing, too long. */
export const readSheet = (bytes: Uint8Array): SheetRow[] => {
  const rows = readRows(bytes, { headings: [], mostRows });
  const [first] = rows;
  if (!first) throw refuseField('file', 'no-rows');
  for (const column of ['unit', 'number'] as const)
    if (!headings[column].some((name) => name in first.cells))
      throw refuseField('file', `without-column-${column}`);
  return rows;
};

/**
 * Reads who is expected in a region, row by row: a right row becomes a keyed hash, any other is named by line, field
 * and reason, never by what it said. The second row of the same person is refused ('repeated-person').
 */
export const readRoster = (needs: Needs, sheet: readonly SheetRow[]): ReadRoster => {
  const good: RosterRow[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  const readRow = rowReader(needs);
  for (const { line, cells } of sheet) {
    const row = readRow(cells);
    if ('reason' in row) refused.push({ line, ...row });
    else if (seen.has(row.personKey))
      refused.push({ line, field: 'number', reason: 'repeated-person' });
    else {
      seen.add(row.personKey);
      good.push({ personKey: row.personKey, unit: row.unit, status: row.status });
    }
  }
  return { rows: sheet.length, good, refused };
};

/** A unit by its code, by its name, or by `<region>/<code>`, in any case. */
const unitCodes = ({ code: region, units }: CampaignRegion): Map<string, string> =>
  new Map(
    units.flatMap(({ code, name }) =>
      [code, name, `${region}/${code}`].map((said) => [said.toLowerCase(), code] as const),
    ),
  );

/** Reads the rows of a region's sheet one by one: a person, or the field that is wrong and why. */
export const rowReader = (needs: Needs) => {
  const units = unitCodes(needs.region);
  return (cells: SheetRow['cells']): SheetPerson | Refused => readRow(needs, units, saidIn(cells));
};

type Said = Record<Column, string>;

const readRow = (needs: Needs, units: Map<string, string>, said: Said): SheetPerson | Refused => {
  const formula = columns.find((column) => /^[=+\-@\t\r]/.test(said[column]));
  if (formula) return { field: formula, reason: 'formula' };
  const unit = units.get(said.unit.toLowerCase());
  if (unit === undefined)
    return { field: 'unit', reason: said.unit === '' ? 'required' : 'unknown-unit' };
  const status = own(statuses, said.status);
  if (status === undefined) return { field: 'status', reason: 'not-one-of' };
  const person = personOf(needs, said, unit);
  return 'reason' in person ? person : { ...person, unit, status };
};

const columns = Object.keys(headings) as Column[];

const saidIn = (cells: SheetRow['cells']): Said => {
  const cellOf = (column: Column): string => {
    const heading = headings[column].find((name) => cells[name]);
    // A spreadsheet marks text by an apostrophe, and people mark nothing by a dash.
    const cell = (heading === undefined ? '' : (cells[heading] ?? '')).replace(/^'/, '').trim();
    return cell === '-' ? '' : cell;
  };
  return {
    number: cellOf('number'),
    staffNumber: cellOf('staffNumber'),
    unit: cellOf('unit'),
    staffKind: cellOf('staffKind'),
    status: cellOf('status'),
  };
};

const own = <T>(words: Record<string, T>, said: string): T | undefined =>
  Object.hasOwn(words, said.toLowerCase()) ? words[said.toLowerCase()] : undefined;

const personOf = (
  { campaign, region, pepper, now }: Needs,
  said: Said,
  unit: string,
): Pick<SheetPerson, 'personKey' | 'staffKind'> | Refused => {
  if (isScientific(said.number)) return { field: 'number', reason: 'scientific-notation' };
  const staffKind = said.staffKind === '' ? kindByNumber(said.number) : own(kinds, said.staffKind);
  if (staffKind === undefined) return { field: 'staffKind', reason: 'not-one-of' };
  if (staffKind === 'non-asn' && !campaign.nonAsnTakePart)
    return { field: 'staffKind', reason: 'not-open' };
  const { number, staffNumber } = said;
  const identity = parseIdentity(
    { staffKind, ...(number && { number }), ...(staffNumber && { staffNumber }) },
    now,
  );
  if (!identity.ok) return { field: identity.field, reason: told(identity.reason) };
  const key = personKey({
    pepper,
    campaign: campaign.id,
    idKind: identity.idKind,
    number: identity.number,
    ...(identity.idKind === 'staff-number' && { unit: `${region.code}/${unit}` }),
  });
  return { personKey: key, staffKind };
};

/** NIP and NI PPPK share one space of keys, so a list that does not say the kind of staff need not. */
const kindByNumber = (number: string): StaffKind =>
  number === '' || number.replace(/\D/g, '').length === 16 ? 'non-asn' : 'pns';

/** A spreadsheet keeps 15 digits of a number: 198609262015051001 comes back as …000. */
const told = (reason: string): string =>
  reason === 'impossible-sequence' ? 'rounded-by-spreadsheet' : reason;
