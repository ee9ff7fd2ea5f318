import * as z from 'zod/mini';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { isOneOf } from '../../signatures/shared-secret.ts';
import { asObject, idOfContent, mediaTypeOf, orAlone, readPayload } from './payload.ts';
import { isLongSecret, oneHeader, plainSecret, refuse } from './proof.ts';
import type { Arrived, Handshake, Read, Scheme, ReadItem } from './scheme.ts';

/** The attributes without which nothing is an event; `source` and `id` together name it (CloudEvents 1.0, section 3.1). */
const eventShape = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().check(z.minLength(1), z.maxLength(1000)),
  source: z.string().check(z.minLength(1), z.maxLength(1000)),
  type: z.string().check(z.minLength(1), z.maxLength(1000)),
  data: z.optional(z.unknown()),
  data_base64: z.optional(z.string()),
  datacontenttype: z.optional(z.string()),
});

/** The media type of one event in structured mode. */
const oneEvent = 'application/cloudevents+json';

/** Deliveries a minute that a sender may count on. */
const allowedRate = 600;

/**
 * Abuse protection (HTTP 1.1 Web Hooks for Event Delivery, section 4): a sender that asks may deliver; the callback it
 * may name is never called.
 */
const abuseProtection: Handshake = {
  by: 'OPTIONS',
  docs: `A CloudEvents source grants the origin that asks up to ${allowedRate} deliveries a minute. A \`WebHook-Request-Callback\` is never called.`,
  headers: ['WebHook-Request-Origin', 'WebHook-Request-Rate'],
  grants: {
    'webhook-allowed-origin': 'The origin that asked; missing when nothing is granted',
    'webhook-allowed-rate': 'Deliveries a minute',
  },
  grant: (headers) => {
    const origin = headers['webhook-request-origin']?.[0];
    if (origin === undefined) return {};
    if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(origin))
      throw new Refusal('malformed-request', [
        { field: 'webhook-request-origin', reason: 'malformed' },
      ]);
    const rate = rateOf(headers['webhook-request-rate']?.[0]);
    return { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': rate };
  },
};

const rateOf = (asked: string | undefined): string =>
  /^\d{1,6}$/.test(asked ?? '') && Number(asked) > 0
    ? String(Math.min(Number(asked), allowedRate))
    : String(allowedRate);

/**
 * CloudEvents 1.0 over HTTP, structured, batched or binary, with a bearer token (RFC 6750) that is one of the
 * secrets. An event format other than JSON is told so (415), after it is kept.
 */
export const cloudevents: Scheme = {
  docs: { senders: 'CloudEvents', note: 'structured, batched or binary; bearer token' },
  verify: ({ headers }, { secrets }) => {
    const sent = oneHeader(headers, 'authorization');
    if (!sent.ok) return sent;
    const token = /^bearer +([\x21-\x7e]+)$/i.exec(sent.value)?.[1];
    if (token === undefined) return refuse('authorization', 'malformed');
    return isOneOf(token, secrets) ? { ok: true } : refuse('authorization', 'wrong-secret');
  },
  read: (arrived) => {
    const type = mediaTypeOf(arrived.headers);
    if (type === oneEvent) return [eventTold(readPayload(arrived.body))];
    if (type === 'application/cloudevents-batch+json') {
      const batch = readPayload(arrived.body);
      if (!Array.isArray(batch)) throw refuseField('body', 'wrong-type');
      return batchTold(batch);
    }
    if (type.startsWith('application/cloudevents')) {
      throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }]);
    }
    if (isStructured(arrived, type)) return eventsIn(arrived.body);
    return [eventTold(binaryEvent(arrived, type))];
  },
  bodyTypes: ['application/json', oneEvent, 'application/cloudevents-batch+json'],
  mostBytes: 'as-any-body',
  storedHeaders: ['ce-*'],
  pastedHeaders: {},
  zoneless: 'local',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: false,
  isSecret: isLongSecret,
  makesSecret: plainSecret,
  handshake: abuseProtection,
  api: 'none',
  answeredTo: 'a-program',
  acceptedStatus: 202,
  refusedStatus: 401,
  overloadStatus: 429,
  unreadableType: 'told-415',
};

const batchTold = (batch: readonly unknown[]): Read[] =>
  batch.flatMap((event: unknown) =>
    orAlone(() => [eventTold(event)], { content: event, mediaType: oneEvent }),
  );

/** Some senders put events into the body and call it plain JSON: binary mode would name each in the headers. */
const isStructured = ({ headers }: Arrived, type: string): boolean =>
  type === 'application/json' && !Object.keys(headers).some((name) => name.startsWith('ce-'));

const eventsIn = (body: Uint8Array): Read[] => {
  const said = readPayload(body);
  return Array.isArray(said) ? batchTold(said) : [eventTold(said)];
};

const eventTold = (event: unknown): ReadItem => {
  const parsed = z.safeParse(eventShape, asObject(event));
  if (!parsed.success) {
    throw refuseField(parsed.error.issues[0]?.path.map(String).join('.') || 'body', 'malformed');
  }
  const { data_base64: encoded, ...attributes } = parsed.data;
  const data =
    encoded === undefined
      ? attributes.data
      : dataOf(Buffer.from(encoded, 'base64'), attributes.datacontenttype ?? 'application/json');
  const { source, id } = attributes;
  return {
    deliveryId: idOfContent(JSON.stringify([source, id])),
    payload: { ...attributes, ...(data !== undefined && { data }) },
  };
};

/** Binary mode: attributes are `ce-` headers, percent-encoded; the body is the data in its own type. */
const binaryEvent = ({ headers, body }: Arrived, type: string): Record<string, unknown> => {
  const attributes = Object.entries(headers).flatMap(([name, values]) => {
    if (!name.startsWith('ce-')) return [];
    if (values.length > 1) throw refuseField(name, 'repeated');
    return [[name.slice(3), unescaped(values[0] ?? '')] as const];
  });
  return {
    ...Object.fromEntries(attributes),
    ...(type !== '' && { datacontenttype: type }),
    ...(body.length > 0 && { data: dataOf(body, type) }),
  };
};

const dataOf = (bytes: Uint8Array, type: string): unknown => {
  if (/^[^;]*[/+]json\b/i.test(type)) return readPayload(bytes);
  return Buffer.from(bytes).toString('utf8');
};

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
