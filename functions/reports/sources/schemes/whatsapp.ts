import * as z from 'zod/mini';
import { refuseField } from '../../../../shared/refusal.ts';
import { isOneOf } from '../../signatures/shared-secret.ts';
import type { Source, SourceApi } from '../source.ts';
import { orAlone, readPayload } from './payload.ts';
import { isLongSecret, verifyHmacHeader } from './proof.ts';
import { messageDraft, tellsNothing } from './whatsapp-message.ts';
import type { Handshake, Read, Scheme, ReadItem } from './scheme.ts';
import type { AskProvider } from '../providers/ask-provider.ts';
import { ProviderFailure, type Provider } from '../providers/provider.ts';

const idShape = z.string().check(z.minLength(1), z.maxLength(256));
const mediaShape = z.looseObject({ id: z.optional(z.string()) });
const messageShape = z.looseObject({
  id: idShape,
  type: z.optional(z.string()),
  image: z.optional(mediaShape),
  video: z.optional(mediaShape),
  audio: z.optional(mediaShape),
  document: z.optional(mediaShape),
  interactive: z.optional(
    z.looseObject({ nfm_reply: z.optional(z.looseObject({ response_json: z.unknown() })) }),
  ),
});
type Message = z.infer<typeof messageShape>;
const editShape = z.object({
  original_message_id: idShape,
  message: z.omit(messageShape, { id: true }),
});
const valueShape = z.looseObject({
  metadata: z.optional(z.looseObject({ phone_number_id: z.optional(z.string()) })),
  contacts: z.optional(z.unknown()),
  messages: z.optional(z.array(z.unknown())),
});
const entryShape = z.looseObject({ changes: z.array(z.unknown()) });
const changeShape = z.looseObject({ field: z.optional(z.string()), value: z.unknown() });
const deliveryShape = z.looseObject({ entry: z.array(z.unknown()) });

const signatureHeader = 'x-hub-signature-256';

/** Meta's handshake before a webhook is registered; unsigned: only the verify token speaks for it. */
const registration: Handshake = {
  by: 'GET',
  docs: 'With `hub.mode=subscribe` and the verify token of a WhatsApp source, `hub.challenge` comes back as plain text; anything else is 403.',
  parameters: ['hub.mode', 'hub.verify_token', 'hub.challenge'],
  confirm: (query, { verifyToken }) => {
    const token = query['hub.verify_token'] ?? '';
    if (query['hub.mode'] !== 'subscribe' || !verifyToken || !isOneOf(token, [verifyToken]))
      return undefined;
    const challenge = query['hub.challenge'] ?? '';
    if (!/^[\x21-\x7e]{1,200}$/.test(challenge)) throw refuseField('hub.challenge', 'malformed');
    return challenge;
  },
};

/**
 * WhatsApp Cloud API: `X-Hub-Signature-256: sha256=<hex>` under the app secret, over the raw bytes (Meta signs
 * them already escaped). One POST holds many messages, in any order and for several numbers; each is told by
 * itself under its wamid. Statuses tell nothing. Anything but 200 is sent again for days.
 */
export const whatsapp: Scheme = {
  docs: { senders: 'WhatsApp', note: 'batches' },
  verify: (arrived, source) =>
    verifyHmacHeader(arrived, source, {
      header: signatureHeader,
      form: /^sha256=([0-9a-f]{64})$/,
      encoding: 'hex',
    }),
  read: ({ body }, source) => {
    const delivery = z.safeParse(deliveryShape, readPayload(body));
    if (!delivery.success) throw refuseField('entry', 'malformed');
    return delivery.data.entry.flatMap((entry) => alone([entry], () => entryTold(entry, source)));
  },
  bodyTypes: ['application/json'],
  // A batch that is refused would hold back every message of its number for days.
  mostBytes: 3 * 1024 * 1024,
  storedHeaders: [signatureHeader],
  pastedHeaders: {},
  zoneless: 'local',
  drafts: messageDraft,
  otherContent: 'suspicious',
  namesHeader: false,
  isSecret: isLongSecret,
  makesSecret: 'from-the-provider',
  handshake: registration,
  api: { isNeeded: false, provider: (ask, api) => whatsappApi(ask, api) },
  answeredTo: 'a-program',
  acceptedStatus: 200,
  refusedStatus: 403,
  overloadStatus: 503,
  unreadableType: 'accepted',
};

