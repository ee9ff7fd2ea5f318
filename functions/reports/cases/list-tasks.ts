import type { Now } from '../../../shared/clock.ts';
import type { Case } from './case.ts';
import type { Held } from './held.ts';
import type { HeldStore } from './held-store.ts';
import type { RowPosition } from './queue-page.ts';

/** A case somebody has, by which alert, since when (milliseconds). */
export type Task = { kept: Case; alertId: string; takenAt: number };

export type TaskPage = {
  tasks: Task[];
  /** Where this page ended, by region; undefined when there is nothing more. */
  next: Record<string, RowPosition> | undefined;
};

type Needs = {
  held: Pick<HeldStore, 'list'>;
  /** Those of these cases that are there, in no order. */
  findCases: (caseKeys: string[]) => Promise<Case[]>;
  now: Now;
};

export type TasksQuery = {
  regions: string[];
  officerId: string;
  /** Whether they may know of a case. */
  mayRead: (kept: Case) => boolean;
  after: Record<string, RowPosition>;
};

/** Alerts looked at for one page. */
const pageSize = 50;

/**
 * The cases an officer has: from the moment their alert was taken until it is dealt with, handed over or declined. The
 * longest taken come on the first page; on a page the earliest deadline is first.
 */
export const listTasks =
  ({ held, findCases, now }: Needs) =>
  async ({ regions, officerId, mayRead, after }: TasksQuery): Promise<TaskPage> => {
    const found = await Promise.all(
      regions.map((region) =>
        held.list({ region, officerId, after: after[region], most: pageSize }),
      ),
    );
    const all = found.flatMap(({ rows }) => rows).sort((a, b) => a.dueAt - b.dueAt);
    const shown = all.slice(0, pageSize);
    const isWhole = found.every(({ isEnd }) => isEnd) && shown.length === all.length;
    const cases = await findCases([...new Set(shown.map(({ caseKey }) => caseKey))]);
    const mayBeSeen = (kept: Case) => kept.expiresAt * 1000 > now() && mayRead(kept);
    return {
      tasks: tasksOf(shown, cases.filter(mayBeSeen)),
      next: isWhole ? undefined : { ...after, ...positionsOf(shown) },
    };
  };

/** One line a case, by the alert that was taken last. */
const tasksOf = (rows: Held[], cases: Case[]): Task[] => {
  const newest = new Map(rows.map((row) => [row.caseKey, row]));
  return cases
    .flatMap((kept) => {
      const row = newest.get(kept.caseKey);
      return row ? [{ kept, alertId: row.alertId, takenAt: row.dueAt }] : [];
    })
    .sort((a, b) => a.kept.dueAt - b.kept.dueAt);
};

/** The last row of each region; rows come in their order. */
const positionsOf = (rows: Held[]): Record<string, RowPosition> =>
  Object.fromEntries(
    rows.map(({ region, dueAt, caseKey, item }) => [region, { dueAt, caseKey, item }]),
  );
