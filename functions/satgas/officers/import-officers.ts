import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { letterOf, readRows, type SheetRow } from '../../../shared/csv/read-rows.ts';
import { fieldErrors } from '../../../shared/http/field-errors.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import { Refusal, refuseField, type FieldError } from '../../../shared/refusal.ts';
import { isServed, officerForm, officerOf, requireRoom, withAccount } from './check-officer.ts';
import {
  accountCell,
  activeCell,
  emailCell,
  idCell,
  langCell,
  nameCell,
  officerColumns,
  phoneCell,
  refuseFaults,
  regionCell,
  rungCell,
  unitCell,
  type OfficerColumn,
} from './officer-cells.ts';
import type { Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import { officerOperations, type Imported, type RefusedRow } from './operations.ts';
import type { proposeChange } from './propose-change.ts';
import { rowOf } from './register-change.ts';
import { viewOfChange } from './change-view.ts';

/** Rows in one upload. */
export const mostOfficers = 5000;
/** Bytes of one upload. */
export const mostSheetBytes = 1024 * 1024;

type Needs = {
  campaign: Campaign;
  officers: Pick<OfficerStore, 'listOf'>;
  propose: ReturnType<typeof proposeChange>;
};

/** Who sends a list, and whether it is only looked at. */
export type Importing = { person: Person; does: 'preview' | 'propose' };

/**
 * Takes a list of officers row by row: each row that is right changes what its columns say and nothing else, and
 * all of them are proposed as one change; each that is not is named by line, column and reason. Doing it twice changes
 * nothing. Throws Refusal for the file as a whole.
 */
export const importOfficers =
  ({ campaign, officers, propose }: Needs) =>
  async (sheet: Uint8Array, { person, does }: Importing): Promise<Imported> => {
    const needs = ['region', 'id', 'rung', 'name'];
    const rules = { columns: officerColumns, needs, mostRows: mostOfficers };
    const { rows, unreadable, headings } = await readRows(sheet, rules);
    const refused: RefusedRow[] = [...unreadable];
    const read = rowReader({ campaign, officers }, person);
    const good: Change[] = [];
    for (const row of rows) {
      const change = await read(row);
      if ('officer' in change) good.push(change);
      else refused.push(...change.errors.map((error) => namedError(row, error)));
    }
    const wanted = { scope: person.region, officers: good.map(({ officer }) => officer) };
    const { change } = does === 'preview' ? {} : await propose(wanted, person);
    return {
      rows: rows.length + unreadable.length,
      taken: good.length,
      added: good.filter(({ before }) => !before).length,
      changed: good.filter(({ before, officer }) => before && rowOf(before, officer)).length,
      reactivated: good.filter(({ before, officer }) => before?.active === false && officer.active)
        .length,
      refused: refused.sort((a, b) => a.line - b.line),
      notRead: notRead(headings),
      preview: does === 'preview',
      change: change ? viewOfChange(change, person) : null,
    };
  };

const known = new Set<string>(Object.values(officerColumns).flat());

/** Columns that are not read, by name: whoever put one there expects something of it. */
const notRead = (headings: readonly string[]): string[] =>
  headings.filter((name) => name !== '' && !known.has(name)).slice(0, 20);

const namedError = (row: SheetRow, { field, reason, facts }: FieldError): RefusedRow => {
  const name = field === 'officerId' ? 'id' : field;
  const column = Object.hasOwn(officerColumns, name)
    ? letterOf(row, officerColumns[name as OfficerColumn])
    : undefined;
  return {
    line: row.line,
    field: name,
    reason,
    ...(column && { column }),
    ...(facts && { facts }),
  };
};

type Change = { officer: Officer; before: Officer | undefined };
type Read = Change | { errors: FieldError[] };

/** Reads row after row of one list: who is there already is changed, and nobody is named twice. */
const rowReader = ({ campaign, officers }: Omit<Needs, 'propose'>, person: Person) => {
  const there = new Map<string, Officer[]>();
  const named = new Set<string>();
  const knownIn = async (region: string): Promise<Officer[]> => {
    const seated = there.get(region) ?? (await officers.listOf([region]));
    there.set(region, seated);
    return seated;
  };
  return async (row: SheetRow): Promise<Read> => {
    try {
      const said = cellsOf(row);
      refuseFaults(said);
      const region = regionFor(campaign, person, said.region);
      const officerId = idCell(said.id);
      if (named.has(`${region}/${officerId}`)) throw refuseField('id', 'repeated-id');
      const seated = await knownIn(region);
      const before = seated.find((one) => one.officerId === officerId);
      const officer = changed(campaign, { region, officerId, said, before });
      requireRoom(seated, officer);
      named.add(`${region}/${officerId}`);
      if (!before) seated.push(officer);
      return { officer, before };
    } catch (error) {
      if (error instanceof Refusal) return { errors: error.errors };
      throw error;
    }
  };
};

type RowFields = Record<OfficerColumn, string>;

/** Of several columns of one meaning the first that is filled. */
const cellsOf = ({ cells }: SheetRow): RowFields => {
  const cellOf = (names: readonly string[]): string =>
    cells[names.find((name) => cells[name]) ?? ''] ?? '';
  return {
    region: cellOf(officerColumns.region),
    id: cellOf(officerColumns.id),
    rung: cellOf(officerColumns.rung),
    name: cellOf(officerColumns.name),
    unit: cellOf(officerColumns.unit),
    phone: cellOf(officerColumns.phone),
    email: cellOf(officerColumns.email),
    lang: cellOf(officerColumns.lang),
    active: cellOf(officerColumns.active),
    account: cellOf(officerColumns.account),
  };
};

const regionFor = (campaign: Campaign, person: Person, cell: string): string => {
  if (cell === '') throw refuseField('region', 'required');
  const region = regionCell(cell);
  if (mayCall(officerOperations.importOfficers, person, region) !== 'allowed')
    throw refuseField('region', 'not-yours');
  if (!isServed(campaign, region)) throw refuseField('region', 'unknown-region');
  return region;
};

type Row = { region: string; officerId: string; said: RowFields; before: Officer | undefined };

/** An officer as a row changes them: a cell that says nothing leaves what is stored. */
const changed = (campaign: Campaign, { region, officerId, said, before }: Row): Officer => {
  const { rung, name, unit, phone, email, lang, active, account } = said;
  const cells = errorsTogether({
    rung: () => rungCell(rung),
    name: () => nameCell(name),
    ...(unit && { unit: () => unitCell(unit, servedRegion(campaign, region)) }),
    ...(phone && { phone: () => phoneCell(phone) }),
    ...(email && { email: () => emailCell(email) }),
    ...(lang && { lang: () => langCell(lang) }),
    ...(active && { active: () => activeCell(active) }),
    ...(account && { account: () => accountCell(account) }),
  });
  const { duty, leave } = before ?? {};
  const form = z.safeParse(
    officerForm,
    { ...storedForm(before), ...cells, ...(duty && { duty }), ...(leave && { leave }) },
    { reportInput: true },
  );
  if (!form.success) throw new Refusal('invalid-fields', fieldErrors(form.error.issues));
  const officer = officerOf(campaign, { region, officerId }, form.data);
  return withAccount(officer, form.data, before ? [before] : []);
};

const storedForm = (before: Officer | undefined): Partial<Officer> => {
  if (!before) return {};
  const { unit, phone, email, lang, active } = before;
  return {
    ...(unit !== undefined && { unit }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(lang && { lang }),
    active,
  };
};

/** Reads every cell of a row, so that all that is wrong with it is said at once. */
const errorsTogether = (cells: Record<string, () => unknown>): Record<string, unknown> => {
  const errors: FieldError[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, readCell] of Object.entries(cells)) {
    try {
      read[name] = readCell();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length > 0) throw new Refusal('invalid-fields', errors);
  return read;
};
