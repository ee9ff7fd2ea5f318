import { maxBodyBytes } from '../../../shared/http/body.ts';
import { Busy } from '../../../shared/http/busy.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { both, eachOf } from '../../../shared/each-of.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { RecentStore } from './recent-store.ts';
import { replayableHeaders } from './replayable-headers.ts';
import { schemeOf } from './schemes/list.ts';
import { isReadItem, type Arrived, type Read, type Scheme } from './schemes/scheme.ts';
import type { Source } from './source.ts';
import type { SourceStore } from './source-store.ts';
import type { UnknownStore } from './unknown-store.ts';
import {
  errorLines,
  isUnstorable,
  setAsideAlone,
  takeTold,
  unstorable,
  withoutAnswers,
  type Taken,
  type TakeItemNeeds,
} from './take-item.ts';
import { noteQuietly, outcomeOf, refusedOf, watching } from './watch-delivery.ts';

type Needs = TakeItemNeeds & {
  sources: Pick<SourceStore, 'find'>;
  quarantine: Pick<QuarantineStore, 'add' | 'keepRaw'>;
  unknown: Pick<UnknownStore, 'note'>;
  recent: Pick<RecentStore, 'note'>;
  /** How long a delivery may take before its sender is asked to come again; milliseconds. */
  patienceMs: number;
};

/** One delivery as it arrived: who it says it is from, its headers and its exact bytes. */
export type Delivery = Arrived & { source: string };

/** The status that tells this sender that its delivery is kept. */
export type Received = {
  status: 200 | 202;
  /** What whoever sent a form follows their report by. */
  code?: string | undefined;
};

/**
 * Takes a webhook delivery by its source's scheme: everything it tells becomes exactly one report or, with a
 * reason, is set aside; its raw body is kept. Forged deliveries are refused and leave at most a line an hour; an unknown or
 * paused source is quarantined, never told so. Throws a Refusal, or Busy in the way this sender tries again.
 */
export const receiveWebhook =
  (needs: Needs) =>
  async (delivery: Delivery): Promise<Received> => {
    const source = await orBusy(needs.sources.find(delivery.source), 503);
    if (delivery.body.length > mostBytesOf(source)) throw new Refusal('body-too-large');
    if (!source) return orBusy(takeUnknown(needs, delivery), 503);
    const scheme = schemeOf(source.scheme);
    await requireSender(needs, { source, scheme, delivery });
    const { watched, seen } = watching(needs);
    const received = await orBusy(
      within(needs.patienceMs, take(watched, { source, scheme, delivery })),
      scheme.overloadStatus,
    );
    await noteQuietly(needs.recent, source.source, outcomeOf(seen, delivery.receivedAt));
    return received;
  };

/** A name nobody made is told yes all the same; what came for it is stored within a bound, and counted beyond it. */
const takeUnknown = async (
  { unknown, quarantine, count }: Needs,
  { source: name, body, headers, receivedAt: at }: Delivery,
): Promise<Received> => {
  const source = await unknown.note({ name, at, bytes: body.length });
  count('UnknownSourceDeliveries');
  const entry = { deliveryId: undefined, reason: 'unknown-source', fields: [], body };
  if (source !== undefined)
    await quarantine.add(
      { ...entry, source, headers: replayableHeaders(headers), receivedAt: at },
      undefined,
    );
  return { status: 202 };
};

const mostBytesOf = (source: Source | undefined): number => {
  const most = source ? schemeOf(source.scheme).mostBytes : 'as-any-body';
  return most === 'as-any-body' ? maxBodyBytes : most;
};

type Verifiable = { source: Source; scheme: Scheme; delivery: Delivery };

const requireSender = async (
  { count, recent }: Needs,
  { source, scheme, delivery }: Verifiable,
): Promise<void> => {
  const verified = scheme.verify(delivery, source);
  if (verified.ok) return;
  count('WebhookSignatureRefused');
  const { header: field, reason } = verified;
  const code = scheme.refusedStatus === 403 ? 'sender-refused' : 'signature-refused';
  const refusal = new Refusal(code, [{ field, reason }]);
  await noteQuietly(recent, source.source, refusedOf(refusal, delivery.receivedAt));
  throw refusal;
};

