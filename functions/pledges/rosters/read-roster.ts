import type { Campaign, CampaignRegion } from '../../../shared/campaign.ts';
import { isScientific, isSheetFault } from '../../../shared/csv/cells.ts';
import {
  letterOf,
  readRows,
  type ReadSheet,
  type SheetRow,
} from '../../../shared/csv/read-rows.ts';
import { unitReader } from '../../../shared/csv/unit-of.ts';
import { typedDigits, withoutQuantity } from '../../../shared/typed.ts';
import { parseIdentity, type StaffKind } from '../register/parse-identity.ts';
import { personKey } from '../register/person-key.ts';
import { listedMailbox, sharedAmong } from './listed-mailboxes.ts';
import type { RosterRow } from './roster.ts';
import {
  columns,
  kinds,
  mailboxIn,
  numberIn,
  own,
  saidIn,
  saysAnyAsn,
  sheetHeadings,
  statuses,
  unitsSaid,
  type Column,
  type RowFields,
} from './sheet-words.ts';

/** Rows in one upload. */
export const mostRows = 100_000;

export type RefusedRow = {
  line: number;
  field: string;
  reason: string;
  column?: string | undefined;
};
export type ReadRoster = {
  rows: number;
  good: RosterRow[];
  refused: RefusedRow[];
  /** Rows that were taken, with something that was not understood. */
  warnings: RefusedRow[];
};

type Needs = { campaign: Campaign; region: CampaignRegion; pepper: Uint8Array; now: number };
type Refused = Pick<RefusedRow, 'field' | 'reason'>;

/** One person of a sheet: a keyed hash, their unit and kind of staff, and what the sheet remarks. */
export type SheetPerson = RosterRow & {
  staffKind: StaffKind;
  /** Whether the sheet said the kind of staff, or only the number tells it. */
  saysKind: boolean;
  warning?: Refused;
};

export const sheetRules = { columns: sheetHeadings, needs: ['unit', 'number'], mostRows };

/** The rows of a sheet. Throws Refusal for the file as a whole: not a sheet, a column missing, too long. */
export const readSheet = (bytes: Uint8Array): Promise<ReadSheet> => readRows(bytes, sheetRules);

/**
 * Reads who is expected in a region, row by row: a right row becomes a keyed hash, any other is named by line, column
 * and reason, never by what it said. The second row of the same person is refused ('repeated-person').
 */
export const readRoster = (
  needs: Needs,
  { rows, unreadable }: Pick<ReadSheet, 'rows' | 'unreadable'>,
): ReadRoster => {
  const good: RosterRow[] = [];
  const refused: RefusedRow[] = [...unreadable];
  const warnings: RefusedRow[] = [];
  const seen = new Set<string>();
  const listed: { row: SheetRow; mark?: string }[] = [];
  const readRow = rowReader(needs, rows);
  for (const row of rows) {
    const person = readRow(row.cells);
    const wrong = 'reason' in person ? person : repeated(seen, person.personKey);
    if (wrong) refused.push(namedRow(row, wrong));
    else if ('personKey' in person) {
      const { personKey, unit, status, warning } = person;
      const { mark, reason } = listedMailbox(needs, mailboxIn(row.cells));
      good.push({ personKey, unit, status, ...(mark !== undefined && { mailbox: mark }) });
      if (warning) warnings.push(namedRow(row, warning));
      if (row.isHidden) warnings.push({ line: row.line, field: 'row', reason: 'hidden-row' });
      if (reason !== undefined) warnings.push(namedRow(row, { field: 'mailbox', reason }));
      listed.push({ row, ...(mark !== undefined && { mark }) });
    }
  }
  for (const { row } of sharedAmong(listed))
    warnings.push(namedRow(row, { field: 'mailbox', reason: 'mailbox-shared' }));
  refused.sort((a, b) => a.line - b.line);
  return { rows: rows.length + unreadable.length, good, refused, warnings };
};

/** Why somebody is read no second time; notes who was read. */
export const repeated = (seen: Set<string>, personKey: string): Refused | undefined => {
  if (seen.has(personKey)) return { field: 'number', reason: 'repeated-person' };
  seen.add(personKey);
  return undefined;
};

/** What is wrong with a row, by its line and by the letter of the column as a spreadsheet shows it. */
export const namedRow = (row: SheetRow, { field, reason }: Refused): RefusedRow => {
  const column = Object.hasOwn(sheetHeadings, field)
    ? letterOf(row, sheetHeadings[field as Column])
    : undefined;
  return { line: row.line, field, reason, ...(column !== undefined && { column }) };
};

