import { showReport, type ReportView } from './report-view.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';

const madeUp: TrackedReport = {
  caseNumber: 'LP-000000',
  region: '18.09',
  lane: 'lead',
  receivedAt: 0,
  expiresAt: 0,
};

/** A report that does not exist, for the work a wrong code must cost too; it is never sent. */
export const decoyReport = (): ReportView =>
  showReport(madeUp, {
    readAt: 0,
    report: madeUp,
    caseItems: [],
    messages: [],
    box: undefined,
    evidence: [],
    identityAccess: [],
    readings: [],
  });
