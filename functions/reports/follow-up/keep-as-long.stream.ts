import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { raisedId } from './change-report.ts';
import type { keepAsLong } from './keep-as-long.ts';

const raisedShape = z.object({
  reportKey: z.string(),
  messageId: z.literal(raisedId),
  expiresAt: z.number(),
});

/** Handles the record of the Messages table that marks a raised lead; all other records are ignored. */
export const keepAsLongStream = (keep: ReturnType<typeof keepAsLong>) =>
  streamHandler('keepAsLong', async ({ after }) => {
    const raised = z.safeParse(raisedShape, after);
    if (raised.success) await keep(raised.data);
  });
