import type { Crowd } from './crowd.ts';
import { openLoop } from './open-loop.ts';
import { readsPerPledge, type Audience } from './readers.ts';

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
  readsPerSecond: number;
  readsRefused: number;
  /** Reads that were due and found no free connection. */
  readsLeft: number;
  /** Why the machine did not bear it; empty where it did. */
  limit: string;
};

export type Ramp = {
  rates: readonly number[];
  seconds: number;
  connections: number;
  audience: Audience;
};

const slowMs = 1000;

/** Raises the rate step by step until the machine bears no more, not even at a second try; that step is the last. */
export const climb = async (
  ramp: Ramp,
  crowd: Crowd,
  say: (line: string) => void,
): Promise<Step[]> => {
  const steps: Step[] = [];
  for (const perSecond of ramp.rates) {
    say(`${String(perSecond)} pledges/s with ${String(perSecond * readsPerPledge)} reads/s …`);
    const first = await oneStep(ramp, perSecond, crowd);
    if (first.limit !== '') say(`not borne: ${first.limit}; once more …`);
    const step = first.limit === '' ? first : await oneStep(ramp, perSecond, crowd);
    steps.push(step);
    if (step.limit !== '') break;
  }
  return steps;
};

const oneStep = async (ramp: Ramp, perSecond: number, crowd: Crowd): Promise<Step> => {
  const { seconds, connections: most, audience } = ramp;
  const startedAt = performance.now();
  const [pledged, looked] = await Promise.all([
    pledgeSteadily({ perSecond, seconds, most }, crowd),
    readSteadily({ perSecond: perSecond * readsPerPledge, seconds }, audience),
  ]);
  const tookSeconds = (performance.now() - startedAt) / 1000;
  const taken = pledged.times.filter((ms) => ms < Infinity).sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0;
  const step = {
    perSecond,
    due: pledged.due,
    begun: pledged.begun,
    accepted: taken.length,
    refused: pledged.times.length - taken.length,
    acceptedPerSecond: taken.length / tookSeconds,
    p50: at(0.5),
    p95: at(0.95),
    readsPerSecond: looked.answered / tookSeconds,
    readsRefused: looked.begun - looked.answered,
    readsLeft: looked.due - looked.begun,
  };
  return { ...step, limit: limitOf(step) };
};

type Pace = { perSecond: number; seconds: number; most: number };

const pledgeSteadily = async (pace: Pace, crowd: Crowd) => {
  const times: number[] = [];
  const { due, begun } = await openLoop(pace, async (dueAt) => {
    times.push(await crowd.pledge(dueAt));
  });
  return { times, due, begun };
};

const readSteadily = async (
  { perSecond, seconds }: Omit<Pace, 'most'>,
  { together, most, read }: Audience,
) => {
  let answered = 0;
  const pace = { perSecond: perSecond / together, seconds, most };
  const { due, begun } = await openLoop(pace, async () => {
    const more = await read();
    answered += more;
  });
  return { answered, due: due * together, begun: begun * together };
};

/** The share that may find no free connection before a rate counts as not borne. */
const mostLeft = 0.02;

const limitOf = (step: Omit<Step, 'limit'>): string => {
  const { due, begun, refused, p95, readsLeft, readsRefused } = step;
  const reads = due * readsPerPledge;
  return [
    refused > 0 && `${String(refused)} refused`,
    readsRefused > 0 && `${String(readsRefused)} reads refused`,
    due - begun > due * mostLeft &&
      `${percent(due - begun, due)} of the pledges found no free connection`,
    readsLeft > reads * mostLeft &&
      `${percent(readsLeft, reads)} of the reads found no free connection`,
    p95 > slowMs && `one in twenty waited longer than ${(p95 / 1000).toFixed(1)} s`,
  ]
    .filter((why) => why !== false)
    .join(', ');
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;
