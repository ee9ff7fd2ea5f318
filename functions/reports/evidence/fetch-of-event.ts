import * as z from 'zod/mini';
import { reportReceived } from '../../../events/report-received.ts';
import { reportsSwept } from '../../../events/reports-swept.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Try } from '../../../shared/queue/queue-handler.ts';

const reportsEvent = z.discriminatedUnion('type', [reportReceived, reportsSwept]);

/** The reports an event tells of: the one that was received, or those of a sweep, whose own event may have been lost. */
const reportsIn = (event: z.infer<typeof reportsEvent>): string[] =>
  event.type === 'report.received'
    ? [event.data.reportKey]
    : event.data.reports.map(({ reportKey }) => reportKey);

/**
 * Fetches what the reports of an event link to, and of a sweep what nobody has fetched yet. A report that fails holds no
 * other back: its fault is thrown when all are done, so that the queue delivers again.
 */
export const fetchOfEvent =
  (fetch: (reportKey: string, attempt: Try) => Promise<void>) =>
  async (body: unknown, attempt: Try): Promise<void> => {
    const reports = reportsIn(reportsEvent.parse(body));
    await eachOf(reports, { atOnce: 4 }, (reportKey) => fetch(reportKey, attempt));
  };
