import * as z from 'zod/mini';
import { both } from '../../../shared/each-of.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { messageShape } from '../messages/message.ts';
import { boxRowShape, leftByReporter, seenInBox, type relayUnread } from './relay-unread.ts';
import type { resumeCase } from './resume-case.ts';

const byReporter = z.extend(messageShape, { from: z.literal('reporter') });

/**
 * New rows of the Messages table that a reporter wrote, and boxes that somebody of the satgas looked into; marks and the
 * satgas's own words are not for here.
 */
export const resumeCaseStream = (
  resume: ReturnType<typeof resumeCase>,
  unread: ReturnType<typeof relayUnread>,
) =>
  streamHandler('resumeCase', async ({ kind, after }) => {
    const box = z.safeParse(boxRowShape, after);
    if (kind !== 'REMOVE' && box.success) return unread(seenInBox(box.data));
    const message = z.safeParse(byReporter, after);
    if (kind !== 'INSERT' || !message.success) return;
    const { data } = message;
    await both(
      () => resume(data),
      () => unread(leftByReporter(data)),
    );
  });
