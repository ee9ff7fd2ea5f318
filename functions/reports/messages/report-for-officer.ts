import type { Guard } from '../../../shared/operation/guard.ts';
import { officerFor, unknownCase, type ClearedOfficer, type Desk } from '../case-access.ts';
import type { TrackedReport } from './tracked-report.ts';

export type FindReport = (reportKey: string) => Promise<TrackedReport | undefined>;

/** What somebody of the satgas does with a report: which one, and who does it. */
export type OfficerReport = ClearedOfficer & { report: TrackedReport; reportKey: string };

/** What it takes to find a report for somebody of the satgas. */
export type ReportDesk = Desk & { findReport: FindReport };

type Call = { guard: Guard; path: { caseKey: string } };

/** The report of a case, for somebody of the satgas who may meet its reporter; throws Refusal. */
export const reportForOfficer = async (
  desk: ReportDesk,
  { guard, path: { caseKey } }: Call,
): Promise<OfficerReport> => {
  const report = await desk.findReport(caseKey);
  if (!report) throw unknownCase();
  return { report, reportKey: caseKey, ...(await officerFor(desk, guard, { ...report, caseKey })) };
};
