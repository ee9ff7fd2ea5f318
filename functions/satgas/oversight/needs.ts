import type { RegionLine } from './oversee.ts';

/**
 * What of a region's line needs somebody, the gravest first: nobody of it can be told; reports were missed; messages
 * wait; an alert was not taken within a day; nothing was reported; alerts wait for less than a day; officers were known
 * otherwise than the register has them; an address is not confirmed.
 */
export const needs = [
  'unreachable',
  'missed',
  'overdue',
  'untaken',
  'silent',
  'waiting',
  'apart',
  'unconfirmed',
] as const;
export type Need = (typeof needs)[number];

/** How a region stands at one look. */
export const standings = ['urgent', 'silent', 'watch', 'calm'] as const;
export type Standing = (typeof standings)[number];

type Counted = Omit<RegionLine, 'needs' | 'standing'>;

const isNeeded: Record<Need, (line: Counted) => boolean> = {
  unreachable: ({ reachable }) => reachable === 0,
  missed: ({ foundBySweep }) => foundBySweep > 0,
  overdue: ({ overdueMessages }) => overdueMessages > 0,
  untaken: ({ open }) => open.older > 0,
  silent: ({ isSilent }) => isSilent,
  waiting: ({ open }) => open.underHour + open.underDay > 0,
  apart: ({ outOfStep }) => outOfStep > 0,
  unconfirmed: ({ unreached }) => unreached > 0,
};

const standingOf: Record<Need, Standing> = {
  unreachable: 'urgent',
  missed: 'urgent',
  overdue: 'urgent',
  untaken: 'urgent',
  silent: 'silent',
  waiting: 'watch',
  apart: 'watch',
  unconfirmed: 'watch',
};

/** What a region's line needs, the gravest first. */
export const needsOf = (line: Counted): Need[] => needs.filter((need) => isNeeded[need](line));

/** The gravest of what is needed says how a region stands. */
export const worstOf = (found: readonly Need[]): Standing => {
  const [gravest] = needs.filter((need) => found.includes(need));
  return gravest === undefined ? 'calm' : standingOf[gravest];
};

/** Compares two lists of needs: the one with the graver, then with more of them, comes first. */
export const byNeeds = (a: readonly Need[], b: readonly Need[]): number => rank(a) - rank(b);

const rank = (found: readonly Need[]): number => {
  const places = found.map((need) => needs.indexOf(need));
  return Math.min(needs.length, ...places) * 100 - found.length;
};
