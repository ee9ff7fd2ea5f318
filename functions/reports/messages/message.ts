import * as z from 'zod/mini';
import { tidyText } from '../../../shared/safe-text.ts';

/** Who wrote: the reporter, or somebody of the satgas, who is never named to the reporter. */
export type From = 'reporter' | 'officer';

/** A message between a reporter and the satgas, as it is stored; `messageId` sorts by time. */
export const messageShape = z.object({
  reportKey: z.string(),
  /** `<milliseconds, 13 digits>-<id>`. */
  messageId: z.string(),
  from: z.enum(['reporter', 'officer']),
  text: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Seconds since the epoch: as long as the report. */
  expiresAt: z.number(),
});
export type Message = z.infer<typeof messageShape>;

/** When each side last looked into the box, milliseconds since the epoch. */
export const boxShape = z.object({
  reporterLookedAt: z.optional(z.number()),
  officerLookedAt: z.optional(z.number()),
  /** When each side last wrote; a box of before has only how often. */
  reporterAt: z.optional(z.number()),
  officerAt: z.optional(z.number()),
  reporterCount: z.optional(z.number()),
});
export type Box = z.infer<typeof boxShape>;

/** Whether the reporter wrote and nobody of the satgas has looked or answered since. */
export const isWaiting = (box: Box): boolean => {
  const { reporterAt, reporterCount = 0, officerLookedAt = 0, officerAt = 0 } = box;
  const seenAt = Math.max(officerLookedAt, officerAt);
  return reporterAt === undefined ? reporterCount > 0 && seenAt === 0 : reporterAt > seenAt;
};

/** The most messages one side may leave in one report's box. */
export const mostMessages = 50;

/** The most characters of one message. */
export const longestMessage = 2000;

/** The text of a message: something a person can see, at most 2,000 characters. */
export const messageText = z.string().check(
  z.maxLength(longestMessage),
  z.refine((text) => tidyText(text) !== '', 'required'),
);

/** The key of a message: sorts by the time it was written. */
export const messageIdOf = (at: number, id: string): string =>
  `${String(at).padStart(13, '0')}-${id}`;

/** What the other side has not seen yet: messages since it last looked (ms). */
export const isUnread = (message: Message, lookedAt: number | undefined): boolean =>
  message.at > (lookedAt ?? 0);
