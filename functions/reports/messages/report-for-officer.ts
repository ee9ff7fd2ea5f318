import type { Person } from '../../../shared/http/request.ts';
import type { Guard } from '../../../shared/operation/guard.ts';
import { officerFor, unknownCase } from '../case-access.ts';
import type { TrackedReport } from './tracked-report.ts';

export type FindReport = (reportKey: string) => Promise<TrackedReport | undefined>;

/** What somebody of the satgas does with a report: which one, and who does it. */
export type OfficerReport = { report: TrackedReport; reportKey: string; person: Person };

type Call = { guard: Guard; path: { caseKey: string } };

/** The report of a case, for somebody of the satgas who may meet its reporter; throws Refusal. */
export const reportForOfficer = async (
  findReport: FindReport,
  { guard, path: { caseKey } }: Call,
): Promise<OfficerReport> => {
  const report = await findReport(caseKey);
  if (!report) throw unknownCase();
  return { report, reportKey: caseKey, person: officerFor(guard, report) };
};
