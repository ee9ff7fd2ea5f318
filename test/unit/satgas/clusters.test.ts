import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Barring } from '../../../events/barring.ts';
import type { Alert } from '../../../functions/satgas/alerts/alert.ts';
import { alertIdOf } from '../../../functions/satgas/alerts/alert.ts';
import { slowerByMs } from '../../../functions/reports/intake/flood-policy.ts';
import { alertPolicy, ladderOf } from '../../../functions/satgas/policy.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const team = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const markOf = (accused: string) => keyedHash(Buffer.alloc(32, 3), 'alike', accused);
const named: Barring = { standing: 'named', units: ['KEC-PADANGCERMIN'], names: [] };
const toBeNamed: Barring = { standing: 'to-be-named', units: [], names: [] };

type More = Parameters<typeof aReportReceived>[0];
const keyOf = (n: number) => `${String(n).padStart(6, '0')}-laporan-abcdefghijkl`;
const numberOf = (n: number) => `LP-${String(n).padStart(6, '0')}`;

/** The n-th report, about somebody. */
const theReport = (n: number, more: More = {}) =>
  aReportReceived({
    reportKey: keyOf(n),
    caseNumber: numberOf(n),
    receivedAt: mondayMorning - 1000 + n,
    accusedUnit: 'KEC-PADANGCERMIN',
    barring: named,
    alike: markOf('Andri Wayratna'),
    ...more,
  });

type Satgas = ReturnType<typeof theSatgas>;
const alertOf = (satgas: Satgas, n: number): Alert | undefined =>
  satgas.kept.get(`18.09/${alertIdOf(mondayMorning - 1000 + n, keyOf(n))}`);
const idOf = (n: number) => ({
  region: '18.09',
  alertId: alertIdOf(mondayMorning - 1000 + n, keyOf(n)),
});
const raised = (satgas: Satgas) =>
  [...satgas.kept.values()].filter(({ joins }) => joins === undefined).map((one) => one.caseNumber);

describe('reports about one person', () => {
  it('raise one ladder, and each is a case on it', async () => {
    const satgas = theSatgas({ officers: team });
    for (let n = 0; n < 17; n += 1) await satgas.open(theReport(n));
    expect(raised(satgas)).toEqual([numberOf(0)]);
    expect(satgas.kept.size).toBe(17);
    const sms = satgas.sent.filter(({ channel }) => channel === 'sms');
    expect(sms.map(({ to }) => to)).toEqual(['petugas-1', 'petugas-2']);
    await satgas.pass(16);
    const seen = await satgas.act.see(idOf(0), 'petugas-1');
    expect(seen.joined.map(({ caseNumber }) => caseNumber).sort()).toEqual(
      Array.from({ length: 16 }, (_, n) => numberOf(n + 1)),
    );
  });

  it('are all taken by whoever takes the alert, and the next raises its own', async () => {
    const satgas = theSatgas({ officers: team });
    for (let n = 0; n < 3; n += 1) await satgas.open(theReport(n));
    await satgas.pass(1);
    await satgas.act.take(idOf(0), 'petugas-1');
    await satgas.open(theReport(3));
    expect(alertOf(satgas, 3)?.joins).toBeUndefined();
    await satgas.pass(1);
    for (const n of [0, 1, 2])
      expect(alertOf(satgas, n)).toMatchObject({ state: 'taken', takers: ['petugas-1'] });
    expect(raised(satgas)).toEqual([numberOf(0), numberOf(3)]);
    expect(alertOf(satgas, 3)?.telling).toEqual(['petugas-1', 'petugas-2']);
  });

  it.each<[string, More]>([
    ['about somebody else', { alike: markOf('Andri Wayratno') }],
    ['about whom nobody can say', { alike: undefined }],
    ['that is more urgent', { severity: 4 }],
    ['of another unit', { accusedUnit: 'DISDIK' }],
    [
      'that keeps other people away',
      { barring: { ...named, units: ['KEC-PADANGCERMIN', 'DISDIK'] } },
    ],
    ['whose unit is to be named', { barring: toBeNamed }],
  ])('raise their own beside one %s', async (_, more) => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(theReport(0));
    await satgas.open(theReport(1, more));
    expect(raised(satgas)).toEqual([numberOf(0), numberOf(1)]);
    expect(alertOf(satgas, 1)?.telling.length).toBeGreaterThan(0);
  });

  it('are no more than one where several come at once', async () => {
    const satgas = theSatgas({ officers: team });
    await Promise.all(Array.from({ length: 17 }, (_, n) => satgas.open(theReport(n))));
    expect(raised(satgas)).toHaveLength(1);
    expect(satgas.kept.size).toBe(17);
  });

  it('raise one when the alert they were to share was never stored', async () => {
    let calls = 0;
    const satgas = theSatgas({
      officers: team,
      // Killed between saying that it leads and being stored; its message does not come again.
      edge: () => {
        calls += 1;
        if (calls === 9) throw new Error('killed');
      },
    });
    await expect(satgas.open(theReport(0))).rejects.toThrow('killed');
    expect(satgas.kept.size).toBe(0);
    await satgas.open(theReport(1));
    await satgas.open(theReport(2));
    expect(raised(satgas)).toEqual([]);
    await satgas.pass(2);
    expect(raised(satgas)).toEqual([numberOf(1)]);
    expect(alertOf(satgas, 2)?.joins).toBe(idOf(1).alertId);
  });

  it('show nobody a case that keeps them away', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(theReport(0));
    await satgas.open(theReport(1));
    const [one] = [...satgas.kept.values()].filter(({ joins }) => joins !== undefined);
    if (!one) throw new Error('It shares no alert');
    satgas.keep({ ...one, barring: { ...named, units: ['INSPEKTORAT'] } });
    expect((await satgas.act.see(idOf(0), 'petugas-1')).joined).toEqual([]);
    expect((await satgas.act.see(idOf(0), 'petugas-2')).joined).toHaveLength(1);
  });
});

