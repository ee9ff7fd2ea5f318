import { describe, expect, it } from '@jest/globals';
import type { ReportsSwept } from '../../../events/reports-swept.ts';
import type { Pass } from '../../../functions/reports/cases/sweep-pass.ts';
import { sweepReports } from '../../../functions/reports/cases/sweep-reports.ts';
import type { SweepStore } from '../../../functions/reports/cases/sweep-store.ts';
import { anOpenedReport, mondayNine } from '../../support/cases.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
type Report = ReturnType<typeof anOpenedReport>;

type Given = {
  reports: Report[];
  /** Keys of those that have a case. */
  open?: string[];
  closed?: string[];
  pageSize?: number;
  /** Called before and after every call that leaves the function. */
  edge?: () => void;
  refusesToOpen?: string;
  topicIsGone?: boolean;
};

/** Reports as the table has them, and what a sweep of them does. */
const theReports = ({ reports, pageSize = 100, edge = () => undefined, ...given }: Given) => {
  let now = mondayNine;
  let readMs = 0;
  let pass: Pass | undefined;
  const cases = new Map<string, 'open' | 'closed'>([
    ...(given.open ?? []).map((key) => [key, 'open'] as const),
    ...(given.closed ?? []).map((key) => [key, 'closed'] as const),
  ]);
  const writes: string[] = [];
  const published: ReportsSwept[] = [];
  const counted: [string, number][] = [];
  const edged = <Result>(work: () => Result): Promise<Result> => {
    edge();
    const result = work();
    edge();
    return Promise.resolve(result);
  };
  const store: SweepStore = {
    readPage: ({ since, until, next }) =>
      edged(() => {
        now += readMs;
        const from =
          next === undefined ? 0 : reports.findIndex((one) => one.reportKey === next) + 1;
        const page = reports.slice(from, from + pageSize);
        return {
          reports: page.filter(({ receivedAt: at }) => at >= since && at <= until),
          next: from + pageSize < reports.length ? page.at(-1)?.reportKey : undefined,
        };
      }),
    casesOf: () => edged(() => new Map(cases)),
    findReport: (key) => edged(() => reports.find((one) => one.reportKey === key)),
    findPass: () => edged(() => pass),
    putPass: (next) => edged(() => void (pass = next)),
  };
  const sweep = sweepReports({
    store,
    open: async ({ reportKey }) =>
      edged(() => {
        if (reportKey === given.refusesToOpen) throw new Error('no case of this one');
        if (cases.has(reportKey)) return;
        writes.push(reportKey);
        cases.set(reportKey, 'open');
      }),
    publish: async (event) =>
      edged(() => {
        if (given.topicIsGone) throw new Error('NotFound');
        published.push(event);
      }),
    count: (metric, amount) => void counted.push([metric, amount]),
    now: () => now,
    budgetMs: 40_000,
  });
  return {
    sweep,
    cases,
    writes,
    counted,
    told: () => published.flatMap(({ data }) => data.reports.map(({ reportKey }) => reportKey)),
    published,
    pass: () => pass,
    wait: (ms: number) => (now += ms),
    readsSlowly: (ms: number) => (readMs = ms),
  };
};

const old = (more: Partial<Report> = {}) =>
  anOpenedReport({ receivedAt: mondayNine - 30 * hourMs, ...more });
const keysOf = (reports: Report[]) => reports.map(({ reportKey }) => reportKey);

