import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { deliveryShape } from './delivery.ts';
import type { relayMessage } from './relay-messages.ts';

const plannedShape = z.object({ state: z.literal('queued') });

/** Relays every new message that is to be sent; other rows of the table, and changes, wake nobody's queue. */
export const relayMessagesStream = (relay: ReturnType<typeof relayMessage>) =>
  streamHandler('relayMessages', async ({ kind, after }) => {
    if (kind === 'INSERT' && z.safeParse(plannedShape, after).success)
      await relay(z.parse(deliveryShape, after));
  });
