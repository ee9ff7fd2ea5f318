import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../functions/satgas/alert.ts';
import type { AlertStore } from '../../functions/satgas/alert-store.ts';
import { climbLadder } from '../../functions/satgas/climb-ladder.ts';
import { ladder, lastRung, stepFrom } from '../../functions/satgas/ladder.ts';
import type { Officer } from '../../functions/satgas/officer.ts';
import { openAlert } from '../../functions/satgas/open-alert.ts';

const anOfficer = (officerId: string, more: Partial<Officer> = {}): Officer => ({
  region: '18.09',
  officerId,
  rung: 'officer',
  name: 'Contoh',
  active: true,
  ...more,
});

const satgas: Officer[] = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair', unit: 'SEKDA' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const about = { region: '18.09' };

/** Keeps alerts as the table does, conditions included. */
const memoryAlerts = () => {
  const kept = new Map<string, Alert>();
  const alerts: Pick<AlertStore, 'open' | 'listOpen' | 'climb'> = {
    open: (alert) => {
      const known = kept.get(alert.alertId);
      if (!known) kept.set(alert.alertId, alert);
      return Promise.resolve(known ?? 'opened');
    },
    listOpen: (region) =>
      Promise.resolve(
        [...kept.values()].filter((one) => one.region === region && one.state === 'open'),
      ),
    climb: (from, next) => {
      const known = kept.get(from.alertId);
      if (known?.state !== 'open' || known.step !== from.step) return Promise.resolve('moved-on');
      kept.set(from.alertId, { ...known, ...next, step: known.step + 1 });
      return Promise.resolve('climbed');
    },
  };
  return { kept, alerts };
};

const event = (accusedUnit?: string) => ({
  specversion: '1.0' as const,
  type: 'report.received' as const,
  id: 'key',
  source: 'netral/reports' as const,
  subject: '18.09/LP-7F3K2Q',
  time: '2026-11-23T01:30:00.000Z',
  data: {
    reportKey: 'Zk3o0nXb1m9cQe7rTt5vYw2aLs8dHf4g',
    caseNumber: 'LP-7F3K2Q',
    region: '18.09',
    lane: 'lead' as const,
    conduct: 'other',
    severity: 3,
    receivedAt: 1_795_397_400_000,
    ...(accusedUnit !== undefined && { accusedUnit }),
  },
});

const theSatgas = (officers: Officer[]) => {
  const { kept, alerts } = memoryAlerts();
  const counted: string[] = [];
  let now = 0;
  const needs = { alerts, officers: { listOf: () => Promise.resolve(officers) }, now: () => now };
  return {
    counted,
    alert: () => [...kept.values()][0],
    kept,
    open: openAlert(needs),
    climb: climbLadder({ ...needs, regions: ['18.09'], count: (metric) => counted.push(metric) }),
    waitMinutes: (minutes: number) => (now += minutes * 60_000),
  };
};

describe('the ladder', () => {
  it.each([
    [0, ['petugas-1', 'petugas-2']],
    [1, ['ketua']],
    [2, ['provinsi']],
    [3, ['nasional']],
  ])('tells on rung %i %j', (rung, tell) => {
    expect(stepFrom(rung, satgas, about)).toMatchObject({ rung, tell });
  });

  it('passes over officers of the accused’s own unit', () => {
    expect(stepFrom(0, satgas, { ...about, accusedUnit: 'DISDIK' })?.tell).toEqual(['petugas-1']);
  });

  it('starts a level up when the chair is of the accused’s unit', () => {
    expect(stepFrom(0, satgas, { ...about, accusedUnit: 'SEKDA' })?.tell).toEqual(['provinsi']);
  });

  it('passes over who is not active, and who serves another region', () => {
    const officers = [
      anOfficer('a', { active: false }),
      anOfficer('b', { region: '14.06' }),
      ...satgas.slice(2),
    ];
    expect(stepFrom(0, officers, about)).toMatchObject({ rung: 1, tell: ['ketua'] });
  });

  it('ends on a rung that is told again', () => {
    expect(ladder[lastRung]?.name).toBe('national');
    expect(stepFrom(lastRung, satgas, about)).toMatchObject({ tell: ['nasional'] });
  });
});

describe('an alert', () => {
  it('is opened once, however often its event comes', async () => {
    const it = theSatgas(satgas);
    await it.open(event());
    await it.open(event());
    expect(it.kept.size).toBe(1);
    expect(it.alert()).toMatchObject({
      state: 'open',
      rung: 0,
      telling: ['petugas-1', 'petugas-2'],
    });
  });

  it('climbs from silent officers to chair, province and nation, and is told again with an alarm', async () => {
    const it = theSatgas(satgas);
    await it.open(event());
    const told: string[][] = [];
    for (const minutes of [14, 1, 15, 30, 60, 60]) {
      it.waitMinutes(minutes);
      const { climbed } = await it.climb();
      if (climbed > 0) told.push(it.alert()?.telling ?? []);
    }
    expect(told).toEqual([['ketua'], ['provinsi'], ['nasional'], ['nasional'], ['nasional']]);
    expect(it.counted).toEqual(['AlertsExhausted', 'AlertsExhausted']);
  });

  it('never climbs once it is taken', async () => {
    const it = theSatgas(satgas);
    await it.open(event());
    const alert = it.alert();
    if (alert) it.kept.set(alert.alertId, { ...alert, state: 'taken', takenBy: 'petugas-1' });
    it.waitMinutes(600);
    expect(await it.climb()).toEqual({ climbed: 0 });
  });

  it('that reaches nobody is opened all the same, ends on the dead-letter queue, and is told when somebody is there', async () => {
    const officers: Officer[] = [];
    const it = theSatgas(officers);
    await expect(it.open(event())).rejects.toThrow(/Nobody can be told/);
    await it.climb();
    expect(it.counted).toEqual(['AlertsUnreachable']);
    officers.push(anOfficer('baru'));
    expect(await it.climb()).toEqual({ climbed: 1 });
    expect(it.alert()?.telling).toEqual(['baru']);
    await it.open(event());
  });

  it('moves one step when two clocks tick together', async () => {
    const it = theSatgas(satgas);
    await it.open(event());
    it.waitMinutes(15);
    const steps = await Promise.all([it.climb(), it.climb()]);
    expect(steps.reduce((sum, { climbed }) => sum + climbed, 0)).toBe(1);
    expect(it.alert()?.step).toBe(1);
  });
});