describe('the hourly sweep of reports', () => {
  it('makes the case a report has not got, a day and more after its stream, and counts it', async () => {
    const reports = [old(), old()];
    const suite = theReports({ reports, open: keysOf(reports).slice(0, 1) });
    expect(await suite.sweep()).toEqual({ looked: 2, withoutCase: 1, isWhole: true });
    expect(suite.writes).toEqual(keysOf(reports).slice(1));
    expect(suite.counted).toEqual([['CasesMissing', 1]]);
  });

  it('tells of every report with an open case once more, and writes nothing for it', async () => {
    const reports = [old(), old(), old()];
    const suite = theReports({ reports, open: keysOf(reports) });
    await suite.sweep();
    await suite.sweep();
    expect(suite.writes).toEqual([]);
    expect(suite.counted).toEqual([]);
    expect(suite.told()).toEqual([...keysOf(reports), ...keysOf(reports)]);
  });

  it('leaves alone what came in a moment ago, and what is closed', async () => {
    const fresh = anOpenedReport({ receivedAt: mondayNine - 14 * minuteMs });
    const closed = old();
    const suite = theReports({ reports: [fresh, closed], closed: [closed.reportKey] });
    expect(await suite.sweep()).toMatchObject({ looked: 1 });
    expect(suite.told()).toEqual([]);
    expect(suite.writes).toEqual([]);
  });

  it('says no more of a report than its own event does', async () => {
    const suite = theReports({ reports: [old()] });
    await suite.sweep();
    const [event] = suite.published;
    expect(Object.keys(event?.data.reports[0] ?? {}).sort()).toEqual(
      expect.arrayContaining(['caseNumber', 'receivedAt', 'region', 'reportKey']),
    );
    expect(event).toMatchObject({ type: 'reports.swept', data: { sweptAt: mondayNine } });
  });

  it('looks at those of a month once a day, and at those of three days in between', async () => {
    const aWeekOld = anOpenedReport({ receivedAt: mondayNine - 7 * 24 * hourMs });
    const suite = theReports({ reports: [aWeekOld] });
    await suite.sweep();
    suite.wait(hourMs);
    await suite.sweep();
    expect(suite.told()).toHaveLength(1);
    suite.wait(24 * hourMs);
    await suite.sweep();
    expect(suite.told()).toHaveLength(2);
  });

  it('goes on in the next hour where its time ended', async () => {
    const reports = Array.from({ length: 5 }, () => old());
    const suite = theReports({ reports, pageSize: 1 });
    suite.readsSlowly(15_000);
    expect(await suite.sweep()).toEqual({ looked: 3, withoutCase: 3, isWhole: false });
    suite.wait(hourMs);
    expect(await suite.sweep()).toEqual({ looked: 2, withoutCase: 2, isWhole: true });
    expect(suite.writes).toEqual(keysOf(reports));
  });

  it('holds no report back because of another: the fault is thrown at the end', async () => {
    const reports = Array.from({ length: 4 }, () => old());
    const [bad = ''] = keysOf(reports);
    const suite = theReports({ reports, pageSize: 2, refusesToOpen: bad });
    await expect(suite.sweep()).rejects.toThrow('no case of this one');
    expect(suite.writes).toEqual(keysOf(reports).slice(1));
    expect(suite.told()).toEqual(keysOf(reports));
    expect(suite.pass()?.next).toBeUndefined();
  });

  it('makes cases although nothing can be published, and says so', async () => {
    const reports = [old(), old()];
    const suite = theReports({ reports, topicIsGone: true });
    await expect(suite.sweep()).rejects.toThrow('NotFound');
    expect(suite.writes).toEqual(keysOf(reports));
  });

  it('packs no event larger than the topic takes', async () => {
    const names = Array.from({ length: 40 }, (_, n) => ({
      rare: [`${'m'.repeat(60)}${n}`],
      common: [],
    }));
    const barring = { standing: 'named', units: ['DISDIK'], names } as never;
    const reports = Array.from({ length: 90 }, () => old({ barring }));
    const suite = theReports({ reports, open: keysOf(reports) });
    await suite.sweep();
    expect(suite.told()).toEqual(keysOf(reports));
    for (const event of suite.published)
      expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(200_000);
  });

  it('killed at every await, ends after another run with every case made once and every report told of', async () => {
    const killedAt = async (at: number) => {
      let edges = 0;
      let dead = false;
      const reports = [old(), old(), old()];
      const suite = theReports({
        reports,
        pageSize: 2,
        open: keysOf(reports).slice(0, 1),
        edge: () => {
          edges += 1;
          if (edges === at) dead = true;
          if (dead) throw new Error('killed');
        },
      });
      await suite.sweep().catch(() => undefined);
      const wasKilled = dead;
      dead = false;
      edges = -1000;
      await suite.sweep();
      await suite.sweep();
      expect([...suite.writes].sort()).toEqual(keysOf(reports).slice(1).sort());
      expect(new Set(suite.told())).toEqual(new Set(keysOf(reports)));
      return wasKilled;
    };
    let kills = 0;
    while (await killedAt(kills + 1)) kills += 1;
    expect(kills).toBeGreaterThan(15);
  });
});
