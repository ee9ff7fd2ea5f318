import * as z from 'zod/mini';
import { barringShape } from '../../../events/barring.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { relayReport } from './relay-reports.ts';

const relayedShape = z.object({
  reportKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane: z.enum(['lead', 'named']),
  conduct: z.string(),
  severity: z.number(),
  accusedUnitCode: z.optional(z.string()),
  barring: z.optional(barringShape),
  alike: z.optional(storedHash),
  heldUntil: z.optional(z.number()),
  receivedAt: z.number(),
});

/** Publishes every new row of the Reports table, at least once; changes of existing rows are not published. */
export const relayStream = (relay: ReturnType<typeof relayReport>) =>
  streamHandler('relayReports', async ({ kind, after }) => {
    if (kind === 'INSERT') await relay(z.parse(relayedShape, after));
  });
