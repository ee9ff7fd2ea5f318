import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { caseShape } from './case.ts';
import type { relayCase } from './relay-cases.ts';

/** Publishes changes of cases, at least once; entries of their histories, and new cases, are not published. */
export const relayCasesStream = (relay: ReturnType<typeof relayCase>) =>
  streamHandler('relayCases', async ({ kind, before, after }) => {
    const was = z.safeParse(caseShape, before);
    if (kind === 'MODIFY' && was.success) await relay(was.data, z.parse(caseShape, after));
  });
