import * as z from 'zod/mini';
import { refuseField } from '../../../../shared/refusal.ts';
import type { Source } from '../source.ts';
import { readPayload } from './payload.ts';
import { verifyHmacHeader } from './proof.ts';
import type { Scheme, Told } from './scheme.ts';

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
const valueShape = z.looseObject({
  metadata: z.optional(z.looseObject({ phone_number_id: z.optional(z.string()) })),
  contacts: z.optional(z.unknown()),
  messages: z.optional(z.array(messageShape)),
});
const deliveryShape = z.looseObject({
  entry: z.array(
    z.looseObject({
      changes: z.array(z.looseObject({ field: z.optional(z.string()), value: z.unknown() })),
    }),
  ),
});

/**
 * WhatsApp Cloud API: `X-Hub-Signature-256: sha256=<hex>` under the app secret, over the raw bytes (Meta signs
 * them already escaped). One POST holds many messages, in any order and for several numbers; each is told by
 * itself under its wamid. Statuses tell nothing. Anything but 200 is sent again for days.
 */
export const whatsapp: Scheme = {
  verify: (arrived, source) =>
    verifyHmacHeader(arrived, source, {
      header: 'x-hub-signature-256',
      form: /^sha256=([0-9a-f]{64})$/,
      encoding: 'hex',
    }),
  read: ({ body }, source) => {
    const delivery = z.safeParse(deliveryShape, readPayload(body));
    if (!delivery.success) throw refuseField('entry', 'malformed');
    return delivery.data.entry
      .flatMap(({ changes }) => changes)
      .filter(({ field }) => field === 'messages')
      .flatMap(({ value }) => messagesOf(value, source));
  },
  acceptedStatus: 200,
  refusedStatus: 403,
  overloadStatus: 503,
  // A batch that is refused would hold back every message of its number for days.
  maxBytes: 3 * 1024 * 1024,
};

const messagesOf = (change: unknown, source: Source): Told[] => {
  const value = z.safeParse(valueShape, change);
  if (!value.success) throw refuseField('messages', 'malformed');
  const { metadata, contacts, messages = [] } = value.data;
  const number = metadata?.phone_number_id;
  // A fixed region holds for one number; what came for another must not end up there.
  const otherNumber = source.api && source.region !== undefined && number !== source.api.formId;
  return messages.map((message) => ({
    deliveryId: message.id,
    payload: { message, metadata, contacts, flow: flowAnswers(message) },
    ...media(message),
    ...(otherNumber && { aside: 'other-number' }),
  }));
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
