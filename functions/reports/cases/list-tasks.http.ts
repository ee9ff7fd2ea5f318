import type { Campaign } from '../../../shared/campaign.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import type { Desk } from '../case-access.ts';
import { mayRead } from '../case-access.ts';
import { aboutQueue } from '../readings/reading.ts';
import type { ReadMarks } from './case-marks.ts';
import { readRowCursor, rowCursor } from './queue-page.ts';
import { regionsOf, whyNothing } from './list-cases.http.ts';
import type { listTasks } from './list-tasks.ts';
import type { caseOperations } from './operations.ts';
import { showCase } from './show-case.ts';

type Needs = Desk & {
  campaign: Campaign;
  tasks: ReturnType<typeof listTasks>;
  readMarks: ReadMarks;
  now: () => number;
};

type Listing = typeof caseOperations.listTasks;

/** GET /v1/cases/mine: the cases the caller has taken and may know of; that they were listed leaves an entry first. */
export const listTasksHttp =
  (needs: Needs): Does<Listing> =>
  async (call) => {
    const { campaign, readMarks, now } = needs;
    const { serving, officerId, page } = await ownTasks(needs, call);
    const marksOf = await readMarks(page.tasks.map(({ kept }) => kept));
    const body = {
      tasks: page.tasks.map(({ kept, alertId, takenAt }) => ({
        ...showCase(kept, now()),
        ...marksOf(kept),
        alertId,
        takenAt: new Date(takenAt).toISOString(),
      })),
      next: page.next ? rowCursor(page.next) : null,
    };
    const shown = { region: call.query.region, campaign, now: now(), officerId };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/tasks.tsx')).renderTasks(frame, {
          ...shown,
          page: body,
          seesNothing: whyNothing(campaign, serving),
        }),
    };
  };

/** The caller's own cases, and the entry that they were listed; throws Refusal 'wrong-region'. */
const ownTasks = async (
  { campaign, whoServes, noteReading, tasks }: Needs,
  { guard, query: { region, cursor } }: Pick<Call<Listing>, 'guard' | 'query'>,
) => {
  if (region !== undefined) guard.reach(region);
  const within = region ?? guard.scope.region;
  const regions = region === undefined ? regionsOf(campaign, within) : [region];
  return guard.clearedBy(async (person) => {
    const serving = await whoServes(person);
    const { personId: officerId } = person;
    const page = await tasks({
      ...{ regions, officerId, after: readRowCursor(cursor) },
      mayRead: (kept) => serving !== undefined && mayRead(serving, kept),
    });
    const cases = page.tasks.map(({ kept }) => kept.caseKey);
    await noteReading({
      ...{ about: aboutQueue(within), reads: guard.shows, region: within, person, cases },
    });
    return { serving, officerId, page };
  });
};
