import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { bucketOf, countUnits, type RosterRow } from './roster.ts';
import { undoForMs, type Before, type Version } from './roster-items.ts';
import type { Completed, Held, RosterStore } from './roster-store.ts';
import type { Upload } from './upload.ts';

type Needs = { rosters: RosterStore; now: Now };

/** Longer than the function may live: whoever held the region before has ended by then. */
export const holdMs = 60_000;
const partsAtOnce = 16;
const partsPerNote = 64;

export const underWay = () =>
  new Refusal('conflict', [{ field: 'region', reason: 'roster-under-way' }]);

/** A part and what it becomes. */
export type NewPart = {
  part: number;
  rows: (there: RosterRow[]) => RosterRow[];
  /** Leaves it alone where no later turn than this has written it. */
  since?: number;
};

type Writing = { upload: Upload; parts: readonly NewPart[]; held: Held };

/**
 * Writes the parts sixteen at a time, and notes how far it is after every sixty-four; returns the upload as taken.
 * Throws Refusal 'conflict' where a later upload has written one of them.
 */
export const writeParts = async (
  { rosters }: Needs,
  { upload, parts, held: { turn, version } }: Writing,
): Promise<Upload> => {
  const { region, startedAt: at } = upload;
  for (let partsDone = 0; partsDone < parts.length;) {
    const group = parts.slice(partsDone, partsDone + partsPerNote);
    partsDone += group.length;
    await eachOf(group, { atOnce: partsAtOnce }, async ({ part, ...how }) => {
      const change = { turn, version, at, ...how };
      if ((await rosters.changePart(region, part, change)) === 'superseded') throw underWay();
    });
    await rosters.putUpload({ ...upload, parts: parts.length, partsDone });
  }
  return { ...upload, state: 'taken', parts: parts.length, partsDone: parts.length };
};

/** The region is released first: until its end is stored, the same upload sent again does it all once more. */
export const completeUpload = async (
  { rosters, now }: Needs,
  upload: Upload,
  held: Held,
): Promise<Upload> => {
  const { region, rosterId } = upload;
  const endedAt = now();
  const everybody: RosterRow[] = [];
  for await (const row of rosters.everybody(region)) everybody.push(row);
  const summary = { rosterId, countedAt: endedAt, units: countUnits(everybody) };
  const versions =
    upload.state === 'taken'
      ? await versionsAfter(rosters, { upload, held, everybody, endedAt })
      : {};
  const { before } = versions;
  const isUndo = upload.mode === 'undo' && before !== undefined;
  const ended = {
    ...upload,
    endedAt,
    // What an undo of this undo would take off again has come back by it.
    ...(isUndo && { undone: { back: before.gone, gone: before.back } }),
  };
  await rosters.release(ended, { summary, ...versions });
  await rosters.putUpload(ended);
  return ended;
};

type Made = { upload: Upload; held: Held; everybody: readonly RosterRow[]; endedAt: number };

/**
 * The roster that is whole now, and the one before it. An upload that is done again, because its end was not noted,
 * makes no other roster: the one before stays the one before.
 */
const versionsAfter = async (
  rosters: RosterStore,
  { upload: { region, rosterId }, held, everybody, endedAt }: Made,
): Promise<Pick<Completed, 'version' | 'before'>> => {
  const { version: last, turn } = held;
  const isAgain = last.rosterId === rosterId;
  const slot = isAgain ? last.slot : 1 - last.slot;
  const version: Version = { turn, slot, rosterId };
  const before = isAgain ? held.before : { turn: last.turn, slot: last.slot };
  if (!before) return { version };
  const until = endedAt + undoForMs;
  return {
    version,
    before: { ...before, until, ...(await difference(rosters, region, { before, everybody })) },
  };
};

type Compared = { before: Pick<Before, 'turn' | 'slot'>; everybody: readonly RosterRow[] };

/** How many people would come back to the roster and go from it if it became the one before. */
const difference = async (
  rosters: RosterStore,
  region: string,
  { before, everybody }: Compared,
): Promise<Pick<Before, 'back' | 'gone'>> => {
  const parts = new Map<number, RosterRow[]>();
  for await (const { part, rows } of rosters.earlier(region, before)) parts.set(part, rows);
  const earlier = new Set([...parts.values()].flat().map(({ personKey }) => personKey));
  const now = everybody.filter(({ personKey }) => parts.has(bucketOf(personKey)));
  const stay = now.filter(({ personKey }) => earlier.has(personKey)).length;
  return { back: earlier.size - stay, gone: now.length - stay };
};
