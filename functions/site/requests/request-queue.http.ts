import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { covers, nation } from '../../../shared/regions/regions.ts';
import { answerRequest, decideRefusal } from './answer-request.ts';
import { deskOf, type DataRequest } from './data-request.ts';
import type { Desk } from './desk.ts';
import { requestOperations, type RequestOperations } from './operations.ts';
import type { RequestsAnswer } from './request-forms.ts';
import type { Place, RequestStore } from './request-store.ts';
import { listedAs } from './request-view.ts';

type Needs = { campaign: Campaign; requests: RequestStore; now: Now };
type Wanted = Call<RequestOperations['listDataRequests']>['query'];

/** Requests on one page of a list. */
const pageSize = 50;
const mostCounted = 100;
const mostDesks = 30;

/** GET /v1/data-requests: the queue of a region, with the forms of answers for who may give them. */
export const listRequestsHttp =
  (needs: Needs): Does<RequestOperations['listDataRequests']> =>
  async ({ query, person, within }) => {
    const desks = desksOf(needs, person);
    const code = query.region ?? desks[0]?.code ?? '';
    within(code);
    const here = desks.find((desk) => desk.code === code);
    if (!here) throw refuseField('region', 'unknown-region');
    return listOf(needs, { person, here, query });
  };

/** The regions a person covers; before them, for whoever covers the nation, the nation's own. */
const desksOf = ({ campaign }: Pick<Needs, 'campaign'>, person: Person): Desk[] =>
  [nationalDesk, ...campaign.regions].filter(({ code }) => covers(person.region, code));

const nationalDesk: Desk = { code: nation, name: 'Indonesia', zone: 'Asia/Jakarta' };

const listOf = async (
  needs: Needs,
  { person, here, query }: { person: Person; here: Desk; query: Wanted },
): Promise<AnswerOf<RequestOperations['listDataRequests']>> => {
  const body = await requestsOf(needs, { person, region: here.code, query });
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/request-queue.tsx')).renderQueue(frame, {
        ...body,
        here,
        regions: desksOf(needs, person),
        personId: person.personId,
        mayAnswer: mayCall(requestOperations.answerDataRequest, person, here.code) === 'allowed',
        done: query.done,
      }),
  };
};

type QueueQuery = { person: Person; region: string; query: Wanted };

const requestsOf = async (needs: Needs, asked: QueueQuery): Promise<RequestsAnswer> => {
  const { region, person, query } = asked;
  const list = query.list ?? 'open';
  const waits = (desk: string, which: 'open' | 'many') =>
    needs.requests.count({ desk, which, most: mostCounted });
  const [page, latest, open, many, counted] = await Promise.all([
    pageOf(needs, asked),
    list === 'open' && query.after === undefined ? answeredOf(needs, region) : [],
    waits(region, 'open'),
    waits(region, 'many'),
    eachOf(desksOf(needs, person).slice(0, mostDesks), { atOnce: 10 }, async ({ code }) => ({
      region: code,
      open: await waits(code, 'open'),
    })),
  ]);
  const at = needs.now();
  const shown = page.slice(0, pageSize).map((one) => listedAs(one, at));
  const last = page.length > pageSize ? page[pageSize - 1] : undefined;
  return {
    region,
    list,
    open: list === 'answered' ? [] : shown,
    answered: list === 'answered' ? shown : latest.map((one) => listedAs(one, at)),
    next: last ? `${last.dueAt}.${last.requestKey}` : null,
    waiting: { open, many },
    desks: counted.filter((desk) => desk.open > 0),
  };
};

/** A page of the list, and one more where there is a next. */
const pageOf = ({ requests }: Needs, { region, query }: QueueQuery): Promise<DataRequest[]> => {
  const { list: which = 'open', after } = query;
  if (which === 'counts') return Promise.resolve([]);
  const most = pageSize + 1;
  return requests.list({ desk: region, which, most, after: placeIn(after) });
};

const answeredOf = ({ requests }: Needs, desk: string) =>
  requests.list({ desk, which: 'answered', most: pageSize });

const placeIn = (after: string | undefined): Place | undefined =>
  after === undefined
    ? undefined
    : { dueAt: Number(after.slice(0, 13)), requestKey: after.slice(14) };

/** POST /v1/data-requests/{requestKey}/answer. */
export const answerRequestHttp = (needs: Needs): Does<RequestOperations['answerDataRequest']> => {
  const answer = answerRequest(needs);
  return async ({ path: { requestKey }, body, within, request }) => {
    const { found, person } = await toChange(needs, requestKey, within);
    const done = await answer(found, body, person);
    return afterwards(needs, { person, request, desk: deskOf(found), done });
  };
};

/** POST /v1/data-requests/{requestKey}/refusal: the second person agrees or rejects. */
export const decideRefusalHttp = (needs: Needs): Does<RequestOperations['decideRefusal']> => {
  const decide = decideRefusal(needs);
  return async ({ path: { requestKey }, body: { is, proposedAt }, within, request }) => {
    const { found, person } = await toChange(needs, requestKey, within);
    await decide(found, { is, proposedAt: Number(proposedAt) }, person);
    const done = is === 'agreed' ? 'answered' : 'rejected';
    return afterwards(needs, { person, request, desk: deskOf(found), done });
  };
};

const toChange = async (
  { requests }: Needs,
  requestKey: string,
  within: (region: string) => Person,
) => {
  const found = await requests.find(requestKey);
  // Without a request there is no region to be in: only the nation is told that there is none.
  const person = within(found ? deskOf(found) : nation);
  if (!found) throw new Refusal('not-found', [{ field: 'requestKey', reason: 'unknown-request' }]);
  return { found, person };
};

type Changed = {
  person: Person;
  request: { wantsHtml: boolean; base: string };
  desk: string;
  done: NonNullable<Wanted['done']>;
};

const afterwards = async (needs: Needs, { person, request, desk, done }: Changed) => {
  const location = `${request.base}/v1/data-requests?region=${desk}&done=${done}`;
  if (request.wantsHtml) return { status: 303, headers: { location } } as const;
  const body = await requestsOf(needs, { person, region: desk, query: {} });
  return { status: 200, body } as const;
};
