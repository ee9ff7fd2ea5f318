import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { carryOut } from './carry-out.ts';

/** What both a decision and a run name. */
const namedShape = z.object({ voidingId: z.string() });

/** Begins when a voiding is agreed on, and goes on each time it has saved how far it came. */
export const carryOutStream = (carry: ReturnType<typeof carryOut>) =>
  streamHandler('carryOutVoiding', async ({ kind, after }) => {
    if (kind !== 'REMOVE') await carry(z.parse(namedShape, after).voidingId);
  });
