import * as z from 'zod/mini';

/**
 * Somebody took an alert, gave it away, or ended it. Ids, region and times: nothing about the people in the report.
 * CloudEvents 1.0.
 */
export const alertChanged = z.object({
  specversion: z.literal('1.0'),
  type: z.literal('alert.changed'),
  /** Of the alert and its version. */
  id: z.string().check(z.minLength(1)),
  source: z.literal('netral/satgas'),
  subject: z.string(),
  time: z.iso.datetime(),
  data: z.object({
    alertId: z.string(),
    region: z.string(),
    /** The key of its report. */
    caseKey: z.string().check(z.minLength(12)),
    /** Ids of the officers who have it; nobody's once it is dealt with. */
    takers: z.array(z.string()),
    /** When it was taken last, milliseconds since the epoch. */
    takenAt: z.int(),
    /** Orders the changes of one alert. */
    version: z.int(),
  }),
});

export type AlertChanged = z.infer<typeof alertChanged>;
