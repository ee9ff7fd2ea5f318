import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../functions/satgas/alert.ts';
import type { AlertStore } from '../../functions/satgas/alert-store.ts';
import { climbLadder } from '../../functions/satgas/climb-ladder.ts';
import { ladder, lastRung, stepFrom } from '../../functions/satgas/ladder.ts';
import type { Officer } from '../../functions/satgas/officer.ts';
import { openAlert } from '../../functions/satgas/open-alert.ts';
import { anOfficer, aReportReceived } from '../support/builders.ts';

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

  it.each<[string, Partial<Officer>]>([
    ['an officer of a neighbour', { rung: 'officer', region: '18.10' }],
    ['another province', { rung: 'province', region: '14' }],
    ['a province officer entered under the region itself', { rung: 'province' }],
    ['a national officer entered under another scope', { rung: 'national', region: '14' }],
  ])('never asks %s', (_, more) => {
    expect(stepFrom(0, [anOfficer('asing', more)], about)).toBeUndefined();
  });

  it('passes over a province officer of the accused’s unit when the report is about the province itself', () => {
    const officers = [
      anOfficer('sekda-provinsi', { rung: 'province', region: '18', unit: 'SEKDA' }),
      anOfficer('provinsi', { rung: 'province', region: '18', unit: 'INSPEKTORAT' }),
    ];
    const step = stepFrom(0, officers, { region: '18', accusedUnit: 'SEKDA' });
    expect(step?.tell).toEqual(['provinsi']);
  });

  it('keeps a province officer whose own office only shares its code with the accused’s unit', () => {
    const officers = [anOfficer('provinsi', { rung: 'province', region: '18', unit: 'DISDIK' })];
    expect(stepFrom(0, officers, { ...about, accusedUnit: 'DISDIK' })?.tell).toEqual(['provinsi']);
  });

  it('has nobody left to ask when everybody is away', () => {
    const away = satgas.map((officer) => ({ ...officer, active: false }));
    expect(stepFrom(0, away, about)).toBeUndefined();
  });

  it('ends on a rung that is told again', () => {
    expect(ladder[lastRung]?.name).toBe('national');
    expect(stepFrom(lastRung, satgas, about)).toMatchObject({ tell: ['nasional'] });
  });
});

describe('an alert', () => {
  it('is opened once, however often its event comes', async () => {
    const it = theSatgas(satgas);
    await it.open(aReportReceived());
    await it.open(aReportReceived());
    expect(it.kept.size).toBe(1);
    expect(it.alert()).toMatchObject({
      state: 'open',
      rung: 0,
      telling: ['petugas-1', 'petugas-2'],
    });
  });

  it('climbs from silent officers to chair, province and nation, and is told again with an alarm', async () => {
    const it = theSatgas(satgas);
    await it.open(aReportReceived());
    const told: string[][] = [];
    for (const minutes of [14, 1, 15, 30, 60, 60]) {
      it.waitMinutes(minutes);
      const { climbed } = await it.climb();
      if (climbed > 0) told.push(it.alert()?.telling ?? []);
    }
    expect(told).toEqual([['ketua'], ['provinsi'], ['nasional'], ['nasional'], ['nasional']]);
    expect(it.counted).toEqual(['AlertsExhausted', 'AlertsExhausted']);
  });

  it('stays where it is while its time is not over', async () => {
    const it = theSatgas(satgas);
    await it.open(aReportReceived());
    it.waitMinutes(14.9);
    expect(await it.climb()).toEqual({ climbed: 0 });
    expect(it.alert()).toMatchObject({ rung: 0, step: 0 });
  });

  it('never goes to the accused’s unit, on any rung it climbs', async () => {
    const it = theSatgas(satgas);
    await it.open(aReportReceived({ accusedUnit: 'SEKDA' }));
    const told = new Set(it.alert()?.told);
    for (let minutes = 0; minutes < 300; minutes += 15) {
      it.waitMinutes(15);
      await it.climb();
      for (const officerId of it.alert()?.told ?? []) told.add(officerId);
    }
    expect([...told]).toEqual(['provinsi', 'nasional']);
  });

  it('that has nobody above is told again to whoever was told last, with an alarm', async () => {
    const it = theSatgas(satgas.slice(0, 1));
    await it.open(aReportReceived());
    it.waitMinutes(15);
    expect(await it.climb()).toEqual({ climbed: 1 });
    expect(it.alert()?.telling).toEqual(['petugas-1']);
    expect(it.counted).toEqual(['AlertsExhausted']);
  });

  it('never climbs once it is taken', async () => {
    const it = theSatgas(satgas);
    await it.open(aReportReceived());
    const alert = it.alert();
    if (alert) it.kept.set(alert.alertId, { ...alert, state: 'taken', takenBy: 'petugas-1' });
    it.waitMinutes(600);
    expect(await it.climb()).toEqual({ climbed: 0 });
  });

  it('that reaches nobody is opened all the same, ends on the dead-letter queue, and is told when somebody is there', async () => {
    const officers: Officer[] = [];
    const it = theSatgas(officers);
    await expect(it.open(aReportReceived())).rejects.toThrow(/Nobody can be told/);
    await it.climb();
    expect(it.counted).toEqual(['AlertsUnreachable']);
    officers.push(anOfficer('baru'));
    expect(await it.climb()).toEqual({ climbed: 1 });
    expect(it.alert()?.telling).toEqual(['baru']);
    await it.open(aReportReceived());
  });

  it('moves one step when two clocks tick together', async () => {
    const it = theSatgas(satgas);
    await it.open(aReportReceived());
    it.waitMinutes(15);
    const steps = await Promise.all([it.climb(), it.climb()]);
    expect(steps.reduce((sum, { climbed }) => sum + climbed, 0)).toBe(1);
    expect(it.alert()?.step).toBe(1);
  });
});
