import { eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import type { RequestStore } from './request-store.ts';

type Needs = {
  /** Of regions, and the nation's. */
  desks: readonly string[];
  requests: Pick<RequestStore, 'list'>;
  /** Raises the alarm: how many requests wait for longer than the law allows, or soon will. */
  late: (count: number) => void;
  now: Now;
};

/** A day before an answer is due there is still time to give it. */
const warnMs = 24 * 3_600_000;
/** Of one list of a desk: what is due first is among them. */
const mostLooked = 100;

/** Looks through the open requests of every desk, and rings for those whose answer is due within a day, or was. */
export const overdueRequests =
  ({ desks, requests, late, now }: Needs) =>
  async (): Promise<{ open: number; late: number }> => {
    let due = 0;
    try {
      const open = await eachOf(desks, { atOnce: 5 }, async (desk) => {
        const lists = await Promise.all(
          (['open', 'many'] as const).map((which) =>
            requests.list({ desk, which, most: mostLooked }),
          ),
        );
        const found = lists.flat();
        due += found.filter(({ dueAt }) => dueAt - warnMs < now()).length;
        return found.length;
      });
      return { open: open.reduce((sum, one) => sum + one, 0), late: due };
    } finally {
      // A desk that cannot be read hides no other.
      if (due > 0) late(due);
    }
  };