/** Meta may invent another kind of entry, change or message tomorrow: what cannot be read is set aside, and nothing with it. */
const alone = (entry: unknown[], read: () => Read[]): Read[] =>
  orAlone(read, {
    content: { object: 'whatsapp_business_account', entry },
    mediaType: 'application/json',
  });

const inOneEntry = (change: unknown) => [{ changes: [change] }];

const entryTold = (entry: unknown, source: Source): Read[] => {
  const parsed = z.safeParse(entryShape, entry);
  if (!parsed.success) throw refuseField('entry', 'malformed');
  return parsed.data.changes.flatMap((change) =>
    alone(inOneEntry(change), () => changeTold(change, source)),
  );
};

const changeTold = (change: unknown, source: Source): Read[] => {
  const parsed = z.safeParse(changeShape, change);
  if (!parsed.success) throw refuseField('changes', 'malformed');
  return parsed.data.field === 'messages' ? messagesOf(parsed.data.value, source) : [];
};

const messagesOf = (said: unknown, source: Source): Read[] => {
  const parsed = z.safeParse(valueShape, said);
  if (!parsed.success) throw refuseField('messages', 'malformed');
  const { messages = [], metadata, contacts } = parsed.data;
  const about = { metadata, contacts };
  return messages.flatMap((message) => {
    const change = { field: 'messages', value: { ...about, messages: [message] } };
    return alone(inOneEntry(change), () => messageTold(message, about, source));
  });
};

type About = Pick<z.infer<typeof valueShape>, 'metadata' | 'contacts'>;

const messageTold = (said: unknown, { metadata, contacts }: About, source: Source): ReadItem[] => {
  const parsed = z.safeParse(messageShape, said);
  if (!parsed.success) throw refuseField('messages', 'malformed');
  const { message, isEdit } = asEdited(parsed.data);
  if (tellsNothing(message, source)) return [];
  const number = metadata?.phone_number_id;
  // A fixed region holds for one number; what came for another must not end up there.
  const otherNumber = source.api && source.region !== undefined && number !== source.api.formId;
  return [
    {
      deliveryId: message.id,
      payload: { message, metadata, contacts, flow: flowAnswers(message) },
      ...media(message),
      ...(otherNumber && { aside: 'other-number' }),
      ...(isEdit && { isEdit }),
    },
  ];
};

/** Somebody wrote a message anew: the same message in other words, under the id it was first sent by. */
const asEdited = (message: Message): { message: Message; isEdit?: true } => {
  const edited = message.type === 'edit' && z.safeParse(editShape, message['edit']);
  if (!edited) return { message };
  if (!edited.success) throw refuseField('messages', 'malformed');
  const { original_message_id: id, message: written } = edited.data;
  return { message: { ...message, edit: undefined, ...written, id }, isEdit: true };
};

const media = ({ image, video, audio, document }: Message): { media?: string[] } => {
  const ids = [image, video, audio, document].flatMap((one) => (one?.id ? [one.id] : []));
  return ids.length > 0 ? { media: ids } : {};
};

/** A WhatsApp Flow (a form inside the chat) answers as JSON inside a text. */
const flowAnswers = ({ interactive }: Message): unknown => {
  const json = interactive?.nfm_reply?.response_json;
  if (typeof json !== 'string') return undefined;
  try {
    return readPayload(Buffer.from(json));
  } catch {
    return undefined;
  }
};

const fetchedMedia = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  sha256: z.optional(z.string()),
});

/**
 * WhatsApp's Cloud API: messages can neither be listed nor read again, only media fetched. GET /{media-id} under a
 * bearer token tells an address that lives five minutes and opens with the same token.
 */
const whatsappApi = (ask: AskProvider, api: SourceApi): Provider => {
  const headers = { authorization: `Bearer ${api.token}` };
  return {
    mediaRequest: async (link) => {
      const id = /^media:(\d{1,40})$/.exec(link)?.[1];
      // Anything else was written by a person: the token must not go there.
      if (id === undefined) return { url: link, headers: {} };
      const url = new URL(`${api.baseUrl}/${id}`);
      url.searchParams.set('phone_number_id', api.formId);
      const media = await ask({ url, headers, shape: fetchedMedia });
      if (!media) throw new ProviderFailure('unexpected-answer');
      const { sha256 } = media;
      return { url: media.url, headers, ...(sha256 && { sha256: hexOf(sha256) }) };
    },
  };
};

/** Meta tells the hash in hex here, in base64 elsewhere. */
const hexOf = (hash: string): string =>
  /^[0-9a-f]{64}$/i.test(hash) ? hash.toLowerCase() : Buffer.from(hash, 'base64').toString('hex');
