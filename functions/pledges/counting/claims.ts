import { createHmac } from 'node:crypto';
import { addCounts, peopleIn, type Counts } from './participation-cell.ts';
import type { CellCount } from './participation-item.ts';

/** What is published of claims: that they have reached one of these numbers. */
export const claimSteps = [10, 100, 1000, 10_000, 100_000, 1_000_000] as const;

/** How many people of a region are counted as a claim and nothing more. */
const claimsIn = (cells: readonly CellCount[]): number => {
  const all: Counts = {};
  for (const { counts } of cells) addCounts(all, counts);
  return peopleIn(all, { standing: 'claimed' });
};

type Claims = {
  region: string;
  /** How many there are. */
  people: number;
  /** What is published of them so far. */
  published: number;
  /** Known to nobody outside: it decides how far beyond each step a region has to come. */
  noiseKey: Uint8Array;
};

/**
 * What to publish of a region's claims, once a day. Anybody can make claims, and so try out who else has: therefore a
 * number shows only after some more claims, as many as nobody can know and always the same; and it goes back only when
 * half of them are gone, so that no few can move it to and fro. Each step tells at most once.
 */
export const claimsToPublish = ({ region, people, published, noiseKey }: Claims): number => {
  const reached = claimSteps.filter((step) => people >= step + extraOf(noiseKey, region, step));
  const now = reached.at(-1) ?? 0;
  return people < published / 2 ? now : Math.max(now, published);
};

/** What to publish of a region's claims as they are counted now. */
export const claimsAnew =
  ({ noiseKey }: { noiseKey: () => Promise<Uint8Array> }) =>
  async (region: string, cells: readonly CellCount[], published: number): Promise<number> =>
    claimsToPublish({ region, people: claimsIn(cells), published, noiseKey: await noiseKey() });

/** Between 0 and the step, the same for the same region and step. */
const extraOf = (noiseKey: Uint8Array, region: string, step: number): number =>
  extraBelow(noiseKey, `${region}/${String(step)}`, step);

/** A number from 0 up to, and without, `below`: always the same of the same thing, known to nobody outside. */
export const extraBelow = (noiseKey: Uint8Array, of: string, below: number): number =>
  createHmac('sha256', noiseKey).update(`netral/claims-1\n${of}`).digest().readUInt32BE(0) % below;
