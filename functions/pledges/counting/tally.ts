import type { Now } from '../../../shared/clock.ts';
import {
  cellName,
  dayOf,
  groupName,
  type Cell,
  type Counts,
  type Group,
} from './participation-cell.ts';
import type { Addition, ParticipationStore } from './participation-store.ts';

/** A pledge as far as it counts; `pledgedAt` in milliseconds since the epoch. */
export type CountedPledge = Cell & Group & { pledgedAt: number };

/** What one record of the register's stream changes. Sequence numbers grow within a shard. */
export type PledgeChange = {
  sequence: string;
  before?: CountedPledge | undefined;
  after?: CountedPledge | undefined;
};

type Needs = { participation: Pick<ParticipationStore, 'add' | 'countedUpTo'>; now: Now };

/**
 * Carries a batch of changes into the counts, exactly once however often, in whichever cut, the batch comes: each
 * cell remembers the last record of each shard it has counted, in the same write as the count. A new pledge adds, an
 * erased one subtracts, one of another standing, region or unit moves. What it remembers of marks only spares writes.
 * Answers the regions that the batch counts for, whether now or before.
 */
export const tally = ({ participation, now }: Needs) => {
  const marks = new Map<string, string>();
  return async (shardId: string, changes: PledgeChange[]): Promise<string[]> => {
    const cells = byCell(changes);
    for (const steps of cells) {
      if (marks.size > mostMarks) marks.clear();
      await addSteps({ participation, marks, shardId, steps, countedAt: now() });
    }
    return [...new Set(cells.flatMap((steps) => steps.map(({ pledge }) => pledge.region)))];
  };
};

const mostMarks = 20_000;

/** One pledge more or one less in one cell. */
type Step = { sequence: string; pledge: CountedPledge; by: 1 | -1 };

const byCell = (changes: PledgeChange[]): Step[][] => {
  const cells = new Map<string, Step[]>();
  for (const step of changes.flatMap(stepsOf)) {
    const key = `${step.pledge.region}/${cellName(step.pledge)}`;
    const steps = cells.get(key);
    if (steps) steps.push(step);
    else cells.set(key, [step]);
  }
  return [...cells.values()];
};

/** A repeat changes nothing that counts, and is no step. */
const stepsOf = ({ sequence, before, after }: PledgeChange): Step[] => {
  if (before && after && countsAs(before) === countsAs(after)) return [];
  return [
    ...(before ? [{ sequence, pledge: before, by: -1 } as const] : []),
    ...(after ? [{ sequence, pledge: after, by: 1 } as const] : []),
  ];
};

const countsAs = (pledge: CountedPledge): string =>
  [pledge.region, cellName(pledge), groupName(pledge), dayOf(pledge.pledgedAt)].join('/');

type Adding = {
  participation: Needs['participation'];
  marks: Map<string, string>;
  shardId: string;
  steps: Step[];
  countedAt: number;
};

const addSteps = async ({ participation, marks, ...given }: Adding): Promise<void> => {
  const [first] = given.steps;
  if (!first) return;
  const key = `${given.shardId}/${first.pledge.region}/${cellName(first.pledge)}`;
  let after = marks.get(key) ?? (await participation.countedUpTo(first.pledge, given.shardId));
  for (;;) {
    const addition = additionOf(given, after);
    if (!addition) return;
    const outcome = await participation.add(addition);
    if (outcome === 'added') {
      marks.set(key, addition.upTo);
      return;
    }
    after = outcome.countedUpTo;
  }
};

const additionOf = (
  { shardId, steps, countedAt }: Omit<Adding, 'participation' | 'marks'>,
  after: string | undefined,
): Addition | undefined => {
  const fresh = steps.filter(({ sequence }) => after === undefined || isLater(sequence, after));
  const last = fresh.at(-1);
  if (!last) return undefined;
  const { region, unit, ceremony } = last.pledge;
  return {
    cell: { region, unit, ...(ceremony !== undefined && { ceremony }) },
    shardId,
    upTo: last.sequence,
    after,
    changes: countsOf(fresh),
    byDay: byDay(fresh),
    countedAt,
  };
};

const countsOf = (steps: Step[]): Counts => {
  const counts: Counts = {};
  for (const { pledge, by } of steps) {
    const name = groupName(pledge);
    counts[name] = (counts[name] ?? 0) + by;
  }
  return counts;
};

const byDay = (steps: Step[]): Map<number, Counts> => {
  const days = new Set(steps.map(({ pledge }) => dayOf(pledge.pledgedAt)));
  const of = (day: number) => steps.filter(({ pledge }) => dayOf(pledge.pledgedAt) === day);
  return new Map([...days].map((day) => [day, countsOf(of(day))]));
};

/** Sequence numbers are decimal, up to 40 digits long. */
const isLater = (sequence: string, other: string): boolean => BigInt(sequence) > BigInt(other);
