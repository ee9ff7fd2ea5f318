import type { ReportReceived } from '../../../events/report-received.ts';
import type { StoredReport } from './report-store.ts';

/** What the rest of the suite may know of a stored report. */
export type RelayedReport = Pick<
  StoredReport,
  | 'reportKey'
  | 'caseNumber'
  | 'region'
  | 'lane'
  | 'conduct'
  | 'severity'
  | 'accusedUnitCode'
  | 'barring'
  | 'alike'
  | 'heldUntil'
  | 'receivedAt'
>;

type Needs = { publish: (event: ReportReceived) => Promise<void> };

/** Publishes that a report was received. Publishing twice is harmless: the event's id is the report's own key. */
export const relayReport =
  ({ publish }: Needs) =>
  (report: RelayedReport): Promise<void> => {
    const { accusedUnitCode, barring, alike, heldUntil, ...data } = report;
    return publish({
      specversion: '1.0',
      type: 'report.received',
      id: report.reportKey,
      source: 'netral/reports',
      subject: `${report.region}/${report.caseNumber}`,
      time: new Date(report.receivedAt).toISOString(),
      data: {
        ...data,
        ...(accusedUnitCode !== undefined && { accusedUnit: accusedUnitCode }),
        ...(barring && { barring }),
        ...(alike !== undefined && { alike }),
        ...(heldUntil !== undefined && { heldUntil }),
      },
    });
  };
