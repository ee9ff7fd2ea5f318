import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { Desk } from '../case-access.ts';
import { mayRead } from '../case-access.ts';
import { aboutQueue } from '../readings/reading.ts';
import type { ReadMarks } from './case-marks.ts';
import type { HeldPosition } from './held-store.ts';
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
      next: page.next ? cursorOf(page.next) : null,
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
      ...{ regions, officerId, after: readCursor(cursor) },
      mayRead: (kept) => serving !== undefined && mayRead(serving, kept),
    });
    const cases = page.tasks.map(({ kept }) => kept.caseKey);
    await noteReading({
      ...{ about: aboutQueue(within), reads: guard.shows, region: within, person, cases },
    });
    return { serving, officerId, page };
  });
};

const cursorShape = z.array(z.tuple([z.string(), z.number(), z.string(), z.string()]));

const cursorOf = (next: Record<string, HeldPosition>): string =>
  Buffer.from(
    JSON.stringify(
      Object.entries(next).map(([code, { dueAt, caseKey, item }]) => [code, dueAt, caseKey, item]),
    ),
  ).toString('base64url');

/** A cursor is only a position; whose cases are listed, and which of them, depends on the caller. */
const readCursor = (cursor: string | undefined): Record<string, HeldPosition> => {
  if (cursor === undefined) return {};
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const read = z.parse(cursorShape, JSON.parse(text));
    return Object.fromEntries(
      read.map(([code, dueAt, caseKey, item]) => [code, { dueAt, caseKey, item }]),
    );
  } catch {
    throw refuseField('cursor', 'malformed');
  }
};
