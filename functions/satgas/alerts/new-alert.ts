import type { CaseOverdue } from '../../../events/case-overdue.ts';
import type { ReportReceived } from '../../../events/report-received.ts';
import { alertIdOf, reminderIdOf, type Alert } from './alert.ts';
import { dueAfter, lastRungOf, stepFrom, type Step } from './ladder.ts';
import type { Officer } from '../officers/officer.ts';
import { quorumOf } from '../policy.ts';

type Reported = Pick<
  ReportReceived['data'],
  'reportKey' | 'caseNumber' | 'region' | 'conduct' | 'severity' | 'accusedUnit' | 'receivedAt'
>;

/** The alert of an overdue case: each reminder of the same deadline begins one rung higher than the one before. */
export const overdueAlert = (
  { data }: Pick<CaseOverdue, 'data'>,
  officers: Officer[],
  now: number,
): Alert => {
  const { caseKey: reportKey, remindedAt: receivedAt } = data;
  const alert = newAlert({ ...data, reportKey, receivedAt }, officers, now);
  const own = { ...alert, alertId: reminderIdOf(data), overdue: true };
  const step = stepOfReminder(data, officers, now);
  if (!step) return own;
  const { rung, tell, waitMinutes } = step;
  return { ...own, rung, telling: tell, told: tell, dueAt: dueAfter(data, now, waitMinutes) };
};

/** Where the ladder stands for a reminder: a rung with other people on it for each that went before. */
const stepOfReminder = (
  { reminder, ...about }: CaseOverdue['data'],
  officers: Officer[],
  now: number,
): Step | undefined => {
  const last = lastRungOf(about);
  let step = stepFrom(0, officers, { about, now });
  for (let one = 1; step && one < Math.min(reminder, last + 1); one += 1) {
    const next = stepFrom(Math.min(step.rung + 1, last), officers, { about, now, told: step.tell });
    // Nobody stands higher: those who were told last are told again.
    step = next ?? step;
  }
  return step;
};

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
