import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { caseShape } from './case.ts';
import { handOverRowShape } from './hand-over-row.ts';
import type { relayCase } from './relay-cases.ts';
import { questionOf, type relayUnread } from './relay-unread.ts';

/**
 * Publishes changes of cases, and what of Bawaslu's questions waits or was seen, at least once; entries of their
 * histories, and new cases, are not published.
 */
export const relayCasesStream = (
  relay: ReturnType<typeof relayCase>,
  unread: ReturnType<typeof relayUnread>,
) =>
  streamHandler('relayCases', async ({ kind, before, after }) => {
    const row = z.safeParse(handOverRowShape, after);
    if (row.success) return unread(questionOf(row.data));
    const was = z.safeParse(caseShape, before);
    if (kind === 'MODIFY' && was.success) await relay(was.data, z.parse(caseShape, after));
  });
