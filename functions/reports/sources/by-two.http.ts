import type { Now } from '../../../shared/clock.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { OpeningRequested, DeliveryRequest } from '../identity/delivery-request.ts';
import type { DeliveryTrail } from '../identity/delivery-trail.ts';
import type {
  askAboutDelivery,
  decideAboutDelivery,
  OpenedDelivery,
  openDeliveryByTwo,
} from './by-two.ts';
import type { SourceOperations } from './operations.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import { reachOfDelivery, requireReach, type SourceCall } from './reach.ts';
import { viewOfRequest } from './request-view.ts';
import type { SourceStore } from './source-store.ts';

type Needs = {
  sources: Pick<SourceStore, 'find'>;
  quarantine: Pick<QuarantineStore, 'head'>;
  trail: Pick<DeliveryTrail, 'find'>;
  ask: ReturnType<typeof askAboutDelivery>;
  decide: ReturnType<typeof decideAboutDelivery>;
  open: ReturnType<typeof openDeliveryByTwo>;
  now: Now;
};

type Asking = Call<SourceOperations['discardQuarantined']>;

const asking = (wants: OpeningRequested['wants']) => (needs: Needs) => async (call: Asking) => {
  const { path, body, request } = call;
  const { name, source } = await requireReach(needs, call);
  const entry = await needs.quarantine.head(name, path.id);
  if (!entry) throw new Refusal('not-found', [{ field: 'id', reason: 'unknown-delivery' }]);
  const person = call.within(reachOfDelivery(source, entry));
  const asked = await needs.ask(entry, { wants, why: body.why }, person);
  return request.wantsHtml
    ? backToEntry(call)
    : { status: 202 as const, body: viewOfRequest(asked, person, needs.now()) };
};

/** POST …/quarantine/{id}/open: asks another admin to agree that a delivery is opened whole. */
export const askToOpenHttp: (needs: Needs) => Does<SourceOperations['askToOpenQuarantined']> =
  asking('open');

/** POST …/quarantine/{id}/discard: asks another admin to agree that a delivery goes for good; until then it stays. */
export const discardHttp: (needs: Needs) => Does<SourceOperations['discardQuarantined']> =
  asking('discard');

/** POST …/requests/{requestId}/decision: another admin agrees or declines; what is agreed to be discarded goes now. */
export const decideQuarantinedHttp =
  (needs: Needs): Does<SourceOperations['decideQuarantined']> =>
  async (call) => {
    const { request, person } = await requireRequest(needs, call);
    const decided = await needs.decide(request, call.body.is, person);
    if (!call.request.wantsHtml)
      return { status: 200, body: viewOfRequest(decided, person, needs.now()) };
    // What has been discarded has no page any more.
    return request.asked.wants === 'discard' && call.body.is === 'agreed'
      ? back(call, `/v1/sources/${call.path.source}#quarantine`)
      : backToEntry(call);
  };

/** POST …/requests/{requestId}/opening: a delivery whole, for one of the two; the opening is in the trail before it is read. */
export const openQuarantinedHttp =
  (needs: Needs): Does<SourceOperations['openQuarantined']> =>
  async (call) => {
    const { request, person } = await requireRequest(needs, call);
    const body = openedView(await needs.open(request, person));
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/opened.tsx')).renderOpened(frame, body),
    };
  };

type Requesting = SourceCall & {
  path: { id: string; requestId: string };
  within: (region: string) => Person;
};

const requireRequest = async (
  needs: Needs,
  call: Requesting,
): Promise<{ request: DeliveryRequest; person: Person }> => {
  const { name, source } = await requireReach(needs, call);
  const request = await needs.trail.find(name, call.path.requestId);
  if (request?.asked.deliveryId !== call.path.id)
    throw new Refusal('not-found', [{ field: 'requestId', reason: 'unknown-request' }]);
  return { request, person: call.within(reachOfDelivery(source, request.asked)) };
};

const openedView = ({ entry: { source, id, receivedAt, body }, until }: OpenedDelivery) => {
  const text = asText(body);
  return {
    ...{ source, id, receivedAt: new Date(receivedAt).toISOString() },
    body: text ?? Buffer.from(body).toString('base64'),
    writtenAs: text === undefined ? ('base64' as const) : ('text' as const),
    openUntil: new Date(until).toISOString(),
  };
};

const asText = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

type Returning = { request: { base: string } } & SourceCall;

const back = ({ request: { base } }: Returning, path: string) => ({
  status: 303 as const,
  headers: { location: `${base}${path}` },
});

const backToEntry = (call: Returning & { path: { source: string; id: string } }) =>
  back(call, `/v1/sources/${call.path.source}/quarantine/${call.path.id}`);
