import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { relayedShape, type relayReport } from './relay-reports.ts';

/** Publishes every new row of the Reports table, at least once; changes of existing rows are not published. */
export const relayStream = (relay: ReturnType<typeof relayReport>) =>
  streamHandler('relayReports', async ({ kind, after }) => {
    if (kind === 'INSERT') await relay(z.parse(relayedShape, after));
  });
