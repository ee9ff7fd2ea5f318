import * as z from 'zod/mini';
import { regionsAggregated } from '../../../events/regions-aggregated.ts';
import type { Now } from '../../../shared/clock.ts';
import type { NationStore } from './nation-store.ts';
import type { Verified, verifyAggregate } from './verify-aggregate.ts';

type Needs = {
  verify: ReturnType<typeof verifyAggregate>;
  nation: Pick<NationStore, 'take' | 'refuse'>;
  /** Once for each refusal: somebody hears of it. */
  count: (name: 'AggregatesRefused') => void;
  now: Now;
};

/**
 * Takes an aggregate of a member, once, in the order they were made; what does not hold is refused by the name of its rule,
 * and what was taken before stays.
 */
export const receiveAggregate =
  ({ verify, nation, count, now }: Needs) =>
  async (body: unknown): Promise<void> => {
    const at = now();
    const event = z.safeParse(regionsAggregated, body);
    const verified: Verified = event.success
      ? verify(event.data.data.signed, at)
      : { rule: 'unreadable', member: undefined };
    const rule = verified.rule ?? (await taken(nation, verified, at));
    if (rule === undefined) return;
    await nation.refuse({ rule, member: verified.member ?? '-', at });
    count('AggregatesRefused');
  };

const taken = async (
  nation: Pick<NationStore, 'take'>,
  { member, aggregate, text }: Extract<Verified, { rule?: undefined }>,
  takenAt: number,
) => {
  const { part, madeAt } = aggregate;
  const outcome = await nation.take({ member, part, madeAt, takenAt, text });
  return outcome === 'contradicts' ? outcome : undefined;
};