describe('a report whose sender sent many', () => {
  const slower = (n: number, { severity = 3, ...more }: More = {}) =>
    theReport(n, { severity, heldUntil: mondayMorning + slowerByMs(severity), ...more });

  it.each([1, 2, 3, 4, 5])('of severity %d waits no longer than a first rung', (severity) => {
    const [first] = ladderOf({ severity }, alertPolicy);
    expect(slowerByMs(severity)).toBeLessThanOrEqual((first?.waitMinutes ?? 0) * 60_000);
    expect(slowerByMs(severity)).toBeLessThanOrEqual(30 * 60_000);
  });

  it.each([
    [3, 15],
    [5, 10],
  ])('of severity %d is told of after %d minutes, and then climbs', async (severity, minutes) => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(slower(0, { severity }));
    await satgas.pass(minutes - 1);
    expect(satgas.sent).toEqual([]);
    await satgas.pass(1);
    expect(new Set(satgas.sent.map(({ to }) => to))).toEqual(new Set(['petugas-1', 'petugas-2']));
    await satgas.pass(16);
    expect(alertOf(satgas, 0)?.telling).toEqual(['ketua']);
  });

  it('holds no other back that looks like it', async () => {
    const satgas = theSatgas({ officers: team });
    for (let n = 0; n < 5; n += 1) await satgas.open(slower(n));
    await satgas.open(theReport(5));
    expect(alertOf(satgas, 5)?.telling).toEqual(['petugas-1', 'petugas-2']);
    await satgas.pass(31);
    expect(raised(satgas)).toEqual([numberOf(0), numberOf(5)]);
  });

  it('holds no other back, though its own was never stored', async () => {
    let calls = 0;
    const satgas = theSatgas({
      officers: team,
      // Killed between saying that it leads and being stored.
      edge: () => {
        calls += 1;
        if (calls === 9) throw new Error('killed');
      },
    });
    await expect(satgas.open(slower(0))).rejects.toThrow('killed');
    expect(satgas.kept.size).toBe(0);
    await satgas.open(theReport(1));
    expect(alertOf(satgas, 1)?.telling).toEqual(['petugas-1', 'petugas-2']);
  });

  it('leaves the money of first alerts to others', async () => {
    const satgas = theSatgas({ officers: team.slice(0, 1), monthlySms: 1000 });
    for (let n = 0; n < 50; n += 1)
      await satgas.open(slower(n, { alike: markOf(String(n)), severity: 2 }));
    await satgas.pass(31);
    expect(satgas.spent()).toBeLessThanOrEqual(20);
    await satgas.open(theReport(50));
    const last = satgas.sent.filter(({ text }) => text.includes(numberOf(50)));
    expect(last.map(({ channel }) => channel)).toEqual(['sms', 'email']);
  });
});

