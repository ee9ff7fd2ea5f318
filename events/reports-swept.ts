import * as z from 'zod/mini';
import { reportReceived } from './report-received.ts';

/**
 * Reports that are a quarter of an hour old or more and have no closed case, sent once more, some at a time: whoever
 * made nothing of one makes it now, under the same keys as before. Nothing about the people in them. CloudEvents 1.0.
 */
export const reportsSwept = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('reports.swept'),
  /** Of the moment and the first report. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/reports'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    sweptAt: z.int(),
    reports: z.array(reportReceived.shape.data).check(z.minLength(1), z.maxLength(100)),
  }),
});

export type ReportsSwept = z.infer<typeof reportsSwept>;
