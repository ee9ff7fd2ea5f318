import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { parts, type DeadLettersSeen, type Part } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';

/** What is known of a queue: one that gives up into no other holds dead letters. */
export type QueueSeen = { waiting: number; holdsDeadLetters: boolean };

export type LookAtQueues = {
  /** Addresses of the queues whose names begin so. */
  list: (prefix: string) => Promise<string[]>;
  see: (address: string) => Promise<QueueSeen>;
};

type Needs = {
  /** What the names of the deployment's stacks begin with: `netral-<id>-`. */
  prefix: string;
  queues: LookAtQueues;
  alarms: Pick<AlarmStore, 'putDeadLetters'>;
  now: Now;
};

/**
 * Looks how many messages wait in each dead-letter queue of the deployment, and stores those where any do. A queue that
 * cannot be read hides no other, and is counted.
 */
export const watchDeadLetters =
  ({ prefix, queues, alarms, now }: Needs) =>
  async (): Promise<{ waiting: number; unread: number }> => {
    const seen: DeadLettersSeen = { at: now(), queues: [], unread: 0 };
    const addresses = await eachOf(parts, { atOnce: 5 }, async (part) =>
      (await queues.list(`${prefix}${part}-`)).map((address) => ({ part, address })),
    );
    await eachOf(addresses.flat(), { atOnce: 10 }, async ({ part, address }) => {
      const found = await queues.see(address).catch(() => undefined);
      if (!found) seen.unread += 1;
      else if (found.holdsDeadLetters && found.waiting > 0)
        seen.queues.push({ part, queue: nameOf(address, prefix, part), waiting: found.waiting });
    });
    seen.queues.sort((a, b) => b.waiting - a.waiting);
    await alarms.putDeadLetters(seen);
    return { waiting: seen.queues.reduce((sum, one) => sum + one.waiting, 0), unread: seen.unread };
  };

const nameOf = (address: string, prefix: string, part: Part): string =>
  (address.split('/').at(-1) ?? '').slice(`${prefix}${part}-`.length).slice(0, 80);
