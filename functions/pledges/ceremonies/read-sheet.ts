import type { Campaign, CampaignRegion } from '../../../shared/campaign.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { namedRow, readSheet as readTable, repeated, rowReader } from '../rosters/read-roster.ts';
import { sheetHeadings } from '../rosters/sheet-words.ts';
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
export const readSheet = async (needs: Needs, bytes: Uint8Array): Promise<ReadSheet> => {
  const { rows, unreadable } = await readTable(bytes);
  if (rows.length > mostSheetRows) throw refuseField('file', 'too-many-rows');
  if (!kindHeadings.some((name) => name in (rows[0]?.cells ?? {})))
    throw refuseField('file', 'without-column-staffKind');
  const read = rowReader(needs, rows);
  const pledges: SheetPledge[] = [];
  const refused: RefusedRow[] = [...unreadable];
  const seen = new Set<string>();
  for (const row of rows) {
    const person = row.isHidden ? hidden : read(row.cells);
    const wrong =
      'reason' in person ? person : (wrongHere(needs, person) ?? repeated(seen, person.personKey));
    if (wrong) refused.push(namedRow(row, wrong));
    else if ('personKey' in person) {
      const { personKey, unit, staffKind } = person;
      pledges.push({ line: row.line, personKey, unit, staffKind });
    }
  }
  refused.sort((a, b) => a.line - b.line);
  return { rows: rows.length + unreadable.length, pledges, refused };
};

/** Filtered away or hidden: whoever sent the sheet may not have seen who stands there. */
const hidden = { field: 'row', reason: 'hidden-row' };

type Person = ReturnType<ReturnType<typeof rowReader>>;

/** What is right on a roster and wrong on a sheet: a unit not called, a kind not said, somebody who was not there. */
const wrongHere = (
  { units }: Needs,
  person: Exclude<Person, { reason: string }>,
): Omit<RefusedRow, 'line'> | undefined => {
  if (!units.includes(person.unit)) return { field: 'unit', reason: 'unit-not-called' };
  if (!person.saysKind) return { field: 'staffKind', reason: 'required' };
  // A remark that is not understood makes nobody somebody who pledged.
  if (person.status !== 'expected' || person.warning)
    return { field: 'status', reason: 'was-not-there' };
  return undefined;
};

/** Counts are by kind of staff, and a number does not tell a PPPK for certain: a sheet says it. */
const kindHeadings = [...sheetHeadings.staffKind, 'status'];
