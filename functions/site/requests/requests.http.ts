import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { covers, nation } from '../../../shared/regions/regions.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { Desk } from './desk.ts';
import { deskOf, newRequest, requestCode, requestKeyOf } from './data-request.ts';
import { requestOperations, type RequestOperations } from './operations.ts';
import type { RequestStore } from './request-store.ts';
import { followed, listedAs } from './shown-request.ts';

export type RequestNeeds = {
  campaign: Campaign;
  requests: RequestStore;
  now: Now;
  randomBytes: (count: number) => Uint8Array;
};

const mostOpen = 100;
const mostAnswered = 50;

/** GET /privasi/permintaan. */
export const requestPageHttp =
  ({ campaign }: RequestNeeds): Does<RequestOperations['showRequestPage']> =>
  () => ({
    status: 200,
    body: { form: '/v1/data-requests', follow: '/v1/data-requests/following' },
    page: async (frame) =>
      (await import('./pages/request-form.tsx')).renderRequestForm(frame, {
        regions: campaign.regions,
        filled: { values: {}, errors: [] },
      }),
  });

/** The form as it was left, with what is wrong. */
export const requestFormAgain =
  ({ campaign }: RequestNeeds): WithForm<RequestOperations['sendDataRequest']>['formAgain'] =>
  (filled) => ({
    status: 200,
    page: async (frame) =>
      (await import('./pages/request-form.tsx')).renderRequestForm(frame, {
        regions: campaign.regions,
        filled,
      }),
  });

/** POST /v1/data-requests: stores a request under a code that is shown this once. */
export const sendRequestHttp =
  (needs: RequestNeeds): Does<RequestOperations['sendDataRequest']> =>
  async ({ body: form }) => {
    if (!servedRegion(needs.campaign, form.region)) throw refuseField('region', 'unknown-region');
    const code = requestCode(needs.randomBytes(20));
    const request = newRequest(
      { ...form, text: tidyText(form.text) },
      requestKeyOf(code) ?? '',
      needs.now(),
    );
    await needs.requests.add(request);
    const body = { code, dueAt: new Date(request.dueAt).toISOString() };
    return {
      status: 201,
      body,
      page: async (frame) => (await import('./pages/request-sent.tsx')).renderSent(frame, body),
    };
  };

/** POST /v1/data-requests/following: what a code opens. */
export const followRequestHttp =
  ({ requests, now }: RequestNeeds): Does<RequestOperations['followDataRequest']> =>
  async ({ body: { code } }) => {
    const requestKey = requestKeyOf(code);
    if (requestKey === undefined) throw refuseField('code', 'malformed');
    const request = await requests.find(requestKey);
    if (!request || request.expiresAt * 1000 <= now())
      throw new Refusal('not-found', [{ field: 'code', reason: 'unknown-request' }]);
    const body = followed(request);
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/request-sent.tsx')).renderFollowed(frame, body),
    };
  };

/** GET /v1/data-requests: the queue of a region, with the forms of answers for who may give them. */
export const listRequestsHttp =
  (needs: RequestNeeds): Does<RequestOperations['listDataRequests']> =>
  async ({ query, person, within }) => {
    const desks = desksOf(needs, person);
    const code = query.region ?? desks[0]?.code ?? '';
    within(code);
    const region = desks.find((desk) => desk.code === code);
    if (!region) throw refuseField('region', 'unknown-region');
    return listOf(needs, { person, region, isAnswered: query.done !== undefined });
  };

/** The regions a person covers; before them, for whoever covers the nation, the nation's own. */
const desksOf = ({ campaign }: RequestNeeds, person: Person): Desk[] =>
  [nationalDesk, ...campaign.regions].filter(({ code }) => covers(person.region, code));

const nationalDesk: Desk = { code: nation, name: 'Indonesia', zone: 'Asia/Jakarta' };

type Wanted = { person: Person; region: Desk; isAnswered: boolean };

const listOf = async (
  needs: RequestNeeds,
  { person, region, isAnswered }: Wanted,
): Promise<AnswerOf<RequestOperations['listDataRequests']>> => {
  const body = await requestsOf(needs, region.code);
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/request-queue.tsx')).renderQueue(frame, {
        ...body,
        here: region,
        regions: desksOf(needs, person),
        mayAnswer: mayCall(requestOperations.answerDataRequest, person, region.code) === 'allowed',
        isAnswered,
      }),
  };
};

const requestsOf = async ({ requests, now }: RequestNeeds, region: string) => {
  const [open, answered] = await Promise.all([
    requests.list(region, 'open', mostOpen),
    requests.list(region, 'answered', mostAnswered),
  ]);
  const at = now();
  return {
    region,
    open: open.map((one) => listedAs(one, at)),
    answered: answered.map((one) => listedAs(one, at)),
  };
};

/** POST /v1/data-requests/{requestKey}/answer. */
export const answerRequestHttp =
  (needs: RequestNeeds): Does<RequestOperations['answerDataRequest']> =>
  async ({ path: { requestKey }, body: form, within, request: { wantsHtml, base } }) => {
    const found = await needs.requests.find(requestKey);
    // Without a request there is no region to be in: only the nation is told that there is none.
    const person = within(found ? deskOf(found) : nation);
    if (!found) throw unknownRequest();
    if (form.outcome !== 'refused' && form.proof === 'none')
      throw refuseField('proof', 'identity-not-checked');
    const answer = { ...form, text: tidyText(form.text), at: needs.now(), by: person.personId };
    if (found.answer || (await needs.requests.answer(found, answer)) === 'changed-meanwhile')
      throw new Refusal('conflict', [{ field: 'requestKey', reason: 'already-answered' }]);
    if (wantsHtml) {
      const location = `${base}/v1/data-requests?region=${deskOf(found)}&done=answered`;
      return { status: 303, headers: { location } };
    }
    return { status: 200, body: await requestsOf(needs, deskOf(found)) };
  };

const unknownRequest = () =>
  new Refusal('not-found', [{ field: 'requestKey', reason: 'unknown-request' }]);
