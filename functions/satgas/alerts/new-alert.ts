import type { CaseOverdue } from '../../../events/case-overdue.ts';
import type { CaseUnitNamed } from '../../../events/case-unit-named.ts';
import type { ReportReceived } from '../../../events/report-received.ts';
import { barringOf } from '../../conflict.ts';
import { alertIdOf, namedIdOf, reminderIdOf, type Alert } from './alert.ts';
import { dueAfter, lastRungOf, stepFrom, type Step } from './ladder.ts';
import type { Officer } from '../officers/officer.ts';
import { quorumOf, type Under } from '../policy.ts';

type Reported = Pick<
  ReportReceived['data'],
  | 'reportKey'
  | 'caseNumber'
  | 'region'
  | 'conduct'
  | 'severity'
  | 'accusedUnit'
  | 'barring'
  | 'alike'
  | 'heldUntil'
  | 'finder'
  | 'receivedAt'
>;

/** Whether somebody above the region must first settle where the accused serves. */
const asksForUnit = (report: Pick<Reported, 'accusedUnit' | 'barring'>): boolean =>
  barringOf(report).standing === 'to-be-named';

/** The alert that tells the region of a report once its unit is settled, beside the one that asked for it. */
export const namedAlert = (
  { data }: Pick<CaseUnitNamed, 'data'>,
  officers: Officer[],
  under: Under,
): Alert => {
  const { caseKey: reportKey, namedAt: receivedAt } = data;
  const alert = newAlert({ ...data, reportKey, receivedAt }, officers, under);
  return { ...alert, alertId: namedIdOf(data) };
};

/** The alert of an overdue case: each reminder of the same deadline begins one rung higher than the one before. */
export const overdueAlert = (
  { data }: Pick<CaseOverdue, 'data'>,
  officers: Officer[],
  under: Under,
): Alert => {
  const { caseKey: reportKey, remindedAt: receivedAt } = data;
  const alert = newAlert({ ...data, reportKey, receivedAt }, officers, under);
  const own = { ...alert, alertId: reminderIdOf(data), overdue: true };
  const step = stepOfReminder(data, officers, under);
  if (!step) return own;
  const { rung, tell, waitMinutes } = step;
  return { ...own, rung, telling: tell, told: tell, dueAt: dueAfter(own, under, waitMinutes) };
};

/** Where the ladder stands for a reminder: a rung with other people on it for each that went before. */
const stepOfReminder = (
  { reminder, ...data }: CaseOverdue['data'],
  officers: Officer[],
  under: Under,
): Step | undefined => {
  const about = { ...data, isNaming: asksForUnit(data), declined: withoutFinder(data) };
  const last = lastRungOf(about);
  let step = stepFrom(0, officers, { about, ...under });
  for (let one = 1; step && one < Math.min(reminder, last + 1); one += 1) {
    const from = Math.min(step.rung + 1, last);
    const next = stepFrom(from, officers, { about, told: step.tell, ...under });
    // Nobody stands higher: those who were told last are told again.
    step = next ?? step;
  }
  return step;
};

/** The alert of a report at its first step; told to nobody, and due at once, when nobody may be told. */
export const newAlert = (report: Reported, officers: Officer[], under: Under): Alert => {
  const alert = toldNow(report, officers, under);
  const { heldUntil } = report;
  if (heldUntil === undefined || heldUntil <= under.now) return alert;
  // Told to nobody until it is due: then the clock raises it as it does what nobody could be told of.
  return { ...alert, heldUntil, rung: -1, telling: [], told: [], dueAt: heldUntil };
};

/** Whoever found it takes no step of it: as if they had declined it before anybody was told. */
const withoutFinder = ({ finder }: Pick<Reported, 'finder'>): string[] =>
  finder ? [finder.officerId] : [];

const toldNow = (report: Reported, officers: Officer[], under: Under): Alert => {
  const { now } = under;
  const isNaming = asksForUnit(report);
  const declined = withoutFinder(report);
  const step = stepFrom(0, officers, { about: { ...report, isNaming, declined }, ...under });
  const tell = step?.tell ?? [];
  return {
    region: report.region,
    alertId: alertIdOf(report.receivedAt, report.reportKey),
    caseNumber: report.caseNumber,
    reportKey: report.reportKey,
    conduct: report.conduct,
    severity: report.severity,
    accusedUnit: report.accusedUnit,
    barring: report.barring,
    // What somebody found is never told of with what they may be told of.
    ...(report.alike !== undefined && !report.finder && { alike: report.alike }),
    ...(isNaming && { isNaming }),
    state: 'open',
    version: 0,
    rung: step?.rung ?? -1,
    step: 0,
    telling: tell,
    told: tell,
    openedAt: now,
    steppedAt: now,
    dueAt: step ? dueAfter(report, under, step.waitMinutes) : now,
    quorum: quorumOf({ ...report, isNaming }),
    takers: [],
    declined,
    passedOn: [],
  };
};
