import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { shownName } from '../../../shared/person-name.ts';
import { wants, type DeliveryRequest } from '../identity/delivery-request.ts';
import { decideWithinMs, openWithinMs } from './by-two.ts';

/** A request for what takes two, as admins of the delivery's reach see it. */
export const requestView = z.object({
  requestId: z.string(),
  source: z.string(),
  /** The delivery in quarantine. */
  id: z.string(),
  wants: z.enum(wants),
  why: z.string(),
  /** 'agreed': to open, until `until`; to discard, done. */
  state: z.enum(['waiting', 'lapsed', 'declined', 'agreed', 'closed']),
  askedAt: z.string(),
  askedBy: z.string(),
  askedByName: shownName,
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedByName: shownName,
  /** Until when it can be agreed to, or, once agreed to, until when the two can open it. */
  until: z.string(),
  /** How often it was opened. */
  openings: z.int(),
  /** Whether the caller may be the second person, and whether they may open it now. */
  mayDecide: z.boolean(),
  mayOpen: z.boolean(),
});
export type RequestView = z.infer<typeof requestView>;

/** A request as it is shown to a person at a moment. */
export const viewOfRequest = (
  request: DeliveryRequest,
  { personId }: Pick<Person, 'personId'>,
  now: number,
): RequestView => {
  const { asked, decision, openings } = request;
  const state = stateOf(request, now);
  const isOneOfTwo = [asked.by.personId, decision?.by.personId].includes(personId);
  return {
    ...{ requestId: asked.requestId, source: asked.source, id: asked.deliveryId },
    ...{ wants: asked.wants, why: asked.why, state },
    askedAt: iso(asked.at),
    askedBy: asked.by.personId,
    askedByName: asked.by.name ?? null,
    decidedAt: decision ? iso(decision.at) : null,
    decidedBy: decision?.by.personId ?? null,
    decidedByName: decision?.by.name ?? null,
    until: iso(decision ? decision.at + openWithinMs : asked.at + decideWithinMs),
    openings: openings.length,
    mayDecide: state === 'waiting' && asked.by.personId !== personId,
    mayOpen: state === 'agreed' && asked.wants === 'open' && isOneOfTwo,
  };
};

const stateOf = ({ asked, decision }: DeliveryRequest, now: number): RequestView['state'] => {
  if (!decision) return now - asked.at > decideWithinMs ? 'lapsed' : 'waiting';
  if (decision.is === 'declined') return 'declined';
  return asked.wants === 'open' && now - decision.at > openWithinMs ? 'closed' : 'agreed';
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** What waits for this person: to agree to or decline, or to open. */
export const waitsForPerson = ({ mayDecide, mayOpen }: RequestView): boolean =>
  mayDecide || mayOpen;
