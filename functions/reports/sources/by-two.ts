import type { Now } from '../../../shared/clock.ts';
import { decideOnce } from '../../../shared/decide-once.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { actorOf } from '../../../shared/person-name.ts';
import type { OpeningRequested, Decided, DeliveryRequest } from '../identity/delivery-request.ts';
import { timeOf, type DeliveryTrail } from '../identity/delivery-trail.ts';
import type { FoundDelivery, ListedDelivery } from './quarantined.ts';
import type { SettledStore } from './settled-store.ts';

const hourMs = 3_600_000;
/** How long a request may wait for its second person. */
export const decideWithinMs = 72 * hourMs;
/** How long the two may open a delivery after the second has agreed. */
export const openWithinMs = 24 * hourMs;
/** What was asked longer ago has lapsed or been closed. */
export const shownForMs = decideWithinMs + openWithinMs;
/** Requests of one source that may wait at the same time. */
const mostWaiting = 50;

type Trail = { trail: DeliveryTrail; newId: () => string; now: Now };
type Asking = { wants: OpeningRequested['wants']; why: string };

/**
 * Asks to open a delivery whole, or to discard it; nothing happens until another person agrees. The same person's
 * request that still waits is returned. Throws Refusal 'conflict' when too many wait.
 */
export const askAboutDelivery =
  ({ trail, newId, now }: Trail) =>
  async (entry: ListedDelivery, asking: Asking, person: Person): Promise<DeliveryRequest> => {
    const at = now();
    const waiting = (await trail.since(entry.source, at - decideWithinMs)).filter(
      (one) => !one.decision,
    );
    const own = waiting.find(
      ({ asked: { deliveryId, wants, by } }) =>
        deliveryId === entry.id && wants === asking.wants && by.personId === person.personId,
    );
    if (own) return own;
    if (waiting.length >= mostWaiting) throw refuse('conflict', 'too-many-waiting');
    const requestId = `${timeOf(at)}-${newId()}`;
    const asked: OpeningRequested = {
      ...{ entry: 'asked', item: `${requestId}#asked`, requestId, at, by: actorOf(person) },
      ...{ source: entry.source, deliveryId: entry.id, reason: entry.reason },
      ...{ wants: asking.wants, why: tidyText(asking.why) },
    };
    if ((await trail.add(asked)) !== 'added') throw new Error('Two requests have one id');
    return { asked, decision: undefined, openings: [] };
  };

type Deciding = Pick<Trail, 'trail' | 'now'> & { settled: Pick<SettledStore, 'settle'> };

/**
 * Answers somebody's request, once: another person agrees within 72 hours, or declines. What is agreed to be discarded
 * goes only now; the same answer again goes on where the first was interrupted. Throws Refusal 'not-allowed' for one's
 * own request, 'too-late', and 'conflict' where somebody has answered otherwise.
 */
export const decideAboutDelivery =
  ({ trail, settled, now }: Deciding) =>
  async (request: DeliveryRequest, is: Decided['is'], person: Person): Promise<DeliveryRequest> => {
    const { asked } = request;
    const { requestId, source } = asked;
    if (asked.by.personId === person.personId) throw refuse('not-allowed', 'own-request');
    const decision = await decideOnce<Decided>({
      decision: {
        ...{ entry: 'decided', item: `${requestId}#decided`, requestId, source },
        ...{ at: now(), by: actorOf(person), is },
      },
      before: request.decision,
      proposed: { at: asked.at, withinMs: decideWithinMs },
      add: trail.add,
      find: async () => (await trail.find(source, requestId))?.decision,
      field: 'requestId',
    });
    if (is === 'agreed' && asked.wants === 'discard')
      await settled.settle(source, asked.deliveryId, {
        outcome: 'discarded',
        ...{ by: asked.by.personId, byName: asked.by.name },
        ...{ agreedBy: decision.by.personId, agreedByName: decision.by.name },
        ...{ why: asked.why, at: decision.at },
      });
    return { ...request, decision };
  };

type Opening = Trail & {
  find: (source: string, id: string) => Promise<FoundDelivery | undefined>;
  /** Counts each opening, for the alarm that reports every one. */
  count: (name: 'IdentityRead') => void;
};

/** A delivery opened by one of the two, who has the time until `until`. */
export type OpenedDelivery = { entry: FoundDelivery; until: number };

/**
 * Opens a delivery whole for one of the two within 24 hours of the agreement; that it was opened is in the trail before
 * it is read. Throws Refusal 'not-allowed', 'too-late', and 'not-found' where it has gone meanwhile.
 */
export const openDeliveryByTwo =
  ({ trail, newId, now, find, count }: Opening) =>
  async ({ asked, decision }: DeliveryRequest, person: Person): Promise<OpenedDelivery> => {
    const isOneOfTwo = [asked.by.personId, decision?.by.personId].includes(person.personId);
    if (asked.wants !== 'open' || decision?.is !== 'agreed' || !isOneOfTwo)
      throw refuse('not-allowed', 'needs-two');
    const at = now();
    const until = decision.at + openWithinMs;
    if (at > until) throw refuse('too-late', 'expired');
    const { requestId, source, deliveryId } = asked;
    const item = `${requestId}#opened#${timeOf(at)}-${newId()}`;
    const opened = { entry: 'opened', item, requestId, source, at, by: actorOf(person) } as const;
    if ((await trail.add(opened)) !== 'added') throw new Error('Two openings have one id');
    count('IdentityRead');
    const entry = await find(source, deliveryId);
    if (!entry) throw refuse('not-found', 'unknown-delivery');
    return { entry, until };
  };

const refuse = (code: 'conflict' | 'not-allowed' | 'not-found' | 'too-late', reason: string) =>
  new Refusal(code, [{ field: code === 'not-found' ? 'id' : 'requestId', reason }]);
