import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import { isScientific, readRows, type SheetRow } from '../../../shared/csv/read-rows.ts';
import { fieldErrors } from '../../../shared/http/field-errors.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import { Refusal, refuseField, type FieldError } from '../../../shared/refusal.ts';
import { isServed, officerForm, officerOf, officerPath, requireRoom } from './check-officer.ts';
import type { Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import { officerOperations, type Imported } from './operations.ts';
import type { proposeChange } from './propose-change.ts';
import { shownChange } from './shown-change.ts';

/** The columns of a list of officers; the last four may be left out or empty. */
export const officerColumns = ['region', 'id', 'rung', 'name'] as const;
const optionalColumns = ['unit', 'phone', 'email', 'lang'] as const;
/** Rows in one upload. */
export const mostOfficers = 5000;
/** Bytes of one upload. */
export const mostSheetBytes = 1024 * 1024;

type Needs = {
  campaign: Campaign;
  officers: Pick<OfficerStore, 'listOf'>;
  propose: ReturnType<typeof proposeChange>;
};

/**
 * Takes a list of officers row by row: the rows that are right are proposed as one change, each that is not is named by
 * line, field and reason. Doing it twice changes nothing. Throws Refusal for the file as a whole.
 */
export const importOfficers =
  ({ campaign, officers, propose }: Needs) =>
  async (sheet: Uint8Array, person: Person): Promise<Imported> => {
    const rows = readRows(sheet, { headings: officerColumns, mostRows: mostOfficers });
    const refused: Imported['refused'] = [];
    const good: Officer[] = [];
    const there = new Map<string, Officer[]>();
    for (const row of rows) {
      let read = readOfficer(campaign, person, row);
      if (read.ok) read = await seated(officers, there, read.officer);
      if (read.ok) good.push(read.officer);
      else refused.push(...read.errors.map((error) => ({ line: row.line, ...error })));
    }
    const wanted = { scope: person.region, officers: good, by: 'said' } as const;
    const { change, stays } = await propose(wanted, person);
    return {
      ...{ rows: rows.length, taken: good.length, stays, refused },
      change: change ? shownChange(change, person) : null,
    };
  };

type Read = { ok: true; officer: Officer } | { ok: false; errors: FieldError[] };

const readOfficer = (campaign: Campaign, person: Person, { cells }: SheetRow): Read => {
  try {
    const key = z.safeParse(
      officerPath,
      { region: cells['region'], officerId: cells['id'] },
      { reportInput: true },
    );
    if (!key.success) return { ok: false, errors: fieldErrors(key.error.issues) };
    const { region } = key.data;
    if (mayCall(officerOperations.importOfficers, person, region) !== 'allowed')
      throw refuseField('region', 'not-yours');
    if (!isServed(campaign, region)) throw refuseField('region', 'unknown-region');
    if (isScientific(cells['phone'] ?? '')) throw refuseField('phone', 'scientific-notation');
    const form = z.safeParse(officerForm, formOf(cells), { reportInput: true });
    if (!form.success) return { ok: false, errors: fieldErrors(form.error.issues) };
    return { ok: true, officer: officerOf(campaign, key.data, form.data) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, errors: error.errors };
    throw error;
  }
};

/** Counts the officers of a region as its rows come, from who is there already. */
const seated = async (
  officers: Pick<OfficerStore, 'listOf'>,
  there: Map<string, Officer[]>,
  officer: Officer,
): Promise<Read> => {
  const known = there.get(officer.region) ?? (await officers.listOf([officer.region]));
  there.set(officer.region, known);
  try {
    requireRoom(known, officer);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, errors: error.errors };
    throw error;
  }
  if (!known.some(({ officerId }) => officerId === officer.officerId)) known.push(officer);
  return { ok: true, officer };
};

const formOf = (cells: Record<string, string>): Record<string, string> => ({
  rung: cells['rung'] ?? '',
  name: cells['name'] ?? '',
  ...Object.fromEntries(
    optionalColumns.flatMap((name) => {
      const cell = cells[name];
      return cell === undefined || cell === '' ? [] : [[name, cell]];
    }),
  ),
});