describe('reports whose unit is to be named', () => {
  const naming = (n: number) => theReport(n, { accusedUnit: undefined, barring: toBeNamed });
  const naming1 = (n: number, at: number) => ({
    ...naming(n),
    type: 'case.unit-named' as const,
    data: {
      caseKey: keyOf(n),
      caseNumber: numberOf(n),
      region: '18.09',
      conduct: 'other',
      severity: 3,
      accusedUnit: 'KEC-PADANGCERMIN',
      barring: named,
      alike: markOf('Andri Wayratna'),
      receivedAt: mondayMorning - 1000 + n,
      version: 1,
      namedAt: at,
    },
  });

  it('ask once at a time, until each is named, and are then one for the region', async () => {
    const satgas = theSatgas({ officers: team });
    for (let n = 0; n < 4; n += 1) await satgas.open(naming(n));
    expect(raised(satgas)).toEqual([numberOf(0)]);
    for (const n of [0, 1, 2, 3]) {
      await satgas.open(naming1(n, satgas.now()));
      await satgas.pass(1);
      const asking = [...satgas.kept.values()].filter(
        (one) => one.isNaming && one.state === 'open',
      );
      expect(asking.filter(({ joins }) => joins === undefined)).toHaveLength(n === 3 ? 0 : 1);
      expect(asking).toHaveLength(3 - n);
    }
    const told = [...satgas.kept.values()].filter(({ isNaming }) => !isNaming);
    expect(told).toHaveLength(4);
    expect(told.filter(({ joins }) => joins === undefined)).toHaveLength(1);
  });
});

type Step =
  | { does: 'report'; n: number; about: number; severity: number }
  | { does: 'take'; n: number }
  | { does: 'resolve'; n: number }
  | { does: 'again'; n: number }
  | { does: 'pass' };

const stepOf = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('report' as const),
      n: fc.nat(30),
      about: fc.nat(2),
      severity: fc.integer({ min: 2, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('take' as const), n: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('resolve' as const), n: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('again' as const), n: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pass' as const) }) },
);

/** A history, of which some step is killed at some edge and comes again, as a queue and a clock let it. */
const history = async (steps: readonly Step[], killAt: number) => {
  let edges = 0;
  const satgas = theSatgas({
    officers: team,
    edge: () => {
      edges += 1;
      if (edges === killAt) throw new Error('killed');
    },
  });
  const reported = new Map<number, Parameters<typeof satgas.open>[0]>();
  const untilDone = async (run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
      await run();
    }
  };
  const placed = new Map<string, string>();
  for (const step of steps) {
    if (step.does === 'report' && !reported.has(step.n)) {
      const more = { alike: markOf(String(step.about)), severity: step.severity };
      const event = theReport(step.n, more);
      reported.set(step.n, event);
      await untilDone(() => satgas.open(event));
    }
    if (step.does === 'again') {
      const event = reported.get(step.n);
      if (event) await untilDone(() => satgas.open(event));
    }
    if (step.does === 'pass') await untilDone(() => satgas.pass(1));
    const own = 'n' in step ? alertOf(satgas, step.n) : undefined;
    if (step.does === 'take' && own?.told.includes('petugas-1'))
      await untilDone(() => satgas.act.take(own, 'petugas-1'));
    if (step.does === 'resolve' && own?.takers.includes('petugas-1'))
      await untilDone(() => satgas.act.resolve(own, 'petugas-1'));
    for (const one of satgas.kept.values()) placed.set(one.alertId, one.joins ?? 'own');
  }
  await untilDone(() => satgas.pass(3));
  return { satgas, reported };
};

describe('whatever the order, the kills and the repeats', () => {
  it('each report has one alert, which is told of, taken with the one it shares, or shares one that is open', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepOf, { minLength: 4, maxLength: 40 }),
        fc.integer({ min: 1, max: 400 }),
        async (steps, killAt) => {
          const { satgas, reported } = await history(steps, killAt);
          expect(satgas.kept.size).toBe(reported.size);
          for (const alert of satgas.kept.values()) {
            if (alert.joins === undefined) {
              expect(alert.told.length).toBeGreaterThan(0);
              continue;
            }
            const lead = satgas.kept.get(`18.09/${alert.joins}`);
            expect(lead?.alike).toBe(alert.alike);
            expect(lead?.severity).toBeGreaterThanOrEqual(alert.severity);
            expect(lead?.joins).toBeUndefined();
            if (alert.state === 'open') expect(lead?.state).toBe('open');
            // Whoever took it could see this one there.
            else expect((lead?.takenAt ?? 0) - alert.openedAt).toBeGreaterThanOrEqual(10_000);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
