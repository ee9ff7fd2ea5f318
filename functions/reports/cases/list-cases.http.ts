import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import { readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { requireAccess } from '../../access.ts';
import { isWithoutUnit } from '../../conflict.ts';
import { caseStates } from './case-moves.ts';
import type { Position } from './case-queue.ts';
import { dueOrNull, isOverdue, type Case } from './case.ts';
import { searched, type listCases, type Wanted } from './list-cases.ts';

export const casesQuery = z.object({
  /** One region; without it all that the person's scope covers, up to forty. */
  region: z.optional(z.string().check(z.regex(/^\d{2}(\.\d{2})?$/))),
  state: z.optional(z.enum(['open', ...caseStates])),
  due: z.optional(z.enum(['overdue', 'soon'])),
  q: z.optional(z.string().check(z.maxLength(80))),
  cursor: z.optional(z.string().check(z.maxLength(6000), z.regex(/^[A-Za-z0-9_-]+$/))),
});

export const shownCase = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane: z.enum(['lead', 'named']),
  conduct: z.string(),
  severity: z.int(),
  outOfScope: z.nullable(z.string()),
  accusedUnit: z.nullable(z.string()),
  state: z.string(),
  version: z.int(),
  receivedAt: z.string(),
  dueAt: z.nullable(z.string()),
  dueFor: z.nullable(z.string()),
  overdue: z.boolean(),
  /** The clock paused while the reporter is asked. */
  clockStopped: z.boolean(),
  reminders: z.int(),
});

export const casesAnswer = z.object({
  cases: z.array(shownCase),
  searched: z.array(z.string()),
  next: z.nullable(z.string()),
});

type Needs = { campaign: Campaign; list: ReturnType<typeof listCases>; now: () => number };

/** GET /v1/cases: the queue of the asker's regions by deadline, one page at a time. */
export const listCasesHttp =
  ({ campaign, list, now }: Needs): HttpUseCase =>
  async (request) => {
    const { person, asked, wanted } = askedCases('listCases', campaign, request);
    const page = await list(person, wanted);
    const body = {
      cases: page.cases.map((kept) => showCase(kept, now())),
      searched: [...searched],
      next: page.next ? cursorOf(page.next) : null,
    };
    const regions = coveredBy(campaign, person);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/queue.tsx')).renderQueue(frame, {
          page: body,
          asked,
          campaign,
          regions,
          seesNothing: isWithoutUnit(campaign, person) ? 'no-unit' : undefined,
        }),
    };
  };

/** What somebody asks of the queue, checked; a form sends what was left open as an empty text. */
export const askedCases = (
  operation: 'listCases' | 'exportCases',
  campaign: Campaign,
  request: Request,
) => {
  requireAccess(operation, request.person);
  const said = Object.entries(request.query).filter(([, value]) => value.trim() !== '');
  const asked = readParameters(Object.fromEntries(said), casesQuery);
  const person = requireAccess(operation, request.person, asked.region);
  const wanted: Wanted = {
    regions: regionsOf(campaign, person, asked.region),
    state: asked.state ?? 'open',
    due: asked.due,
    q: asked.q,
    after: readCursor(asked.cursor),
  };
  return { person, asked, wanted };
};

/** The most regions that are looked through together. */
const mostRegions = 40;

const regionsOf = (
  campaign: Campaign,
  person: Pick<Person, 'region'>,
  region: string | undefined,
): string[] => {
  if (region !== undefined) return [region];
  const covered = coveredBy(campaign, person);
  if (covered.length > mostRegions) throw refuseField('region', 'required');
  return covered;
};

const coveredBy = (campaign: Campaign, person: Pick<Person, 'region'>): string[] =>
  campaign.regions.map(({ code }) => code).filter((code) => covers(person.region, code));

/** A case as it stands in a queue. */
export const showCase = (kept: Case, now: number): z.infer<typeof shownCase> => {
  const due = dueOrNull(kept);
  return {
    caseKey: kept.caseKey,
    caseNumber: kept.caseNumber,
    region: kept.region,
    lane: kept.lane,
    conduct: kept.conduct,
    severity: kept.severity,
    outOfScope: kept.outOfScope ?? null,
    accusedUnit: kept.accusedUnit ?? null,
    state: kept.state,
    version: kept.version,
    receivedAt: new Date(kept.receivedAt).toISOString(),
    dueAt: due === null ? null : new Date(due).toISOString(),
    dueFor: kept.dueFor ?? null,
    overdue: isOverdue(kept, now),
    clockStopped: kept.askedSince !== undefined,
    reminders: kept.nags,
  };
};

const cursorShape = z.array(z.tuple([z.string(), z.number(), z.string()]));

const cursorOf = (next: Record<string, Position>): string =>
  Buffer.from(
    JSON.stringify(Object.entries(next).map(([code, at]) => [code, at.dueAt, at.caseKey])),
  ).toString('base64url');

/** A cursor only says where to go on; what is read is decided by who asks. */
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
