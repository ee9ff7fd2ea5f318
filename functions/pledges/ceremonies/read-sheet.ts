import type { Campaign, CampaignRegion } from '../../../shared/campaign.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { readSheet as readTable, rowReader } from '../rosters/read-roster.ts';
import type { RefusedRow, SheetPledge } from './sheet.ts';

/** Rows in one sheet. */
export const mostSheetRows = 10_000;

type Needs = {
  campaign: Campaign;
  region: CampaignRegion;
  pepper: Uint8Array;
  now: number;
  /** Codes of the units called. */
  units: readonly string[];
};
export type ReadSheet = { rows: number; pledges: SheetPledge[]; refused: RefusedRow[] };

/**
 * Reads who pledged on paper, row by row: a right row becomes a keyed hash, any other is named by line, field and
 * reason, never by what it said. Throws Refusal for the file as a whole.
 */
export const readSheet = (needs: Needs, bytes: Uint8Array): ReadSheet => {
  const rows = readTable(bytes);
  if (rows.length > mostSheetRows) throw refuseField('file', 'too-many-rows');
  if (!kindHeadings.some((name) => name in (rows[0]?.cells ?? {})))
    throw refuseField('file', 'without-column-staffKind');
  const read = rowReader(needs);
  const pledges: SheetPledge[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const person = read(cells);
    const wrong = 'reason' in person ? person : wrongHere(needs, person, cells);
    if (wrong) refused.push({ line, ...wrong });
    else if ('personKey' in person) {
      const { personKey, unit, staffKind } = person;
      if (seen.has(personKey)) refused.push({ line, field: 'number', reason: 'repeated-person' });
      else pledges.push({ line, personKey, unit, staffKind });
      seen.add(personKey);
    }
  }
  return { rows: rows.length, pledges, refused };
};

type Person = ReturnType<ReturnType<typeof rowReader>>;

/** What is right on a roster and wrong on a sheet: a unit not called, a kind not said, somebody who was not there. */
const wrongHere = (
  { units }: Needs,
  person: Exclude<Person, { reason: string }>,
  cells: Record<string, string>,
): Omit<RefusedRow, 'line'> | undefined => {
  if (!units.includes(person.unit)) return { field: 'unit', reason: 'unit-not-called' };
  if (!kindHeadings.some((name) => cells[name])) return { field: 'staffKind', reason: 'required' };
  if (person.status !== 'expected') return { field: 'status', reason: 'was-not-there' };
  return undefined;
};

/** Counts are by kind of staff, and a number does not tell a PPPK for certain: a sheet says it. */
const kindHeadings = ['staffkind', 'staff kind', 'jenis', 'jenis pegawai', 'status kepegawaian'];
