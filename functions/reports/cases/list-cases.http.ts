import * as z from 'zod/mini';
import { choicesIn, regionsIn, type Campaign } from '../../../shared/campaign.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { mayRead, type Desk } from '../case-access.ts';
import { aboutQueue } from '../readings/reading.ts';
import type { SeesNothing } from '../../../shared/page/sees-nothing.tsx';
import { isWithoutUnit, type Serving } from '../../conflict.ts';
import type { ReadMarks } from './case-marks.ts';
import type { Position } from './case-queue.ts';
import type { Case } from './case.ts';
import { searched, type listCases, type Wanted } from './list-cases.ts';
import type { caseOperations } from './operations.ts';
import { showCase } from './show-case.ts';

type Listing = typeof caseOperations.listCases;
type Needs = ListingNeeds & {
  list: ReturnType<typeof listCases>;
  readMarks: ReadMarks;
  now: () => number;
};
type ListingNeeds = Desk & { campaign: Campaign };

/** GET /v1/cases: the queue of the caller's regions by deadline, one page at a time. */
export const listCasesHttp =
  ({ list, readMarks, now, ...desk }: Needs): Does<Listing> =>
  async (call) => {
    const { campaign } = desk;
    const { seesNothing, officerId, noteShown, ...wanted } = await wantedCases(desk, call);
    const { guard, query: asked, request } = call;
    // People see one line of each cluster; programs see each case.
    const isGrouped = request.wantsHtml && !isNarrowed(asked);
    const page = await list({ ...wanted, isGrouped });
    await noteShown(page.cases);
    const marksOf = await readMarks(page.cases);
    const body = {
      cases: page.cases.map((kept) => ({ ...showCase(kept, now()), ...marksOf(kept) })),
      searched: [...searched],
      next: page.next ? cursorOf(page.next) : null,
    };
    const regions = choicesIn(campaign, guard.scope.region).map(({ code }) => code);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/queue.tsx')).renderQueue(frame, {
          page: body,
          asked,
          campaign,
          regions,
          seesNothing,
          officerId,
          others: page.others,
          now: now(),
        }),
    };
  };

type Listed = Wanted & {
  /** Of the caller: what they have is said to be theirs. */
  officerId: string;
  seesNothing: SeesNothing | undefined;
  /** Leaves the entry that these were listed; they are shown only after it. */
  noteShown: (shown: Case[]) => Promise<void>;
};

/** Whoever looks for something sees each case that is found. */
const isNarrowed = ({ q, alike }: Call<Listing>['query']): boolean =>
  alike !== undefined || (q ?? '') !== '';

/** Which cases the caller looks for, of those they may know of; throws Refusal 'wrong-region'. */
export const wantedCases = async (
  { campaign, whoServes, noteReading }: ListingNeeds,
  {
    guard,
    query: { region, state = 'open', due, priority, lane, q, alike, cursor },
  }: Pick<Call<Listing>, 'guard' | 'query'>,
): Promise<Listed> => {
  if (region !== undefined) guard.reach(region);
  const serving = await guard.clearedBy(whoServes);
  const within = region ?? guard.scope.region;
  const reads = guard.shows === 'list' && q !== undefined ? 'search' : guard.shows;
  return {
    noteShown: (shown) =>
      guard.clearedBy((person) => {
        const cases = shown.map(({ caseKey }) => caseKey);
        return noteReading({ about: aboutQueue(within), reads, region: within, person, cases });
      }),
    officerId: guard.clearedBy(({ personId }) => personId),
    seesNothing: whyNothing(campaign, serving),
    regions: region === undefined ? regionsOf(campaign, guard.scope.region) : [region],
    mayRead: (kept: Case) => serving !== undefined && mayRead(serving, kept),
    state,
    due,
    priority,
    lane,
    q,
    alike,
    after: readCursor(cursor),
  };
};

/** Why somebody sees no case whatever: told, so that an empty queue is not read as calm. */
export const whyNothing = (
  campaign: Campaign,
  serving: Serving | undefined,
): SeesNothing | undefined => {
  if (!serving) return 'not-registered';
  return isWithoutUnit(campaign, serving) || serving.signedInUnit === '' ? 'no-unit' : undefined;
};

/** The most regions that are looked through together. */
const mostRegions = 40;

/** The served regions of a scope; throws Refusal where one of them must be named. */
export const regionsOf = (campaign: Campaign, scope: string): string[] => {
  const covered = regionsIn(campaign, scope).map(({ code }) => code);
  if (covered.length > mostRegions) throw refuseField('region', 'required');
  return covered;
};

const cursorShape = z.array(z.tuple([z.string(), z.number(), z.string()]));

const cursorOf = (next: Record<string, Position>): string =>
  Buffer.from(
    JSON.stringify(Object.entries(next).map(([code, at]) => [code, at.dueAt, at.caseKey])),
  ).toString('base64url');

/** A cursor is only a position; what may be read depends on the caller. */
const readCursor = (cursor: string | undefined): Record<string, Position> => {
  if (cursor === undefined) return {};
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const read = z.parse(cursorShape, JSON.parse(text));
    return Object.fromEntries(read.map(([code, dueAt, caseKey]) => [code, { dueAt, caseKey }]));
  } catch {
    throw refuseField('cursor', 'malformed');
  }
};
