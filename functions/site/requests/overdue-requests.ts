import type { Now } from '../../../shared/clock.ts';
import type { RequestStore } from './request-store.ts';

type Needs = {
  regions: readonly string[];
  requests: Pick<RequestStore, 'list'>;
  /** Raises the alarm: how many requests wait for longer than the law allows, or soon will. */
  late: (count: number) => void;
  now: Now;
};

/** A day before an answer is due there is still time to give it. */
const warnMs = 24 * 3_600_000;
const mostLooked = 100;

/** Looks through the open requests of every region, and rings for those whose answer is due within a day, or was. */
export const overdueRequests =
  ({ regions, requests, late, now }: Needs) =>
  async (): Promise<{ open: number; late: number }> => {
    let open = 0;
    let due = 0;
    for (const region of regions) {
      const found = await requests.list(region, 'open', mostLooked);
      open += found.length;
      due += found.filter(({ dueAt }) => dueAt - warnMs < now()).length;
    }
    if (due > 0) late(due);
    return { open, late: due };
  };
