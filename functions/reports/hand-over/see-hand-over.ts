import { Refusal } from '../../../shared/refusal.ts';
import { isForThem, type HandOverRow } from '../cases/hand-over-row.ts';
import type { HandOverRows } from '../cases/hand-over-rows.ts';
import type { OfficerReport as About } from '../messages/report-for-officer.ts';

type Needs = { deskRows: Pick<HandOverRows, 'list' | 'settle' | 'holdersOf'> };

/** What Bawaslu said of a case and nobody has seen yet, where it waits for whoever looks. */
export const unseenFor = async (
  { deskRows }: Pick<Needs, 'deskRows'>,
  { reportKey, person }: Pick<About, 'reportKey' | 'person'>,
): Promise<HandOverRow[]> => {
  const [rows, holders] = await Promise.all([
    deskRows.list(reportKey),
    deskRows.holdersOf(reportKey),
  ]);
  return rows.filter(
    (row) =>
      row.queue !== undefined && row.waits !== 'agreement' && isForThem(row, person, holders),
  );
};

/**
 * Notes that what Bawaslu said about one hand-over was seen: it waits in nobody's tasks any more. Throws Refusal
 * 'not-allowed' to whoever it does not wait for.
 */
export const seeHandOver =
  (needs: Needs) =>
  async (about: About, requestId: string): Promise<void> => {
    const unseen = await unseenFor(needs, about);
    const rows = unseen.filter((row) => row.requestId === requestId);
    if (rows.length === 0)
      throw new Refusal('not-allowed', [{ field: 'handOver', reason: 'not-own-request' }]);
    for (const row of rows) await needs.deskRows.settle(row);
  };
