import type { ReportReceived } from '../../events/report-received.ts';
import { alertIdOf, type Alert } from './alert.ts';
import { dueAfter, stepFrom } from './ladder.ts';
import type { Officer } from './officer.ts';
import { quorumOf } from './policy.ts';

type Reported = Pick<
  ReportReceived['data'],
  'reportKey' | 'caseNumber' | 'region' | 'conduct' | 'severity' | 'accusedUnit' | 'receivedAt'
>;

/** The alert of a report at its first step; told to nobody, and due at once, when nobody may be told. */
export const newAlert = (report: Reported, officers: Officer[], now: number): Alert => {
  const step = stepFrom(0, officers, { about: report, now });
  const tell = step?.tell ?? [];
  return {
    region: report.region,
    alertId: alertIdOf(report.receivedAt, report.reportKey),
    caseNumber: report.caseNumber,
    reportKey: report.reportKey,
    conduct: report.conduct,
    severity: report.severity,
    accusedUnit: report.accusedUnit,
    state: 'open',
    version: 0,
    rung: step?.rung ?? -1,
    step: 0,
    telling: tell,
    told: tell,
    openedAt: now,
    steppedAt: now,
    dueAt: step ? dueAfter(report, now, step.waitMinutes) : now,
    quorum: quorumOf(report.severity),
    takers: [],
    declined: [],
    passedOn: [],
  };
};
