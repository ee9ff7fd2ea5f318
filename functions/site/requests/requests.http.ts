import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { CountSender } from '../../../shared/limits/sender-limit.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { newRequest, requestCode, requestKeyOf } from './data-request.ts';
import type { RequestOperations } from './operations.ts';
import type { RequestStore } from './request-store.ts';
import { followed } from './request-view.ts';

export type RequestNeeds = {
  campaign: Campaign;
  requests: RequestStore;
  now: Now;
  randomBytes: (count: number) => Uint8Array;
  /** Counts the sender's requests, and says whether they are over what is usual. */
  countSender: CountSender;
};

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
  async ({ body: form, request: { sourceAddress } }) => {
    if (!servedRegion(needs.campaign, form.region)) throw refuseField('region', 'unknown-region');
    const at = needs.now();
    const isOver = (await needs.countSender(sourceAddress, at)) === 'over';
    const code = requestCode(needs.randomBytes(20));
    const sent = { ...form, text: tidyText(form.text) };
    const request = newRequest(sent, requestKeyOf(code) ?? '', { at, isOver });
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
