import type { Reading } from './reading.ts';

const dayMs = 86_400_000;
/** How far back is counted. */
export const countedDays = 7;

/** What one person read of a region's cases within the counted days. */
export type Reader = {
  personId: string;
  role: string;
  scope: string;
  /** Readings of the last 24 hours, and of all counted days. */
  lastDay: number;
  inAll: number;
  /** Different cases opened, lists aside. */
  cases: number;
  /** Cases that stood in exports. */
  exported: number;
  lastAt: number;
  isUnusual: boolean;
};

/** Below this many readings a day nobody is called unusual. */
const ordinary = 20;
/** Above so many times the median of the others, somebody is. */
const timesOthers = 3;

/** Counts readings by reader, who read most first. */
export const countReaders = (readings: readonly Reading[], now: number): Reader[] => {
  const people = [...new Set(readings.map(({ personId }) => personId))];
  const counted = people.map((personId) =>
    readerOf(
      personId,
      readings.filter((one) => one.personId === personId),
      now,
    ),
  );
  return counted
    .map((one) => ({ ...one, isUnusual: isUnusual(one, counted) }))
    .sort((a, b) => b.lastDay - a.lastDay || b.inAll - a.inAll);
};

const readerOf = (personId: string, theirs: Reading[], now: number) => {
  const newest = theirs.reduce((a, b) => (b.at > a.at ? b : a));
  const opened = theirs.filter(({ cases }) => cases === undefined);
  const exports = theirs.filter(({ reads }) => reads === 'export');
  return {
    personId,
    role: newest.role,
    scope: newest.scope,
    lastDay: theirs.filter(({ at }) => at > now - dayMs).length,
    inAll: theirs.length,
    cases: new Set(opened.map(({ about }) => about)).size,
    exported: exports.reduce((sum, { shown = 0 }) => sum + shown, 0),
    lastAt: newest.at,
  };
};

type Counted = Omit<Reader, 'isUnusual'>;

const isUnusual = (one: Counted, all: Counted[]): boolean => {
  const others = all.filter((other) => other !== one).map(({ lastDay }) => lastDay);
  return one.lastDay > Math.max(ordinary, timesOthers * median(others));
};

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
