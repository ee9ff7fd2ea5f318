import * as z from 'zod/mini';
import { recipientOf } from '../officers/officer.ts';

/** Messages one digest tells of, at most. */
export const mostInDigest = 400;
/** Messages that are bundled together: a transaction takes a hundred writes, and one is the digest's. */
export const mostBundled = 99;

/** A message a digest tells of: officer and channel are the digest's. */
const heldShape = z.object({
  alertRegion: z.string(),
  alertId: z.string(),
  step: z.number(),
  at: z.number(),
});

/** One message to one officer by one channel, and what became of it. Holds no address and no text. */
export const deliveryShape = z.object({
  /** Where the officer belongs, and who they are there. */
  region: z.string(),
  officerId: z.string(),
  channel: z.enum(['sms', 'email']),
  /**
   * What it is, where it is not the message of one alert: a digest of several, or an announcement (then the next two are
   * its scope and its id).
   */
  about: z.optional(z.enum(['digest', 'announcement'])),
  alertRegion: z.string(),
  alertId: z.string(),
  step: z.number(),
  severity: z.number(),
  /** The messages a digest tells of. */
  holds: z.optional(z.array(heldShape).check(z.maxLength(mostInDigest))),
  /** The item of the digest that tells of this message; what became of it is there. */
  digest: z.optional(z.string()),
  /** When the step began, milliseconds since the epoch. */
  at: z.number(),
  /** Accepted by the messaging service is not delivered: only a carrier's receipt says that. */
  state: z.enum(['queued', 'held', 'accepted', 'delivered', 'failed', 'bundled', 'not-needed']),
  reason: z.optional(z.string()),
  sendAt: z.optional(z.number()),
  messageId: z.optional(z.string()),
  /** What was set aside for it, once for all tries, in millionths of a US dollar. */
  costMicroUsd: z.optional(z.number()),
  /** When it was, where that is known: milliseconds since the epoch. */
  paidAt: z.optional(z.number()),
  /** Tries that were begun, and may have arrived. */
  attempts: z._default(z.number(), 0),
});
export type Delivery = z.infer<typeof deliveryShape>;

export type DeliveryKey = Pick<
  Delivery,
  'region' | 'officerId' | 'channel' | 'alertId' | 'step' | 'at'
>;

/** A message is tried so often where a try may have arrived although nobody said so. */
export const mostTries = 2;

/** A message by the key of its row: all that topics, queues and their dead letters hold of it. */
export const messageKeyShape = z.object({ recipient: z.string(), item: z.string() });
export type MessageKey = z.infer<typeof messageKeyShape>;

export const keptSeconds = 400 * 86_400;

/** Leads from the id the messaging service gave a message to the message. */
export const pointerShape = z.object({
  of: z.object({ recipient: z.string(), item: z.string() }),
});

/** A message as it is stored: an officer's messages are in the order of their steps. */
export const rowOf = <Stored extends DeliveryKey>(delivery: Stored) => ({
  ...delivery,
  recipient: recipientOf(delivery),
  item: [momentOf(delivery.at), delivery.alertId, String(delivery.step), delivery.channel].join(
    '#',
  ),
  expiresAt: Math.floor(delivery.at / 1000) + keptSeconds,
});

/** Where a message is stored, in one word. */
export const idOfDelivery = (delivery: DeliveryKey): string => {
  const { recipient, item } = rowOf(delivery);
  return `${recipient} ${item}`;
};

/** What every message of this moment (milliseconds) and later comes after. */
export const momentOf = (at: number): string => String(at).padStart(13, '0');

/** Where the message is found to which the messaging service gave an id. */
export const pointerTo = (messageId: string) => ({ recipient: `message#${messageId}`, item: '-' });
