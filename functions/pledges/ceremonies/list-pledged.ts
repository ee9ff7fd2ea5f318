import type { Listed } from './pledged.ts';
import type { PledgedStore } from './pledged-store.ts';
import { readSheetAttempt } from '../register/sheet-attempt.ts';

/** A person in the register as its stream shows them: what they are now said to have attended, and by which sheet. */
export type SeenPerson = {
  /** What was not there before the change. */
  attended: (Listed & { ceremonyId: string })[];
  /** Which row of which sheet named them last. */
  sheetRow: string | undefined;
};

/**
 * Puts new pledges on the list of their ceremony, and notes which rows of sheets are in the register. One write per
 * ceremony and one per sheet for a whole batch; a batch again, in whatever cut, changes nothing.
 */
export const listPledged =
  ({ pledged }: { pledged: Pick<PledgedStore, 'add' | 'addDone'> }) =>
  async (seen: readonly SeenPerson[]): Promise<void> => {
    for (const [ceremonyId, found] of newOf(seen)) await pledged.add(ceremonyId, found);
    for (const { lines, ...sheet } of rowsOf(seen)) await pledged.addDone(sheet, lines);
  };

const newOf = (seen: readonly SeenPerson[]): Map<string, Listed[]> => {
  const lists = new Map<string, Listed[]>();
  for (const { ceremonyId, ...pledge } of seen.flatMap(({ attended }) => attended)) {
    const list = lists.get(ceremonyId) ?? [];
    lists.set(ceremonyId, list);
    list.push(pledge);
  }
  return lists;
};

type Rows = { ceremonyId: string; sheetId: string; lines: number[] };

const rowsOf = (seen: readonly SeenPerson[]): Rows[] => {
  const sheets = new Map<string, Rows>();
  for (const { sheetRow } of seen) {
    const row = sheetRow === undefined ? undefined : readSheetAttempt(sheetRow);
    if (!row) continue;
    const { ceremonyId, sheetId, line } = row;
    const rows = sheets.get(sheetId) ?? { ceremonyId, sheetId, lines: [] };
    sheets.set(sheetId, rows);
    rows.lines.push(line);
  }
  return [...sheets.values()];
};
