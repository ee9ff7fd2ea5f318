import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { bindTickets } from './bind-tickets.ts';

/** What both uses of tickets and a void name. */
const codeShape = z.object({ ceremonyId: z.string(), code: z.int() });

/** Binds the tickets of a code whenever some were used, or the code was voided. */
export const bindTicketsStream = (bind: ReturnType<typeof bindTickets>) =>
  streamHandler('bindTickets', async ({ kind, after }) => {
    if (kind !== 'REMOVE') await bind(z.parse(codeShape, after));
  });
