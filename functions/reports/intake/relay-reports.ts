import * as z from 'zod/mini';
import { finderShape, laneShape } from '../../../events/lane.ts';
import { barringShape } from '../../../events/barring.ts';
import type { ReportReceived } from '../../../events/report-received.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';

/** What the rest of the suite may know of a stored report. */
export const relayedShape = z.object({
  reportKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane: laneShape,
  conduct: z.string(),
  severity: z.number(),
  accusedUnitCode: z.optional(z.string()),
  barring: z.optional(barringShape),
  alike: z.optional(storedHash),
  heldUntil: z.optional(z.number()),
  finder: z.optional(finderShape),
  receivedAt: z.number(),
});

export type RelayedReport = z.infer<typeof relayedShape>;

type Needs = { publish: (event: ReportReceived) => Promise<void> };

/** Publishes that a report was received. Publishing twice is harmless: the event's id is the report's own key. */
export const relayReport =
  ({ publish }: Needs) =>
  (report: RelayedReport): Promise<void> =>
    publish({
      specversion: '1.0',
      type: 'report.received',
      id: report.reportKey,
      source: 'netral/reports',
      subject: `${report.region}/${report.caseNumber}`,
      time: new Date(report.receivedAt).toISOString(),
      data: saidOf(report),
    });

/** What an event says of a report. */
export const saidOf = (report: RelayedReport): ReportReceived['data'] => {
  const { accusedUnitCode, barring, alike, heldUntil, finder, ...data } = report;
  return {
    ...data,
    ...(accusedUnitCode !== undefined && { accusedUnit: accusedUnitCode }),
    ...(barring && { barring }),
    ...(alike !== undefined && { alike }),
    ...(heldUntil !== undefined && { heldUntil }),
    ...(finder && { finder }),
  };
};
