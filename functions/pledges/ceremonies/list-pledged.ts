import type { Listed, SheetDone } from './pledged.ts';
import type { PledgedStore } from './pledged-store.ts';
import { readSheetAttempt } from '../register/sheet-attempt.ts';

/** A pledge as the register's stream shows it: new, or changed by a repeat. */
export type SeenPledge = Omit<Listed, 'receiptId'> & {
  isNew: boolean;
  ceremonyId: string | undefined;
  receipt: string;
  attempt: string;
};

/** Where the id is in a receipt: shared/receipt/receipt.ts. */
const idBytes = [32, 40] as const;

/**
 * Puts new pledges on the list of their ceremony, and notes which rows of sheets are in the register. One write per
 * ceremony and one per sheet for a whole batch; a batch again, in whatever cut, changes nothing.
 */
export const listPledged =
  ({ pledged }: { pledged: Pick<PledgedStore, 'add' | 'addDone'> }) =>
  async (seen: readonly SeenPledge[]): Promise<void> => {
    for (const [ceremonyId, found] of newOf(seen)) await pledged.add(ceremonyId, found);
    for (const { ceremonyId, sheetId, ...done } of rowsOf(seen))
      await pledged.addDone({ ceremonyId, sheetId }, done);
  };

const newOf = (seen: readonly SeenPledge[]): Map<string, Listed[]> => {
  const lists = new Map<string, Listed[]>();
  for (const { isNew, ceremonyId, receipt, unit, staffKind, act, channel } of seen) {
    if (!isNew || ceremonyId === undefined) continue;
    const list = lists.get(ceremonyId) ?? [];
    lists.set(ceremonyId, list);
    list.push({ receiptId: receiptIdOf(receipt), unit, staffKind, act, channel });
  }
  return lists;
};

/** The id of a receipt, 16 hex digits. */
export const receiptIdOf = (receipt: string): string =>
  Buffer.from(receipt, 'base64url')
    .subarray(...idBytes)
    .toString('hex');

type Rows = SheetDone & { ceremonyId: string; sheetId: string };

const rowsOf = (seen: readonly SeenPledge[]): Rows[] => {
  const sheets = new Map<string, Rows>();
  for (const { attempt, isNew } of seen) {
    const row = readSheetAttempt(attempt);
    if (!row) continue;
    const { ceremonyId, sheetId, line } = row;
    const rows = sheets.get(sheetId) ?? { ceremonyId, sheetId, counted: [], before: [] };
    sheets.set(sheetId, rows);
    (isNew ? rows.counted : rows.before).push(line);
  }
  return [...sheets.values()];
};
