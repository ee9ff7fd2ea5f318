import { describe, expect, it } from '@jest/globals';
import type { ReportReceived } from '../../../events/report-received.ts';
import type { ReportsSwept } from '../../../events/reports-swept.ts';
import { alertIdOf } from '../../../functions/satgas/alerts/alert.ts';
import { openAlert } from '../../../functions/satgas/alerts/open-alert.ts';
import { hearEvent } from '../../../functions/satgas/alerts/raise-silent.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { memoryAlerts, mondayMorning } from '../../support/memory-satgas.ts';
import { asReleased } from '../../support/policy.ts';

const dayMs = 86_400_000;
const team = [anOfficer('petugas-1'), anOfficer('ketua', { rung: 'chair' })];

const theReport = (n: number, more: Parameters<typeof aReportReceived>[0] = {}) =>
  aReportReceived({
    reportKey: `${String(n).padStart(4, '0')}-laporan-abcdefghijk`,
    caseNumber: `LP-${n}`,
    receivedAt: mondayMorning - 1.25 * dayMs + n,
    ...more,
  });
const swept = (...reports: ReportReceived[]): ReportsSwept => ({
  specversion: '1.0',
  type: 'reports.swept',
  id: 'sweep-1',
  source: 'netral/reports',
  subject: 'reports',
  time: new Date(mondayMorning).toISOString(),
  data: { sweptAt: mondayMorning, reports: reports.map(({ data }) => data) },
});

type Given = { officers?: typeof team; edge?: () => void };

const theLine = ({ officers = team, edge = () => undefined }: Given = {}) => {
  const memory = memoryAlerts();
  const counted: [string, number][] = [];
  const alerts = new Proxy(memory.alerts, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        edge();
        const result = await call.apply(target, given);
        edge();
        return result;
      };
    },
  });
  const open = openAlert({
    policyOf: asReleased,
    alerts,
    officers: { listOf: () => Promise.resolve(officers) },
    now: () => mondayMorning,
  });
  const count = (metric: string, amount: number) => void counted.push([metric, amount]);
  return {
    hear: hearEvent({ alerts, open, count, now: () => mondayMorning }),
    kept: memory.kept,
    counted,
  };
};

const idOf = ({ data }: ReportReceived) =>
  `${data.region}/${alertIdOf(data.receivedAt, data.reportKey)}`;

describe('a sweep of reports', () => {
  it('raises the alert a report has not got, under the key of its own event, and counts it', async () => {
    const [known, silent] = [theReport(1), theReport(2)];
    const { hear, kept, counted } = theLine();
    await hear(known);
    await hear(swept(known, silent));
    expect([...kept.keys()]).toEqual([idOf(known), idOf(silent)]);
    expect(kept.get(idOf(known))?.foundAt).toBeUndefined();
    expect(kept.get(idOf(silent))).toMatchObject({
      foundAt: mondayMorning,
      telling: ['petugas-1'],
    });
    expect(counted).toEqual([['AlertsMissing', 1]]);
  });

  it('doubles nothing: told again, or its event late, there is one alert and one step', async () => {
    const silent = theReport(1);
    const { hear, kept, counted } = theLine();
    await hear(swept(silent));
    const raised = kept.get(idOf(silent));
    await hear(swept(silent));
    await hear(silent);
    expect(kept.size).toBe(1);
    expect(kept.get(idOf(silent))).toEqual(raised);
    expect(counted).toHaveLength(1);
  });

  it('that comes a day late raises nothing, and the next one finds what has no alert still', async () => {
    const silent = theReport(1);
    const { hear, kept, counted } = theLine();
    const fresh = swept(silent);
    const late = (ageMs: number) =>
      hear({ ...fresh, data: { ...fresh.data, sweptAt: mondayMorning - ageMs } });
    await late(dayMs);
    expect(kept.size).toBe(0);
    expect(counted).toEqual([['SweepsStale', 1]]);
    await late(dayMs - 1);
    expect([...kept.keys()]).toEqual([idOf(silent)]);
  });

  it('holds no report back where one fails, and the message comes again', async () => {
    const reports = [theReport(1, { region: '64.07' }), theReport(2), theReport(3)];
    const { hear, kept } = theLine({ officers: team });
    // Nobody serves in the first one's region: it is opened all the same, and says that nobody can be told.
    await expect(hear(swept(...reports))).rejects.toThrow('Nobody can be told of LP-1');
    expect(kept.size).toBe(3);
    await hear(swept(...reports));
  });

  it('lets reports about one accused share one alert, but none that came in more than three days ago', async () => {
    const alike = keyedHash(Buffer.alloc(32, 3), 'alike', 'Andri Wayratna');
    const [first, second] = [theReport(1, { alike }), theReport(2, { alike })];
    const old = theReport(3, { alike, receivedAt: mondayMorning - 4 * dayMs });
    const { hear, kept } = theLine();
    await hear(swept(first, second, old));
    expect(kept.get(idOf(second))?.joins).toBe(idOf(first).split('/')[1]);
    expect(kept.get(idOf(old))?.joins).toBeUndefined();
  });

  it('killed at every await, ends with one alert for each report when the message comes again', async () => {
    const killedAt = async (at: number) => {
      let edges = 0;
      let dead = false;
      const edge = () => {
        edges += 1;
        if (edges === at) dead = true;
        if (dead) throw new Error('killed');
      };
      const reports = [theReport(1), theReport(2), theReport(3)];
      const { hear, kept } = theLine({ edge });
      await hear(swept(...reports)).catch(() => undefined);
      const wasKilled = dead;
      dead = false;
      edges = -1000;
      await hear(swept(...reports));
      expect([...kept.keys()].sort()).toEqual(reports.map(idOf));
      return wasKilled;
    };
    let kills = 0;
    while (await killedAt(kills + 1)) kills += 1;
    expect(kills).toBeGreaterThan(10);
  });
});
