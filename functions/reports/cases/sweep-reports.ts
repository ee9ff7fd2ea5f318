import type { ReportsSwept } from '../../../events/reports-swept.ts';
import { both, eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import { packed } from '../../../shared/topic/packed.ts';
import { saidOf, type RelayedReport } from '../intake/relay-reports.ts';
import type { openCase } from './open-case.ts';
import type { Pass } from './sweep-pass.ts';
import type { SweepStore } from './sweep-store.ts';

type Needs = {
  store: SweepStore;
  open: ReturnType<typeof openCase>;
  publish: (event: ReportsSwept) => Promise<void>;
  count: (metric: 'CasesMissing', amount: number) => void;
  now: Now;
  /** A run begins no further page after this time. */
  budgetMs: number;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A report younger than this may be on its way still. */
const graceMs = 15 * minuteMs;
/** Each pass looks at the reports of so many days, and once a day a pass looks at those of a month. */
const days = { each: 3, whole: 30 };

/**
 * Looks through the reports for those that became no case, makes it, and publishes those whose case is not closed once
 * more, so that whoever has no alert of one raises it: under the keys of before, so that nothing is doubled. It writes
 * nothing for a report that has both. A run goes on where the last one ended; a report or page of events that fails
 * holds no other back, and its fault is thrown at the end.
 */
export const sweepReports = (needs: Needs) => async (): Promise<Outcome> => {
  const { store, now, budgetMs } = needs;
  const startedAt = now();
  const outcome: Outcome = { looked: 0, withoutCase: 0, isWhole: false };
  const faults: unknown[] = [];
  let pass = passFrom(await store.findPass(), startedAt);
  do {
    const until = now() - graceMs;
    const { reports, next } = await store.readPage({ ...pass, until });
    const withoutCase = await sweepPage(needs, reports).catch((error: unknown) => {
      faults.push(error);
      return 0;
    });
    outcome.looked += reports.length;
    outcome.withoutCase += withoutCase;
    pass = { ...pass, next };
    await store.putPass(pass);
  } while (pass.next !== undefined && now() - startedAt < budgetMs);
  if (faults.length > 0) throw faults[0];
  return { ...outcome, isWhole: pass.next === undefined };
};

type Outcome = { looked: number; withoutCase: number; isWhole: boolean };

/** The pass that goes on, or a new one: of a month where none was for a day. */
const passFrom = (last: Pass | undefined, now: number): Pass => {
  if (last?.next !== undefined) return last;
  const isWhole = last === undefined || now - last.wholeAt >= dayMs;
  return {
    startedAt: now,
    since: now - (isWhole ? days.whole : days.each) * dayMs,
    wholeAt: isWhole ? now : last.wholeAt,
  };
};

const sweepPage = async (needs: Needs, reports: RelayedReport[]): Promise<number> => {
  if (reports.length === 0) return 0;
  const cases = await needs.store.casesOf(reports.map(({ reportKey }) => reportKey));
  const withoutCase = reports.filter(({ reportKey }) => !cases.has(reportKey));
  const live = reports.filter(({ reportKey }) => cases.get(reportKey) !== 'closed');
  if (withoutCase.length > 0) needs.count('CasesMissing', withoutCase.length);
  await both(
    () => openEach(needs, withoutCase),
    () => publishEach(needs, live),
  );
  return withoutCase.length;
};

const openEach = (needs: Needs, withoutCase: RelayedReport[]) =>
  eachOf(withoutCase, { atOnce: 4 }, async ({ reportKey }) => {
    const report = await needs.store.findReport(reportKey);
    if (report) await needs.open(report, { foundAt: needs.now() });
  });

const publishEach = async ({ publish, now }: Needs, live: RelayedReport[]) => {
  const sweptAt = now();
  const parts = packed(live.map(saidOf), most);
  await eachOf(parts, { atOnce: 4 }, (reports) => publish(sweptOf(reports, sweptAt)));
};

type ReportsSweep = ReportsSwept['data']['reports'];

const sweptOf = (reports: ReportsSweep, sweptAt: number): ReportsSwept => ({
  specversion: '1.0',
  type: 'reports.swept',
  id: `${sweptAt}#${reports[0]?.reportKey ?? ''}`,
  source: 'netral/reports',
  subject: 'reports',
  time: new Date(sweptAt).toISOString(),
  data: { sweptAt, reports },
});

const most = { items: 50, bytes: 128_000 };
