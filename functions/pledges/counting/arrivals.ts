import * as z from 'zod/mini';
import { arrivalPolicy as policy } from './arrival-policy.ts';
import { pledgesIn } from './counted-pledge.ts';
import type { WorthPledge } from '../register/pledge-row.ts';
import { marksIn } from '../register/sender-mark.ts';
import { isProven } from '../register/standing.ts';

/** Somebody pressed: with which proof, where, from where; `again` where the same standing was there before. */
export type Arrival = {
  region: string;
  unit: string;
  ceremony: string | undefined;
  /** Which code of that ceremony's screen gave the ticket. */
  code: number | undefined;
  isProof: boolean;
  isAgain: boolean;
  sender: string | undefined;
};

const numbers = z.record(z.string(), z.int());

/** What arrived in one region in one minute. Every press counts, whether or not the person had pledged before. */
export const regionArrivals = z.object({
  proof: z.int(),
  claims: z.int(),
  /** Claims of people who had claimed before. Never shown as it is: it would answer who has. */
  again: z.int(),
  units: numbers,
  ceremonies: numbers,
  /** By the code of a screen (`codeName`); minutes of before have none. */
  codes: z._default(numbers, {}),
  /** Claims by the mark of the network and of the address they came from. */
  networks: numbers,
  addresses: numbers,
});
export type RegionArrivals = z.infer<typeof regionArrivals>;

/** What arrived in one minute, by region. */
export const arrivalsShape = z.record(z.string(), regionArrivals);
export type Arrivals = z.infer<typeof arrivalsShape>;

export const noArrivals = (): RegionArrivals => ({
  ...{ proof: 0, claims: 0, again: 0 },
  ...{ units: {}, ceremonies: {}, codes: {}, networks: {}, addresses: {} },
});

/** The most names one map holds: a minute of one shard is carried from batch to batch in less than a megabyte. */
const mostNames = 100;

/** Adds arrivals to those of the same minute. */
export const addArrivals = (before: Arrivals, arrived: readonly Arrival[]): Arrivals => {
  const after = structuredClone(before);
  for (const arrival of arrived) addOne((after[arrival.region] ??= noArrivals()), arrival);
  return after;
};

/** What a code of a ceremony's screen is called in the arrivals of a minute. */
export const codeName = (ceremony: string, code: number | string): string =>
  `${ceremony}#${String(code)}`;

const addOne = (to: RegionArrivals, arrival: Arrival): void => {
  const { ceremony, code } = arrival;
  addName(to.units, arrival.unit, 1);
  if (ceremony !== undefined) addName(to.ceremonies, ceremony, 1);
  if (ceremony !== undefined && code !== undefined) addName(to.codes, codeName(ceremony, code), 1);
  if (arrival.isProof) {
    to.proof += 1;
    return;
  }
  to.claims += 1;
  if (arrival.isAgain) to.again += 1;
  if (arrival.sender === undefined) return;
  const { network, address } = marksIn(arrival.sender);
  addName(to.networks, network, 1);
  addName(to.addresses, address, 1);
};

/** Adds to a name's number; a name too many is left out. */
export const addName = (to: Record<string, number>, name: string, by: number): void => {
  const known = Object.hasOwn(to, name);
  if (!known && Object.keys(to).length >= mostNames) return;
  to[name] = (known ? (to[name] ?? 0) : 0) + by;
};

/**
 * Whether a press counts for its place. With a puzzle solved only some do, by the receipt's number, which nobody
 * chooses: an office that claims together is no burst, and a machine that solves puzzles still is one.
 */
const weighs = ({ solved, receiptId }: Pick<WorthPledge, 'solved' | 'receiptId'>): boolean =>
  solved !== true || parseInt(receiptId.slice(0, 6), 16) % policy.solvedOneIn === 0;

/**
 * The presses that one record of the register's stream shows: pledges by a receipt that was not there before. What was
 * taken back and became a claim is none.
 */
export const arrivalsIn = (before: unknown, after: unknown): Arrival[] => {
  const had = before === undefined ? [] : pledgesIn(before);
  const receipts = new Set(had.map(({ receiptId }) => receiptId));
  return (after === undefined ? [] : pledgesIn(after))
    .filter(({ receiptId }) => !receipts.has(receiptId))
    .map(({ region, unit, ceremony, code, standing, ...pledge }) => ({
      ...{ region, unit, ceremony, code },
      sender: weighs(pledge) ? pledge.sender : undefined,
      isProof: isProven(standing),
      isAgain: had.some((pledge) => pledge.standing === standing),
    }));
};