/** Reads the rows of a region's sheet one by one: a person, or the field that is wrong and why. */
export const rowReader = (needs: Needs, rows: readonly SheetRow[]) => {
  const about = {
    needs,
    unitOf: unitReader(needs.region, needs.region.units),
    closedOf: unitReader(needs.region, needs.region.closedUnits ?? []),
    isRounded: isRounded(rows),
  };
  return (cells: SheetRow['cells']): SheetPerson | Refused => {
    const said = saidIn(cells);
    // Where several columns name where somebody works, the one that names a unit of the region counts.
    const unit = unitsSaid(cells).find((one) => about.unitOf(one) !== undefined) ?? said.unit;
    return readRow(about, { ...said, unit });
  };
};

/**
 * Whether a spreadsheet has rounded the NIKs of a list: it keeps 15 digits, so that all of them end in 0, and more than
 * a few do by no chance.
 */
const isRounded = (rows: readonly SheetRow[]): boolean => {
  const niks = rows
    .map(({ cells }) => withoutQuantity(numberIn(cells)).replace(/\D/g, ''))
    .filter((digits) => digits.length === 16);
  const isSure = niks.length >= 4 || niks.some((nik) => nik.endsWith('0000'));
  return isSure && niks.every((nik) => nik.endsWith('0'));
};

type UnitOf = (said: string) => string | undefined;
type About = { needs: Needs; unitOf: UnitOf; closedOf: UnitOf; isRounded: boolean };

/** Who is meant, and where; a remark that is not understood only warns. */
const mustBeRight = ['number', 'staffNumber', 'unit', 'staffKind'] as const;

const readRow = (about: About, said: RowFields): SheetPerson | Refused => {
  const { needs, unitOf } = about;
  const formula = columns.find((column) => /^[=+\-@\t\r]/.test(said[column]));
  if (formula) return { field: formula, reason: 'formula' };
  const fault = mustBeRight.find((column) => isSheetFault(said[column]));
  if (fault) return { field: fault, reason: 'spreadsheet-fault' };
  const unit = unitOf(said.unit);
  if (unit === undefined) return { field: 'unit', reason: noUnitReason(about, said.unit) };
  if (about.isRounded && /^\d{16}$/.test(typedDigits(said.number)))
    return { field: 'number', reason: 'rounded-by-spreadsheet' };
  const person = personOf(needs, said, unit);
  if ('reason' in person) return person;
  const status = own(statuses, said.status);
  return {
    ...person,
    unit,
    saysKind: said.staffKind !== '' && !saysAnyAsn(said.staffKind),
    status: status ?? 'expected',
    // A remark that is not understood takes nobody off the roster.
    ...(status === undefined && { warning: { field: 'status', reason: 'unknown-remark' } }),
  };
};

const noUnitReason = ({ closedOf }: About, said: string): string => {
  if (said === '') return 'required';
  return closedOf(said) === undefined ? 'unknown-unit' : 'closed-unit-on-list';
};

const personOf = (
  { campaign, region, pepper, now }: Needs,
  said: RowFields,
  unit: string,
): Pick<SheetPerson, 'personKey' | 'staffKind'> | Refused => {
  if (isScientific(said.number)) return { field: 'number', reason: 'scientific-notation' };
  const isUnsaid = said.staffKind === '' || saysAnyAsn(said.staffKind);
  const staffKind = isUnsaid ? kindByNumber(said.number) : own(kinds, said.staffKind);
  if (staffKind === undefined) return { field: 'staffKind', reason: 'unknown-kind' };
  if (staffKind === 'non-asn' && !campaign.nonAsnTakePart)
    return { field: 'staffKind', reason: 'not-open' };
  const { number } = said;
  // A number that went through a program as a quantity: 12345.0.
  const staffNumber = said.staffNumber.replace(/^(\d{4,32})\.0$/, '$1');
  const identity = parseIdentity(
    { staffKind, ...(number && { number }), ...(staffNumber && { staffNumber }) },
    now,
  );
  if (!identity.ok) return { field: identity.field, reason: reasonOf(identity.reason) };
  // Serial 0000 is never issued: a spreadsheet rounded it.
  if (identity.idKind === 'nik' && identity.number.endsWith('0000'))
    return { field: 'number', reason: 'rounded-by-spreadsheet' };
  const key = personKey({
    pepper,
    campaign: campaign.id,
    region: region.code,
    idKind: identity.idKind,
    number: identity.number,
    ...(identity.idKind === 'staff-number' && { unit: `${region.code}/${unit}` }),
  });
  return { personKey: key, staffKind };
};

/** NIP and NI PPPK share one space of keys, so a list that does not say the kind of staff need not. */
const kindByNumber = (number: string): StaffKind =>
  number === '' || withoutQuantity(number).replace(/\D/g, '').length === 16 ? 'non-asn' : 'pns';

/** A spreadsheet keeps 15 digits of a number: 198609262015051001 comes back as …000. */
const reasonOf = (reason: string): string =>
  reason === 'impossible-sequence' ? 'rounded-by-spreadsheet' : reason;
