import { describe, expect, it } from '@jest/globals';
import { lastRungOf, stepFrom, type About } from '../../functions/satgas/alerts/ladder.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { rungNameOf } from '../../functions/satgas/policy.ts';
import { anOfficer, aReportReceived } from '../support/builders.ts';
import { mondayMorning, theSatgas as satgasOf } from '../support/memory-satgas.ts';
import { under } from '../support/policy.ts';

const satgas: Officer[] = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair', unit: 'SEKDA' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const about: About = { region: '18.09', severity: 3, accusedUnit: 'KEC-PADANGCERMIN' };
const from = (rung: number, officers: Officer[], more: Partial<About> = {}) =>
  stepFrom(rung, officers, { about: { ...about, ...more }, ...under(mondayMorning) });
const theSatgas = (officers: Officer[]) => satgasOf({ officers });

describe('the ladder', () => {
  it.each([
    [0, ['petugas-1', 'petugas-2']],
    [2, ['ketua']],
    [3, ['provinsi']],
    [4, ['nasional']],
  ])('tells on rung %i %j', (rung, tell) => {
    expect(from(rung, satgas)).toMatchObject({ rung, tell });
  });

  it('passes over officers of the accused’s own unit', () => {
    expect(from(0, satgas, { accusedUnit: 'DISDIK' })?.tell).toEqual(['petugas-1']);
  });

  it('starts a level up when the chair is of the accused’s unit', () => {
    expect(from(0, satgas, { accusedUnit: 'SEKDA' })?.tell).toEqual(['provinsi']);
  });

  it('passes over who is not active, and who serves another region', () => {
    const officers = [
      anOfficer('a', { active: false }),
      anOfficer('b', { region: '14.06' }),
      ...satgas.slice(2),
    ];
    expect(from(0, officers)).toMatchObject({ rung: 2, tell: ['ketua'] });
  });

  it.each<[string, Partial<Officer>]>([
    ['an officer of a neighbour', { rung: 'officer', region: '18.10' }],
    ['another province', { rung: 'province', region: '14' }],
    ['a province officer entered under the region itself', { rung: 'province' }],
    ['a national officer entered under another scope', { rung: 'national', region: '14' }],
  ])('never asks %s', (_, more) => {
    expect(from(0, [anOfficer('asing', more)])).toBeUndefined();
  });

  it('passes over a province officer of the accused’s unit when the report is about the province itself', () => {
    const officers = [
      anOfficer('sekda-provinsi', { rung: 'province', region: '18', unit: 'SEKDA' }),
      anOfficer('provinsi', { rung: 'province', region: '18', unit: 'INSPEKTORAT' }),
    ];
    const step = from(0, officers, { region: '18', accusedUnit: 'SEKDA' });
    expect(step?.tell).toEqual(['provinsi']);
  });

  it('keeps a province officer whose own office only shares its code with the accused’s unit', () => {
    const officers = [anOfficer('provinsi', { rung: 'province', region: '18', unit: 'DISDIK' })];
    expect(from(0, officers, { accusedUnit: 'DISDIK' })?.tell).toEqual(['provinsi']);
  });

  it('has nobody left to ask when everybody is away', () => {
    const away = satgas.map((officer) => ({ ...officer, active: false }));
    expect(from(0, away)).toBeUndefined();
  });

  it('ends on a rung that is told again', () => {
    const last = lastRungOf(about);
    expect(rungNameOf({ ...about, rung: last })).toBe('national');
    expect(from(last, satgas)).toMatchObject({ tell: ['nasional'] });
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
    for (const minutes of [14, 1, 15, 30, 60, 119, 1]) {
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
    if (alert) it.keep({ ...alert, state: 'taken', takers: ['petugas-1'] });
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
