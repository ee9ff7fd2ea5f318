import * as z from 'zod/mini';
import { barringShape } from '../../../events/barring.ts';
import { unreadKinds } from '../../../events/case-message-left.ts';
import { recipientOf } from '../officers/officer.ts';
import { channels } from '../policy.ts';

/** The end of a case, as far as its message needs it: by what it is found, and who may not know of it. */
export const endingShape = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  accusedUnit: z.optional(z.string()),
  barring: barringShape,
});

/** Ends whose codes stand in one message, at most. */
export const mostEndingsListed = 20;

/** What a digest of ends says: those listed, how many they are in all, and whether there were more. */
const endingsShape = z.object({
  listed: z
    .array(z.extend(endingShape, { region: z.string() }))
    .check(z.maxLength(mostEndingsListed)),
  count: z.int(),
  isMore: z.boolean(),
});
export type Endings = z.infer<typeof endingsShape>;

/** What waits unread at a case since when, as far as its message needs it: never what was written. */
export const unreadShape = z.extend(endingShape, {
  kind: z.enum(unreadKinds),
  /** When the last of it was written, milliseconds since the epoch. */
  leftAt: z.number(),
});
export type UnreadAt = z.infer<typeof unreadShape>;

/** Cases whose codes stand in one message, at most. */
export const mostUnreadListed = 20;

/** What a digest of what waits unread says: of the cases that are listed, how many they are in all, and whether there were more. */
const unreadsShape = z.object({
  listed: z
    .array(z.extend(unreadShape, { region: z.string() }))
    .check(z.maxLength(mostUnreadListed * unreadKinds.length)),
  count: z.int(),
  isMore: z.boolean(),
});
export type Unreads = z.infer<typeof unreadsShape>;

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
  channel: z.enum(channels),
  /**
   * What it is, where it is not the message of one alert: a digest of several, an announcement (then the next two are its
   * scope and its id), a digest of ends of cases, or one of what waits unread at cases.
   */
  about: z.optional(z.enum(['digest', 'announcement', 'endings', 'unread'])),
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
  /** What its carrier charged for all tries, and in how many parts, as far as receipts came. */
  priceMicroUsd: z.optional(z.number()),
  parts: z.optional(z.number()),
  /** Ids of the tries whose price is in it. */
  pricedTries: z.optional(z.array(z.string())),
  /** What a digest of ends says. */
  endings: z.optional(endingsShape),
  /** The end of a case by one person that it tells of, in place of an alert. */
  ending: z.optional(endingShape),
  /** What a digest of what waits unread says. */
  unreads: z.optional(unreadsShape),
  /** What waits unread at a case, in place of an alert. */
  unread: z.optional(unreadShape),
  /** Tries that were begun, and may have arrived. */
  attempts: z._default(z.number(), 0),
});
export type Delivery = z.infer<typeof deliveryShape>;

export type DeliveryKey = Pick<
  Delivery,
  'region' | 'officerId' | 'channel' | 'alertId' | 'step' | 'at' | 'ending' | 'unread'
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
  // Apart from alerts: however many cases somebody ends, nothing that asks what an officer was sent reads more.
  recipient: apart(delivery) + recipientOf(delivery),
  item: [momentOf(delivery.at), delivery.alertId, String(delivery.step), delivery.channel].join(
    '#',
  ),
  expiresAt: Math.floor(delivery.at / 1000) + keptSeconds,
});

const apart = ({ ending, unread }: Pick<DeliveryKey, 'ending' | 'unread'>): string => {
  if (unread) return 'unread#';
  return ending ? 'endings#' : '';
};

/** Under what messages of a region's officers that tell of ends wait: apart from what waits about alerts. */
export const endingsOf = (region: string): string => `${region}#endings`;

/** The same, of what waits unread at cases. */
export const unreadOf = (region: string): string => `${region}#unread`;

/** Under what a message waits, for its digest or for its service. */
export const waitsUnder = (row: Pick<Delivery, 'region' | 'ending' | 'unread'>): string => {
  if (row.unread) return unreadOf(row.region);
  return row.ending ? endingsOf(row.region) : row.region;
};

/** Where a message is stored, in one word. */
export const idOfDelivery = (delivery: DeliveryKey): string => {
  const { recipient, item } = rowOf(delivery);
  return `${recipient} ${item}`;
};

/** What every message of this moment (milliseconds) and later comes after. */
export const momentOf = (at: number): string => String(at).padStart(13, '0');

/** Where the message is found to which the messaging service gave an id. */
export const pointerTo = (messageId: string) => ({ recipient: `message#${messageId}`, item: '-' });
