import { byNeeds } from './needs.ts';
import { quantile, type RegionLine } from './oversee.ts';

/** By what the regions can be ordered; each puts first what a reader looks for by it. */
export const orders = ['need', 'region', 'reachable', 'open', 'taken', 'time'] as const;
export type Order = (typeof orders)[number];

const compared: Record<Order, (a: RegionLine, b: RegionLine) => number> = {
  need: (a, b) => byNeeds(a.needs, b.needs),
  region: () => 0,
  reachable: (a, b) => a.reachable - b.reachable,
  open: (a, b) => openOf(b) - openOf(a),
  taken: (a, b) => shareTaken(a) - shareTaken(b),
  time: (a, b) => (quantile(b.waits, 0.5) ?? 0) - (quantile(a.waits, 0.5) ?? 0),
};

/** The lines in that order; those alike by their code. */
export const inOrder = (lines: readonly RegionLine[], order: Order): RegionLine[] =>
  [...lines].sort((a, b) => compared[order](a, b) || a.region.localeCompare(b.region));

/** How many alerts of a line are open. */
export const openOf = ({ open }: RegionLine): number => open.underHour + open.underDay + open.older;

/** Which share of a line's alerts was taken, from 0 to 1; all of none. */
export const shareTaken = ({ alerts, taken }: RegionLine): number =>
  alerts === 0 ? 1 : taken / alerts;
