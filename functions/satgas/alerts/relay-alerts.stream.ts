import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { alertShape } from './alert.ts';
import { isLeadRow } from './clusters.ts';
import type { relayAlert } from './relay-alerts.ts';

const rowOf = z.object({ region: z.string() });

/** Every change of an alert, in the order it was made; a row that says which alert leads is none. */
export const relayAlertsStream = (relay: ReturnType<typeof relayAlert>) =>
  streamHandler('relayAlerts', async ({ kind, before, after }) => {
    if (kind === 'REMOVE' || isLeadRow(z.parse(rowOf, after).region)) return;
    await relay(z.safeParse(alertShape, before).data, z.parse(alertShape, after));
  });
