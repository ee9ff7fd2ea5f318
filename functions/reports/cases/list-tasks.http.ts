import type { Campaign } from '../../../shared/campaign.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import type { Desk } from '../case-access.ts';
import { mayRead } from '../case-access.ts';
import type { Case } from './case.ts';
import type { listFileRequests } from './list-file-requests.ts';
import type { listHandOvers } from './list-hand-overs.ts';
import { aboutQueue } from '../readings/reading.ts';
import type { ReadMarks } from './case-marks.ts';
import { readRowCursor, rowCursor } from './queue-page.ts';
import { regionsOf, whyNothing } from './list-cases.http.ts';
import type { listTasks, TaskPage } from './list-tasks.ts';
import type { caseOperations } from './operations.ts';
import { showCase } from './show-case.ts';

type Needs = Desk & {
  campaign: Campaign;
  tasks: ReturnType<typeof listTasks>;
  listFiles: ReturnType<typeof listFileRequests>;
  listHandOvers: ReturnType<typeof listHandOvers>;
  readMarks: ReadMarks;
  now: () => number;
};

type Listing = typeof caseOperations.listTasks;

/**
 * GET /v1/cases/mine: the cases the caller has taken and may know of, the requests for a sealed file that wait for
 * them, and what of hand-overs to Bawaslu does; that they were listed leaves an entry first. How many wait names no case, and leaves none.
 */
export const listTasksHttp =
  (needs: Needs): Does<Listing> =>
  async (call) => {
    const { campaign, readMarks, now } = needs;
    const { serving, officerId, page, files, handOvers } = await ownTasks(needs, call);
    const waiting = files.length + handOvers.length;
    const none = { tasks: [], fileRequests: [], handOvers: [], waiting, next: null };
    if (call.query.list === 'counts') return { status: 200, body: none };
    const marksOf = await readMarks(page.tasks.map(({ kept }) => kept));
    const body = {
      tasks: page.tasks.map(({ kept, alertId, takenAt }) => ({
        ...showCase(kept, now()),
        ...marksOf(kept),
        alertId,
        takenAt: new Date(takenAt).toISOString(),
      })),
      ...{ fileRequests: files, handOvers, waiting },
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

type Wanted = Pick<Call<Listing>, 'guard' | 'query'>;

const nothing: TaskPage = { tasks: [], next: undefined };

/** The caller's own cases and what waits for them, and the entry that they were listed; throws Refusal 'wrong-region'. */
const ownTasks = async (needs: Needs, { guard, query }: Wanted) => {
  const { region, cursor } = query;
  if (region !== undefined) guard.reach(region);
  const within = region ?? guard.scope.region;
  const regions = region === undefined ? regionsOf(needs.campaign, within) : [region];
  return guard.clearedBy(async (person) => {
    const serving = await needs.whoServes(person);
    const { personId: officerId } = person;
    const asked = {
      regions,
      mayRead: (kept: Case) => serving !== undefined && mayRead(serving, kept),
    };
    const [files, handOvers] = await Promise.all([
      needs.listFiles({ ...asked, person }),
      needs.listHandOvers({ ...asked, person }),
    ]);
    const waiting = { files, handOvers };
    if (query.list === 'counts') return { serving, officerId, page: nothing, ...waiting };
    const page = await needs.tasks({ ...asked, officerId, after: readRowCursor(cursor) });
    const listed = [...page.tasks.map(({ kept }) => kept), ...files, ...handOvers];
    const cases = [...new Set(listed.map(({ caseKey }) => caseKey))];
    await needs.noteReading({
      ...{ about: aboutQueue(within), reads: guard.shows, region: within, person, cases },
    });
    return { serving, officerId, page, ...waiting };
  });
};
