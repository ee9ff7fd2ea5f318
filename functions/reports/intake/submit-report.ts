import { createHmac } from 'node:crypto';
import type { Lane } from '../../../events/lane.ts';
import type { Attempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import type { Now } from '../../../shared/clock.ts';
import { withUnitWritten } from './chosen-unit.ts';
import type { CompareNames } from './compare-names.ts';
import { caseNumber, followUpCode } from './codes.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { severityOf } from './conducts.ts';
import { namesStoredWith } from './questions.ts';
import { slowerByMs } from './flood-policy.ts';
import { checkTogether, type ReportForm } from './report-form.ts';
import type { StoredReport, StoredReporter, ReportStore } from './report-store.ts';
import { canaryKeptMs, isOfCanary } from '../../../shared/regions/practice.ts';
import { keptUntil } from './retention.ts';
import { laneRules } from '../lanes.ts';
import type { Place } from '../place.ts';
import { outOfScope } from './scope.ts';
import { settleUnit } from './settle-unit.ts';
import type { ToComplete } from './to-complete.ts';

type Needs = {
  campaign: Campaign;
  reports: ReportStore;
  codeKey: () => Promise<Uint8Array>;
  compareNames: CompareNames;
  now: Now;
};

/** Where a report came in: the public form, or a webhook delivery by its source and id, with its links to evidence. */
export type Way = {
  cameBy: string;
  deliveryId?: string;
  evidenceLinks?: string[];
  /** A lead in free words, from a webhook alone: whom it accuses, and of what, is still to be asked. */
  toComplete?: ToComplete;
  /** Its sender was over what is usual: its alert waits. */
  isOver?: boolean;
  /** Who of the satgas found it, and what only a finding says. */
  finding?: { finder: Place; finderName: string | undefined; answers: Record<string, string> };
};

/** Stores a report (and, apart from it, who reported) exactly once per attempt, under a code only the reporter has. */
export const submitReport =
  ({ reports, codeKey, ...needs }: Needs) =>
  async (form: ReportForm, attempt: Attempt, way: Way = { cameBy: 'form' }) => {
    const { code, reportKey } = keysOf(await codeKey(), attempt, way);
    const report = await prepareReport(needs)(form, { reportKey, attempt, way });
    const outcome = await reports.add(report, storedReporter(form, report));
    if (outcome === 'other-body') throw new Refusal('idempotency-key-reused');
    const { caseNumber, region } = report;
    return { code, caseNumber, reportKey, region, outcome };
  };

/** What is stored as a report: the answers of a reporter, or of whoever found it. */
export type Submission = Omit<ReportForm, 'lane'> & { lane: Lane };
type Preparing = { reportKey: string; attempt: Attempt; way: Way };

/** A report as it would be stored, with who must not know of it; throws Refusal for what does not fit together. */
export const prepareReport =
  ({ campaign, compareNames, now }: Omit<Needs, 'reports' | 'codeKey'>) =>
  async (form: Submission, { reportKey, attempt, way }: Preparing): Promise<StoredReport> => {
    const region = servedRegion(campaign, form.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const receivedAt = now();
    if (!way.toComplete) checkTogether(form, localDate(receivedAt, region.zone));
    const said = withUnitWritten(region, form);
    const compared = await compareNames(region.code, [said.accusedName, said.keepFrom], said);
    const report = storedReport(said, {
      reportKey,
      receivedAt,
      // Keyed: a plain hash would let who reads the report try out the reporter's name.
      bodyHash: attempt.body,
      cameBy: way.cameBy,
      ...settleUnit(region, said, compared),
      alike: compared.alike,
      ...(way.toComplete && { toComplete: way.toComplete }),
      ...(way.isOver && { heldUntil: receivedAt + slowerByMs(severityOf(said.conduct)) }),
      ...(way.evidenceLinks?.length && { evidenceLinks: way.evidenceLinks }),
      ...(way.finding && {
        finder: way.finding.finder,
        finderName: way.finding.finderName,
      }),
    });
    return { ...report, details: { ...report.details, ...way.finding?.answers } };
  };

const hmac = (key: Uint8Array, purpose: string, text: string): Buffer =>
  createHmac('sha256', key).update(`netral/${purpose}\n${text}`).digest();

/** A lead is found by its code, which its sender is given; other deliveries by what their provider calls them. */
const keysOf = (key: Uint8Array, attempt: Attempt, way: Way) => {
  if (way.deliveryId && way.toComplete) {
    const code = followUpCode(hmac(key, 'code/lead', `${way.cameBy}/${way.deliveryId}`));
    return { code, reportKey: reportKeyOf(key, code) };
  }
  const code = followUpCode(hmac(key, 'code', attempt.key));
  const reportKey = way.deliveryId
    ? reportKeyOfDelivery(key, way.cameBy, way.deliveryId)
    : reportKeyOf(key, code);
  return { code, reportKey };
};

const keyOf = (key: Uint8Array, text: string): string =>
  hmac(key, 'report-key', text).toString('base64url').slice(0, 32);

/** The key under which a report with this follow-up code is stored; the code itself is not stored. */
export const reportKeyOf = (key: Uint8Array, code: string): string =>
  keyOf(key, `code/${code.replaceAll(' ', '')}`);

/** The key under which the report of a source's delivery is stored. */
export const reportKeyOfDelivery = (key: Uint8Array, source: string, deliveryId: string): string =>
  keyOf(key, `delivery/${source}/${deliveryId}`);

type Marks = Pick<
  StoredReport,
  | 'reportKey'
  | 'receivedAt'
  | 'bodyHash'
  | 'cameBy'
  | 'accusedUnitCode'
  | 'barring'
  | 'alike'
  | 'heldUntil'
  | 'toComplete'
  | 'evidenceLinks'
  | 'finder'
  | 'finderName'
>;

const storedReport = (form: Submission, marks: Marks): StoredReport => ({
  ...marks,
  caseNumber: caseNumber(Buffer.from(marks.reportKey, 'base64url'), laneRules[form.lane].mark),
  region: form.region,
  lane: form.lane,
  conduct: form.conduct,
  severity: severityOf(form.conduct),
  outOfScope: outOfScope(form),
  details: reportAnswers(form),
  expiresAt: isOfCanary({ region: form.region, accusedUnit: marks.accusedUnitCode })
    ? Math.floor((marks.receivedAt + canaryKeptMs.report) / 1000)
    : keptUntil(form.lane, marks.receivedAt),
});

const storedReporter = (form: ReportForm, report: StoredReport): StoredReporter | undefined =>
  laneRules[form.lane].hasIdentity
    ? {
        reportKey: report.reportKey,
        identity: tidied(form, namesStoredWith('identity')),
        expiresAt: report.expiresAt,
      }
    : undefined;

/** The answers that are stored with the report. */
export const reportAnswers = (form: Submission): Record<string, string> =>
  tidied(form, namesStoredWith('report'));

const tidied = (form: Submission, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form)
      .filter(
        (entry): entry is [string, string] => entry[1] !== undefined && names.includes(entry[0]),
      )
      .map(([name, value]) => [name, tidyText(value)]),
  );
