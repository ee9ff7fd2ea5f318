import type { Listed } from './pledged.ts';
import type { PledgedStore } from './pledged-store.ts';
import type { Code, TicketStore } from './ticket-store.ts';
import type { TicketUse } from './ticket-uses.ts';
import { readSheetAttempt } from '../register/sheet-attempt.ts';

/** A person in the register as its stream shows them: what they are now said to have attended, and by which sheet. */
export type SeenPerson = {
  /** What was not there before the change. */
  attended: (Listed & { ceremonyId: string })[];
  /** The ticket that was used for it. */
  used: (TicketUse & Code)[];
  /** What was there before the change and is taken back. */
  takenBack: { ceremonyId: string; receiptId: string }[];
  /** Which row of which sheet named them last. */
  sheetRow: string | undefined;
};

type Needs = {
  pledged: Pick<PledgedStore, 'add' | 'addDone' | 'takeOff'>;
  tickets: Pick<TicketStore, 'putUses'>;
};

/**
 * Puts new pledges on the list of their ceremony and takes off what was taken back, and notes who used which ticket and
 * which rows of sheets are in the register. One write per ceremony, code and sheet for a whole batch; a batch again, in
 * whatever cut, changes nothing.
 */
export const listPledged =
  ({ pledged, tickets }: Needs) =>
  async (seen: readonly SeenPerson[]): Promise<void> => {
    for (const [ceremonyId, found] of byCeremony(seen.flatMap(({ attended }) => attended)))
      await pledged.add(ceremonyId, found);
    for (const [ceremonyId, found] of byCeremony(seen.flatMap(({ takenBack }) => takenBack)))
      await pledged.takeOff(
        ceremonyId,
        found.map(({ receiptId }) => receiptId),
      );
    for (const { code, uses } of usesOf(seen)) await tickets.putUses(code, uses);
    for (const { lines, ...sheet } of rowsOf(seen)) await pledged.addDone(sheet, lines);
  };

type AtCeremony = { ceremonyId: string };

const byCeremony = <One extends AtCeremony>(
  all: readonly One[],
): Map<string, Omit<One, 'ceremonyId'>[]> => {
  const lists = new Map<string, Omit<One, 'ceremonyId'>[]>();
  for (const { ceremonyId, ...one } of all) {
    const list = lists.get(ceremonyId) ?? [];
    lists.set(ceremonyId, list);
    list.push(one);
  }
  return lists;
};

const usesOf = (seen: readonly SeenPerson[]): { code: Code; uses: TicketUse[] }[] => {
  const codes = new Map<string, { code: Code; uses: TicketUse[] }>();
  for (const { ceremonyId, code, ...use } of seen.flatMap(({ used }) => used)) {
    const key = `${ceremonyId}#${String(code)}`;
    const found = codes.get(key) ?? { code: { ceremonyId, code }, uses: [] };
    codes.set(key, found);
    found.uses.push(use);
  }
  return [...codes.values()];
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
