import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { isClosed, type Case } from './case.ts';
import { handOverWaits, isForThem, type HandOverRow } from './hand-over-row.ts';
import type { HandOverRows } from './hand-over-rows.ts';
import type { HeldStore } from './held-store.ts';
import { atOnce, lookThrough, mostListed } from './look-through.ts';

/** What of a hand-over waits for whoever looks, and of which case; never what was written. */
export const waitingHandOver = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  waits: z.enum(handOverWaits),
  /** Who asked to hand it over. */
  askedBy: z.string(),
  /** As their sign-in called them; null where that was not stored. */
  askedByName: z.nullable(z.string()),
  at: z.string(),
  until: z.string(),
});
type WaitingHandOver = z.infer<typeof waitingHandOver>;

type Needs = {
  handOvers: Pick<HandOverRows, 'waiting'>;
  held: Pick<HeldStore, 'holdersOf'>;
  /** Those of these cases that are there, in no order. */
  findCases: (caseKeys: string[]) => Promise<Case[]>;
  now: Now;
};

type HandOversQuery = {
  regions: string[];
  person: Person;
  /** Whether they may know of a case. */
  mayRead: (kept: Case) => boolean;
};

/**
 * What of hand-overs to Bawaslu waits for this person, the earliest end first: an agreement they can give, a question or
 * a receipt of Bawaslu that nobody has seen. Never of a case they may not know of.
 */
export const listHandOvers =
  (needs: Needs) =>
  async ({ regions, ...asked }: HandOversQuery): Promise<WaitingHandOver[]> => {
    const from = needs.now();
    const found = await Promise.all(
      regions.map((region) =>
        lookThrough({
          next: (after) => needs.handOvers.waiting({ region, from, most: atOnce, after }),
          visible: (rows) => visible(needs, rows, asked),
        }),
      ),
    );
    return found
      .flat()
      .sort((a, b) => a.until.localeCompare(b.until))
      .slice(0, mostListed);
  };

const visible = async (
  { held, findCases, now }: Needs,
  rows: HandOverRow[],
  { person, mayRead }: Omit<HandOversQuery, 'regions'>,
): Promise<WaitingHandOver[]> => {
  const keys = [...new Set(rows.map(({ caseKey }) => caseKey))];
  if (keys.length === 0) return [];
  const [cases, holders] = await Promise.all([findCases(keys), held.holdersOf(keys)]);
  return rows.flatMap((row) => {
    const isItsCase = ({ caseKey }: { caseKey: string }) => caseKey === row.caseKey;
    const kept = cases.find(isItsCase);
    if (!kept || kept.expiresAt * 1000 <= now() || isNotHandedOver(kept, row)) return [];
    if (!mayRead(kept) || !isForThem(row, person, holders.find(isItsCase))) return [];
    return [shown(kept, row)];
  });
};

/** A request of a case that is closed or withdrawn can be agreed to no more; what Bawaslu said is still to be seen. */
const isNotHandedOver = (kept: Case, { waits }: HandOverRow): boolean =>
  waits === 'agreement' && (kept.withdrawnAt !== undefined || isClosed(kept));

const shown = (
  { caseKey, caseNumber, region }: Case,
  { waits, asked, askedName, at, dueAt }: HandOverRow,
): WaitingHandOver => ({
  ...{ caseKey, caseNumber, region, waits, askedBy: asked.officerId },
  askedByName: askedName ?? null,
  at: new Date(at).toISOString(),
  until: new Date(dueAt).toISOString(),
});
