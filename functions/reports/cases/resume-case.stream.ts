import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { messageShape } from '../messages/message.ts';
import type { resumeCase } from './resume-case.ts';

const byReporter = z.extend(messageShape, { from: z.literal('reporter') });

/** New rows of the Messages table that a reporter wrote; marks, boxes and the satgas's own words are not for here. */
export const resumeCaseStream = (resume: ReturnType<typeof resumeCase>) =>
  streamHandler('resumeCase', async ({ kind, after }) => {
    const message = z.safeParse(byReporter, after);
    if (kind === 'INSERT' && message.success) await resume(message.data);
  });
