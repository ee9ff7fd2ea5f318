import type * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { TrailReader } from '../identity/delivery-trail.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { nation } from '../../../shared/regions/regions.ts';
import type { SourceOperations } from './operations.ts';
import type { replayForm } from './quarantine-forms.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import {
  isNational,
  reachOfDelivery,
  requireReach,
  requireSource,
  type SourceCall,
} from './reach.ts';
import type { replay, Replaying } from './replay.ts';
import { viewOfRequest, type RequestView } from './request-view.ts';
import { shownForMs } from './by-two.ts';
import type { SourceStore } from './source-store.ts';

type Needs = {
  sources: SourceStore;
  quarantine: Pick<QuarantineStore, 'list' | 'head' | 'look'>;
  trail: TrailReader;
  replay: ReturnType<typeof replay>;
  log: (line: string, facts: Record<string, string>) => void;
  now: Now;
};

type ReadNeeds = Omit<Needs, 'replay'>;
type ReplayNeeds = Pick<Needs, 'sources' | 'quarantine' | 'replay'>;

/** GET /v1/sources/{source}/quarantine: what could not become a report, and why; bodies are not shown. */
export const listQuarantineHttp =
  (needs: Pick<Needs, 'sources' | 'quarantine'>): Does<SourceOperations['listQuarantine']> =>
  async (call) => {
    const { name } = await requireReach(needs, call);
    const deliveries = await needs.quarantine.list(name, 100);
    return {
      status: 200,
      body: {
        deliveries: deliveries.map(({ receivedAt, ...delivery }) => ({
          ...delivery,
          receivedAt: new Date(receivedAt).toISOString(),
        })),
      },
    };
  };

/** GET /v1/sources/{source}/quarantine/{id}: what one delivery is made of, without its values; that it was looked at is logged, by ids alone. */
export const readQuarantinedHttp =
  (needs: ReadNeeds): Does<SourceOperations['readQuarantined']> =>
  async (call) => {
    const { name, source, person } = await requireReach(needs, call);
    const { id } = call.path;
    const masked = await needs.quarantine.look(name, id, source);
    if (!masked) throw unknownEntry();
    call.within(reachOfDelivery(source, masked));
    const now = needs.now();
    const requests = (await needs.trail.since(name, now - shownForMs))
      .filter(({ asked }) => asked.deliveryId === id)
      .map((one) => stillToDo(viewOfRequest(one, person, now), person));
    const body = { ...masked, requests };
    needs.log('quarantine looked at', { source: name, id, personId: person.personId });
    const mayAnswer = isNational(person);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/quarantined.tsx')).renderQuarantined(frame, {
          entry: body,
          mayAnswer,
        }),
    };
  };

/** What was agreed to be discarded and is still there was interrupted: agreeing again goes on. */
const stillToDo = (request: RequestView, { personId }: Person): RequestView =>
  request.wants === 'discard' && request.state === 'agreed'
    ? { ...request, mayDecide: request.askedBy !== personId }
    : request;

const unknownEntry = () => new Refusal('not-found', [{ field: 'id', reason: 'unknown-delivery' }]);

/** POST …/quarantine/{id}/replay: one delivery read again by the source as it is now. */
export const replayHttp =
  (needs: ReplayNeeds): Does<SourceOperations['replayQuarantined']> =>
  async (call) => {
    const source = await requireSource(needs, call);
    const replayed = await needs.replay(source, call.path.id, replayingBy(call, call.body));
    if (replayed.outcome === 'gone') throw unknownEntry();
    return call.request.wantsHtml ? back(call) : { status: 200, body: replayed };
  };

/** Only an admin of the nation may answer for a sender that nobody knew: what it sent may be any region's. */
const replayingBy = (
  { person, within }: Pick<Call<SourceOperations['replayQuarantined']>, 'person' | 'within'>,
  { answersForSender: said }: z.infer<typeof replayForm>,
): Replaying => {
  const answersForSender = said === true || said === 'yes';
  if (answersForSender) within(nation);
  return { by: person.personId, answersForSender };
};

/** Deliveries one request replays: well within the time a request has. */
export const mostReplayed = 50;

/** POST …/quarantine/replay: every delivery that waits, or all that wait for one reason, the oldest first. */
export const replayAllHttp =
  (needs: ReplayNeeds): Does<SourceOperations['replayAllQuarantined']> =>
  async (call) => {
    const source = await requireSource(needs, call);
    const { reason: only } = call.body;
    const waiting = await needs.quarantine.list(source.source, 1000);
    const wanted = waiting.filter(({ reason }) => only === undefined || reason === only);
    const replaying = replayingBy(call, call.body);
    const counts = { replayed: 0, 'still-set-aside': 0, unproven: 0, gone: 0 };
    for (const { id } of wanted.sort(oldestFirst).slice(0, mostReplayed))
      counts[(await needs.replay(source, id, replaying)).outcome] += 1;
    if (call.request.wantsHtml) return back(call);
    return {
      status: 200,
      body: {
        replayed: counts.replayed,
        stillSetAside: counts['still-set-aside'],
        unproven: counts.unproven,
        more: wanted.length > mostReplayed,
      },
    };
  };

const oldestFirst = (a: { receivedAt: number }, b: { receivedAt: number }): number =>
  a.receivedAt - b.receivedAt;

const back = ({
  path: { source },
  request: { base },
}: Pick<Call<SourceOperations['replayQuarantined']>, 'request'> & SourceCall): Back => ({
  status: 303,
  headers: { location: `${base}/v1/sources/${source}#quarantine` },
});

type Back = Extract<AnswerOf<SourceOperations['replayQuarantined']>, { status: 303 }>;
