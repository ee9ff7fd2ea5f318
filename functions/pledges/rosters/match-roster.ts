import type { StandingStore } from './standing-store.ts';
import { unpackRows, type PackedRows } from './roster.ts';

/** A part of a region's roster before and after an upload. */
export type ChangedPart = {
  region: string;
  before: PackedRows | undefined;
  after: PackedRows | undefined;
};

/**
 * How old a change must be before it is matched. A pledge that looked the roster up before the change has been
 * written, or given up, by then: the 10 seconds its function may live, a second for a read that was a moment old,
 * one for the stream's clock of whole seconds, and one to spare.
 */
export const settleMs = 13_000;

/**
 * Gives the pledges that are there already the standing that the changed roster gives them: 'verified' to who is on
 * it, 'claimed' to who no longer is. Doing it twice changes nothing.
 */
export const matchRoster =
  (pledges: StandingStore) =>
  async ({ region, before, after }: ChangedPart): Promise<void> => {
    const there = keysOf(after);
    const gone = [...keysOf(before)].filter((personKey) => !there.has(personKey));
    await pledges.setStanding(region, [...there], 'verified');
    await pledges.setStanding(region, gone, 'claimed');
  };

const keysOf = (packed: PackedRows | undefined): Set<string> =>
  new Set(packed ? unpackRows(packed).map(({ personKey }) => personKey) : []);