const take = async (needs: Needs, verified: Verifiable): Promise<Received> => {
  const { source, scheme, delivery } = verified;
  const accepted: Received = { status: scheme.acceptedStatus };
  if (!source.active) {
    await quarantineRaw(needs, verified, { reason: 'paused-source' });
    return accepted;
  }
  const things = await readOrQuarantine(needs, verified);
  if (things.length === 0) return accepted;
  const taken = await orQuarantine(needs, verified, () =>
    storeAll(needs, source, { things, delivery }),
  );
  return { ...accepted, code: codeFor(source, taken) };
};

/** The code goes to whoever filled in a form by hand, never to a program that posts for them. */
const codeFor = ({ scheme, header }: Source, taken: Taken[]): string | undefined =>
  schemeOf(scheme).answeredTo === 'whoever-posts' && header === undefined && taken.length === 1
    ? taken[0]?.code
    : undefined;

/** What no item of the table can hold waits as the bytes that came. */
const orQuarantine = async (
  needs: Needs,
  verified: Verifiable,
  store: () => Promise<Taken[]>,
): Promise<Taken[]> => {
  try {
    return await store();
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await quarantineRaw(needs, verified, { reason: unstorable });
    return [];
  }
};

const storeAll = async (
  needs: Needs,
  source: Source,
  { things, delivery }: { things: Read[]; delivery: Delivery },
): Promise<Taken[]> => {
  const { body, receivedAt } = delivery;
  const headers = replayableHeaders(delivery.headers);
  const [, taken] = await both(
    () => needs.quarantine.keepRaw({ source: source.source, body, headers, receivedAt }),
    () => takeAll(needs, source, { things, receivedAt }),
  );
  return taken;
};

/** What the delivery tells; a delivery that cannot be read is quarantined as it came and tells nothing. */
const readOrQuarantine = async (needs: Needs, verified: Verifiable): Promise<Read[]> => {
  const { source, scheme, delivery } = verified;
  try {
    return scheme.read(delivery, source);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = errorLines(withoutAnswers(error.errors));
    await quarantineRaw(needs, verified, { reason: error.code, fields });
    if (error.code === 'media-type-refused' && scheme.unreadableType === 'told-415') throw error;
    return [];
  }
};

/** So many of a batch are written at the same time. */
const atOnce = 10;

/** One that fails keeps none of the others back: what was taken is known when the batch comes again. */
const takeAll = async (
  needs: Needs,
  source: Source,
  { things, receivedAt }: { things: Read[]; receivedAt: number },
): Promise<Taken[]> => {
  const takeOne = takeTold(needs);
  return eachOf(things, { atOnce }, (one) =>
    isReadItem(one)
      ? takeOne(source, one, receivedAt)
      : setAsideAlone(needs, source, { one, receivedAt }),
  );
};

/** A batch larger than an item may be can be kept in pieces, but not wait whole: its sender keeps it. */
const quarantineRaw = async (
  { quarantine, count }: Needs,
  { source: readBy, delivery: { source, body, headers, receivedAt } }: Verifiable,
  { reason, fields = [] }: { reason: string; fields?: string[] },
): Promise<Received> => {
  if (body.length > maxBodyBytes) throw new Refusal('body-too-large');
  await quarantine.add(
    {
      ...{ source, deliveryId: undefined, reason, fields, body, receivedAt },
      headers: replayableHeaders(headers),
    },
    readBy,
  );
  count('QuarantinedDeliveries');
  return { status: 202 };
};

const within = async <Value>(ms: number, work: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

class Late extends Error {
  constructor(ms: number) {
    super(`Not done within ${ms} ms`);
  }
}

/** What DynamoDB says, under its own names, when it is asked too much. */
const throttled =
  /^(ProvisionedThroughputExceeded|Throttling|RequestLimitExceeded|ThrottlingException|LimitExceeded)/;

const isOverload = (error: unknown): boolean =>
  error instanceof Late || (error instanceof Error && throttled.test(error.name));

const retryAfterSeconds = 30;

/** Overload is said in this sender's own way; any other fault of ours as 503, which all of them try again. */
const orBusy = async <Value>(work: Promise<Value>, status: 429 | 503): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const said = isOverload(error) ? status : 503;
    throw new Busy({ status: said, retryAfterSeconds, cause: error });
  }
};
