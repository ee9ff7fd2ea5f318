import type { Crowd } from './crowd.ts';
import { openLoop } from './open-loop.ts';

/** One step of the ramp, and what became of it. Times in milliseconds. */
export type Step = {
  perSecond: number;
  due: number;
  begun: number;
  accepted: number;
  refused: number;
  acceptedPerSecond: number;
  p50: number;
  p95: number;
  reads: number;
  readsAnswered: number;
  /** Why the machine did not bear it; empty where it did. */
  limit: string;
};

export type Ramp = {
  rates: readonly number[];
  seconds: number;
  connections: number;
  /** Reads of the counts for one pledge; answers whether each came. */
  readers: Readers;
};

/** Those who look at the counts: `read` begins `count` reads and answers how many were answered. */
export type Readers = { perPledge: number; read: (count: number) => Promise<number> };

const slowMs = 1000;

/** Raises the rate step by step until the machine bears no more, not even at a second try; that step is the last. */
export const climb = async (
  ramp: Ramp,
  crowd: Crowd,
  say: (line: string) => void,
): Promise<Step[]> => {
  const steps: Step[] = [];
  for (const perSecond of ramp.rates) {
    say(
      `${String(perSecond)} pledges/s with ${String(perSecond * ramp.readers.perPledge)} reads/s …`,
    );
    const first = await oneStep(ramp, perSecond, crowd);
    if (first.limit !== '') say(`not borne: ${first.limit}; once more …`);
    const step = first.limit === '' ? first : await oneStep(ramp, perSecond, crowd);
    steps.push(step);
    if (step.limit !== '') break;
  }
  return steps;
};

const oneStep = async (ramp: Ramp, perSecond: number, crowd: Crowd): Promise<Step> => {
  const { seconds, connections: most, readers } = ramp;
  const times: number[] = [];
  const reads: Promise<number>[] = [];
  const startedAt = performance.now();
  const { due, begun } = await openLoop({ perSecond, seconds, most }, async (dueAt) => {
    reads.push(readers.read(readers.perPledge));
    times.push(await crowd.pledge(dueAt));
  });
  const tookSeconds = (performance.now() - startedAt) / 1000;
  const readsAnswered = (await Promise.all(reads)).reduce((sum, n) => sum + n, 0);
  const taken = times.filter((ms) => ms < Infinity).sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0;
  const step = {
    perSecond,
    due,
    begun,
    accepted: taken.length,
    refused: times.length - taken.length,
    acceptedPerSecond: taken.length / tookSeconds,
    p50: at(0.5),
    p95: at(0.95),
    reads: begun * readers.perPledge,
    readsAnswered,
  };
  return { ...step, limit: limitOf(step) };
};

const limitOf = ({ due, begun, refused, p95, reads, readsAnswered }: Omit<Step, 'limit'>): string =>
  [
    refused > 0 && `${String(refused)} refused`,
    readsAnswered < reads && `${String(reads - readsAnswered)} reads unanswered`,
    begun < due * 0.98 &&
      `${String(due - begun)} of ${String(due)} found no free connection in time`,
    p95 > slowMs && `one in twenty waited longer than ${(p95 / 1000).toFixed(1)} s`,
  ]
    .filter((why) => why !== false)
    .join(', ');
