import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { nation, requireAccess, type SignedInOperation } from '../../access.ts';
import { maskDelivery } from './masked-delivery.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import { isNational, reachOfDelivery, requireReach, requireSource } from './reach.ts';
import type { SettledStore } from './settled-store.ts';
import type { replay, Replayed } from './replay.ts';
import { sourceName } from './source-form.ts';
import type { SourceStore } from './source-store.ts';

export const entryPath = z.object({
  source: sourceName,
  /** Versions before this one gave 32 characters. */
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{10})?$/)),
});
export const replayForm = z.strictObject({
  /** For senders whose proof is not kept (basic auth, tokens): the admin knows that it was them. */
  answersForSender: z.optional(z.union([z.boolean(), z.literal('yes')])),
});
export const replayAllForm = z.extend(replayForm, {
  reason: z.optional(z.string().check(z.maxLength(60))),
});
export const discardForm = z.strictObject({
  why: z.string().check(
    z.maxLength(300),
    z.refine((text) => tidyText(text).length >= 5, 'too-short'),
  ),
});

const fieldError = z.object({ field: z.string(), reason: z.string() });
export const replayedAnswer = z.object({
  outcome: z.enum(['replayed', 'still-set-aside', 'unproven', 'gone']),
  reports: z.optional(z.int()),
  reason: z.optional(z.string()),
  errors: z.optional(z.array(fieldError)),
});
export const replayedAllAnswer = z.object({
  replayed: z.int(),
  stillSetAside: z.int(),
  unproven: z.int(),
  /** There are more than one request looks at; ask again. */
  more: z.boolean(),
});

type Needs = {
  sources: SourceStore;
  quarantine: Pick<QuarantineStore, 'list' | 'find'>;
  settled: Pick<SettledStore, 'settle'>;
  replay: ReturnType<typeof replay>;
  log: (line: string, facts: Record<string, string>) => void;
  now: Now;
};

type ReadNeeds = Pick<Needs, 'sources' | 'quarantine' | 'log'>;
type ReplayNeeds = Omit<Needs, 'log'>;

/** GET /v1/sources/{source}/quarantine: what could not become a report, and why; bodies are not shown. */
export const listQuarantineHttp =
  (needs: Pick<Needs, 'sources' | 'quarantine'>): HttpUseCase =>
  async (request) => {
    const { name } = await requireReach(needs, 'listQuarantine', request);
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
  (needs: ReadNeeds): HttpUseCase =>
  async (request) => {
    const { name, source, person } = await requireReach(needs, 'readQuarantined', request);
    const { id } = readParameters(request.params, entryPath);
    const entry = await needs.quarantine.find(name, id);
    if (!entry) throw unknownEntry();
    requireAccess('readQuarantined', person, reachOfDelivery(source, entry));
    needs.log('quarantine looked at', { source: name, id, personId: person.personId });
    const body = maskDelivery(entry, source);
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

const unknownEntry = () => new Refusal('not-found', [{ field: 'id', reason: 'unknown-delivery' }]);

/** POST …/quarantine/{id}/replay: one delivery read again by the source as it is now. */
export const replayHttp =
  (needs: ReplayNeeds): HttpUseCase =>
  async (request) => {
    const { source, person } = await requireSource(needs, 'replayQuarantined', request);
    const { id } = readParameters(request.params, entryPath);
    const replaying = replayingBy(person, 'replayQuarantined', readBody(request, replayForm));
    const replayed = await needs.replay(source, id, replaying);
    if (replayed.outcome === 'gone') throw unknownEntry();
    return request.wantsHtml ? back(request) : { status: 200, body: replayed };
  };

/** Only an admin of the nation may answer for a sender that nobody knew: what it sent may be any region's. */
const replayingBy = (
  person: Person,
  operation: SignedInOperation,
  { answersForSender: said }: z.infer<typeof replayForm>,
) => {
  const answersForSender = said === true || said === 'yes';
  if (answersForSender) requireAccess(operation, person, nation);
  return { by: person.personId, answersForSender };
};

/** Deliveries one request replays: well within the time a request has. */
export const mostReplayed = 50;

/** POST …/quarantine/replay: every delivery that waits, or all that wait for one reason, the oldest first. */
export const replayAllHttp =
  (needs: ReplayNeeds): HttpUseCase =>
  async (request) => {
    const { source, person } = await requireSource(needs, 'replayAllQuarantined', request);
    const said = readBody(request, replayAllForm);
    const waiting = await needs.quarantine.list(source.source, 1000);
    const asked = waiting.filter(
      ({ reason }) => said.reason === undefined || reason === said.reason,
    );
    const replaying = replayingBy(person, 'replayAllQuarantined', said);
    const counts = { replayed: 0, 'still-set-aside': 0, unproven: 0, gone: 0 };
    for (const { id } of asked.sort(oldestFirst).slice(0, mostReplayed))
      counts[(await needs.replay(source, id, replaying)).outcome] += 1;
    if (request.wantsHtml) return back(request);
    return {
      status: 200,
      body: {
        replayed: counts.replayed,
        stillSetAside: counts['still-set-aside'],
        unproven: counts.unproven,
        more: asked.length > mostReplayed,
      },
    };
  };

const oldestFirst = (a: { receivedAt: number }, b: { receivedAt: number }): number =>
  a.receivedAt - b.receivedAt;

/** POST …/quarantine/{id}/discard: takes a delivery out for good, with the reason. */
export const discardHttp =
  (needs: ReplayNeeds): HttpUseCase =>
  async (request) => {
    const { source, person } = await requireSource(needs, 'discardQuarantined', request);
    const { id } = readParameters(request.params, entryPath);
    const { why } = readBody(request, discardForm);
    const entry = await needs.quarantine.find(source.source, id);
    if (!entry) throw unknownEntry();
    requireAccess('discardQuarantined', person, reachOfDelivery(source, entry));
    const settled = {
      outcome: 'discarded',
      by: person.personId,
      why: tidyText(why),
      at: needs.now(),
    } as const;
    if ((await needs.settled.settle(source.source, id, settled)) === 'gone') throw unknownEntry();
    const body: { outcome: Replayed['outcome'] | 'discarded' } = { outcome: 'discarded' };
    return request.wantsHtml ? back(request) : { status: 200, body };
  };

const back = ({ base, params }: Request): Answer => ({
  status: 303,
  headers: { location: `${base}/v1/sources/${params['source']}#quarantine` },
});
