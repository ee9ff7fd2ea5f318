import type { Now } from '../../shared/clock.ts';
import type { Addition, ParticipationStore } from './participation-store.ts';
import type { StaffKind } from './pledge-form.ts';

/** A pledge that was inserted, as the table's stream tells it. Sequence numbers grow within a shard. */
export type NewPledge = { sequence: string; region: string; unit: string; staffKind: StaffKind };

type Needs = { participation: ParticipationStore; now: Now };

/**
 * Adds a batch of new pledges to the counts, exactly once however often, in whichever cut, the batch comes:
 * each unit remembers the last record of each shard it has counted, in the same write as the count.
 */
export const tally =
  ({ participation, now }: Needs) =>
  async (shardId: string, pledges: NewPledge[]): Promise<void> => {
    for (const group of byUnit(pledges)) {
      await addGroup(participation, shardId, group, now());
    }
  };

const byUnit = (pledges: NewPledge[]): NewPledge[][] => {
  const groups = new Map<string, NewPledge[]>();
  for (const pledge of pledges) {
    const key = `${pledge.region}/${pledge.unit}`;
    const group = groups.get(key);
    if (group) group.push(pledge);
    else groups.set(key, [pledge]);
  }
  return [...groups.values()];
};

const addGroup = async (
  participation: ParticipationStore,
  shardId: string,
  group: NewPledge[],
  countedAt: number,
): Promise<void> => {
  let after: string | undefined;
  for (;;) {
    const fresh = group.filter((pledge) => after === undefined || isLater(pledge.sequence, after));
    const addition = additionOf(shardId, fresh, after, countedAt);
    if (!addition) return;
    const outcome = await participation.add(addition);
    if (outcome === 'added') return;
    after = outcome.countedUpTo;
  }
};

const additionOf = (
  shardId: string,
  fresh: NewPledge[],
  after: string | undefined,
  countedAt: number,
): Addition | undefined => {
  const last = fresh.at(-1);
  if (!last) return undefined;
  const counts = { pns: 0, pppk: 0, 'pppk-part-time': 0, 'non-asn': 0 };
  for (const pledge of fresh) counts[pledge.staffKind] += 1;
  return {
    region: last.region,
    unit: last.unit,
    shardId,
    upTo: last.sequence,
    after,
    counts,
    countedAt,
  };
};

/** Sequence numbers are decimal, up to 40 digits long. */
const isLater = (sequence: string, other: string): boolean => BigInt(sequence) > BigInt(other);
