import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../../functions/satgas/alerts/alert.ts';
import { takeTestAlert } from '../../../functions/satgas/canary/take-test-alert.ts';
import { drillsOf } from '../../../functions/satgas/practice/drills.ts';
import type { ReportForm } from '../../../functions/reports/intake/report-form.ts';
import { submitReport } from '../../../functions/reports/intake/submit-report.ts';
import { canaryKeptMs, canaryUnit, practiceRegion } from '../../../shared/regions/practice.ts';
import { attemptOf } from '../../support/attempts.ts';
import { anAlert, anOfficer, aReportReceived, memoryReports } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { nobodyAlike } from '../../support/roll.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const satgas = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('latihan-1', { region: practiceRegion, unit: 'INSPEKTORAT' }),
  anOfficer('latihan-ketua', { region: practiceRegion, rung: 'chair' }),
];
const theLine = () =>
  theSatgas({ officers: satgas, monthlySms: 40, regions: ['18.09', practiceRegion] });
const ofCanary = { region: practiceRegion, accusedUnit: canaryUnit };
const tested = {
  ...ofCanary,
  receivedAt: mondayMorning,
};

describe('a report of the canary', () => {
  it('is told to nobody for an hour, and then to whoever practises', async () => {
    const line = theLine();
    await line.open(aReportReceived(tested));
    await line.pass(59);
    expect(line.sent).toEqual([]);
    await line.pass(30);
    expect(line.sent.map(({ to }) => to)).toContain('latihan-1');
  });

  it('is told at once where it is no practice: a unit of that name may be anywhere', async () => {
    const line = theLine();
    await line.open(aReportReceived({ ...tested, region: '18.09' }));
    expect(line.sent.map(({ to }) => to)).toContain('petugas-1');
  });

  it('is no drill of anybody', () => {
    const drill = anAlert({ region: practiceRegion, accusedUnit: 'DINAS-DUA' });
    expect(drillsOf([anAlert(ofCanary), drill])).toHaveLength(1);
  });
});

describe('what a report of the canary leaves', () => {
  const receivedAt = Date.parse('2026-11-23T01:00:00Z');
  const storedIn = async (region: string) => {
    const { kept, store } = memoryReports();
    const { practice, ...campaign } = demoCampaign();
    const unit = { code: canaryUnit, name: 'Uji otomatis', kind: 'office' as const };
    const form: ReportForm = {
      ...{ lane: 'lead', region, conduct: 'social-engagement', accusedUnit: canaryUnit },
      ...{ occurredOn: '2026-11-20', knownOn: '2026-11-21', place: 'Uji', accusedName: 'Uji Asap' },
      account: 'Uji asap; bukan laporan.',
    };
    const submit = submitReport({
      compareNames: nobodyAlike,
      campaign: {
        ...{ ...campaign, practice },
        regions: campaign.regions.map((one) => ({ ...one, units: [...one.units, unit] })),
      },
      reports: store,
      codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
      now: () => receivedAt,
    });
    await submit(form, await attemptOf('key-1', form));
    const [report] = [...kept.values()];
    return {
      unit: report?.accusedUnitCode,
      hours: (report?.expiresAt ?? 0) / 3600 - receivedAt / 3_600_000,
    };
  };

  it('ends after hours in practice alone: elsewhere it is stored as long as any', async () => {
    expect(await storedIn(practiceRegion)).toEqual({ unit: canaryUnit, hours: 6 });
    expect(await storedIn('18.09')).toEqual({ unit: canaryUnit, hours: 365 * 24 });
  });

  it('is outlived by its alert, even where DynamoDB deletes it two days late', () => {
    expect(canaryKeptMs.alert).toBeGreaterThan(canaryKeptMs.report + 2 * 86_400_000);
  });
});

/** Alerts of practice that appear one look later each. */
const appearing = (...alerts: Alert[]) => {
  const kept = new Map<string, Alert>();
  let looks = 0;
  let now = mondayMorning;
  const take = takeTestAlert({
    alerts: {
      listSince: () => {
        const next = alerts[looks];
        looks += 1;
        if (next) kept.set(next.alertId, next);
        return Promise.resolve([...kept.values()]);
      },
      find: ({ alertId }) => Promise.resolve(kept.get(alertId)),
      save: (_, changed) => {
        kept.set(changed.alertId, changed);
        return Promise.resolve('replaced');
      },
    },
    now: () => now,
    pause: () => Promise.resolve((now += 2000)),
    patienceMs: 60_000,
  });
  return { take, kept };
};

describe('the canary', () => {
  const other = anAlert({ ...ofCanary, alertId: '01795397401-Zk3o0nXb1m9c', caseNumber: 'A' });
  const own = anAlert({ ...ofCanary, alertId: '01795397402-Zk3o0nXb1m9c', caseNumber: 'B' });

  it('waits for the alert of its report and takes it, and no other', async () => {
    const { take, kept } = appearing(other, own);
    await take('B');
    expect(kept.get(own.alertId)).toMatchObject({ state: 'taken', takers: ['canary'] });
    expect(kept.get(other.alertId)).toEqual(other);
    await take('B');
    expect(kept.get(own.alertId)?.takers).toEqual(['canary']);
  });

  it('takes the one that tells of its report, too', async () => {
    const { take, kept } = appearing(other, { ...own, joins: other.alertId });
    await take('B');
    expect(kept.get(other.alertId)).toMatchObject({ state: 'taken' });
  });

  it.each([
    ['none is opened', [other], 'it was not opened in time'],
    ['somebody resolved it', [{ ...own, state: 'resolved' as const }], 'it cannot be taken'],
  ])('says so where %s', async (_, alerts, says) => {
    await expect(appearing(...alerts).take('B')).rejects.toThrow(says);
  });
});
