import type { ReportReceived } from '../../../events/report-received.ts';
import type { KeptReport } from './report-store.ts';

/** What of a kept report the rest of the suite may know. */
export type RelayedReport = Pick<
  KeptReport,
  | 'reportKey'
  | 'caseNumber'
  | 'region'
  | 'lane'
  | 'conduct'
  | 'severity'
  | 'accusedUnitCode'
  | 'barring'
  | 'receivedAt'
>;

type Needs = { publish: (event: ReportReceived) => Promise<void> };

/** Tells the suite that a report came in; telling twice is harmless, its id is the report's own key. */
export const relayReport =
  ({ publish }: Needs) =>
  (report: RelayedReport): Promise<void> => {
    const { accusedUnitCode, barring, ...data } = report;
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
      },
    });
  };
