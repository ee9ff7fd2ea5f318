import { describe, expect, it } from '@jest/globals';
import type { Barring } from '../../events/barring.ts';
import { barringOf, conflictOf, isWithoutUnit, mayNameUnit } from '../../functions/conflict.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { demoCampaign } from '../support/campaign.ts';
import { likenessKey } from '../support/builders.ts';

const marks = (name: string) => nameMarks(likenessKey, name);
const barring = (more: Partial<Barring> = {}): Barring => ({
  standing: 'named',
  units: ['DISDIK', 'SDN-1'],
  names: [],
  ...more,
});
const about = (more: Partial<Barring> = {}) => ({ region: '18.09', barring: barring(more) });
const officer = { region: '18.09', unit: 'BKPSDM', names: marks('Andri Wayratna') };

describe('a conflict of interest', () => {
  it.each([
    ['somebody of the accused unit', { region: '18.09', unit: 'DISDIK' }, 'own-unit'],
    ['somebody of a unit below it', { region: '18.09', unit: 'SDN-1' }, 'own-unit'],
    ['somebody of the region without a unit', { region: '18.09' }, 'no-unit'],
    ['somebody whose unit was emptied', { region: '18.09', unit: '' }, 'no-unit'],
    [
      'somebody whose sign-in names the accused unit',
      { region: '18.09', unit: 'DINKES', signedInUnit: 'DISDIK' },
      'own-unit',
    ],
    [
      'somebody of the accused unit whose sign-in names another',
      { region: '18.09', unit: 'DISDIK', signedInUnit: 'DINKES' },
      'own-unit',
    ],
    [
      'somebody whose sign-in names no unit',
      { region: '18.09', unit: 'DINKES', signedInUnit: '' },
      'no-unit',
    ],
    ['somebody of another unit', { region: '18.09', unit: 'DINKES' }, undefined],
    ['a namesake of another region', { region: '14.06', unit: 'DISDIK' }, undefined],
    ['a namesake above the region', { region: '18', unit: 'DISDIK' }, undefined],
    ['somebody above the region without a unit', { region: '18' }, undefined],
    ['somebody of the nation', { region: 'ID' }, undefined],
  ])('of %s is told', (_, serving, conflict) => {
    expect(conflictOf(serving, about())).toBe(conflict);
  });

  it('is one with every report for somebody of the region without a unit, whoever is accused', () => {
    for (const standing of ['named', 'to-be-named', 'none'] as const)
      expect(conflictOf({ region: '18.09' }, about({ standing, units: [] }))).toBe('no-unit');
  });

  it('is held against the officers of a province when the province itself is reported', () => {
    const province = { region: '18', barring: barring({ units: ['SEKDA'] }) };
    expect(conflictOf({ region: '18', unit: 'SEKDA' }, province)).toBe('own-unit');
    expect(conflictOf({ region: '18' }, province)).toBe('no-unit');
    expect(conflictOf({ region: 'ID' }, province)).toBeUndefined();
  });

  it('is everybody’s of the region, and nobody’s above it, until the unit is settled', () => {
    const open = about({ standing: 'to-be-named', units: [] });
    expect(conflictOf(officer, open)).toBe('to-be-named');
    for (const region of ['18', 'ID'])
      expect(conflictOf({ ...officer, region }, open)).toBeUndefined();
  });

  it('is everybody’s of a region that the accused leads', () => {
    expect(conflictOf(officer, about({ wholeRegion: true }))).toBe('led-by-accused');
    expect(conflictOf({ region: '18' }, about({ wholeRegion: true }))).toBeUndefined();
  });

  it('is nobody’s by unit once it is found that nobody there is concerned', () => {
    const none = about({ standing: 'none', units: [] });
    expect(conflictOf({ region: '18.09', unit: 'DISDIK' }, none)).toBeUndefined();
  });

  it.each(['18.09', '18', 'ID', '14.06'])('is that of whose name resembles it, in %s', (region) => {
    for (const standing of ['named', 'to-be-named', 'none'] as const)
      for (const names of [[marks('Pak Andri')], [marks('Sari Umparan'), marks('Wairatna, S.H.')]])
        expect(conflictOf({ ...officer, region }, about({ standing, names }))).toBe('named');
  });

  it('is that of everybody whose name nobody can compare, once a name is to be compared', () => {
    for (const names of [undefined, marks('O'), marks('😀')]) {
      const who = { region: 'ID', names };
      expect(conflictOf(who, about({ names: [marks('Sari Umparan')] }))).toBe('not-comparable');
      expect(conflictOf(who, about())).toBeUndefined();
    }
  });
});

describe('a region whose chair must not know', () => {
  const chair = (unit: string | undefined, name = 'Hasbullah Tataanraja') => ({
    ...{ region: '18.09', unit, names: marks(name) },
  });
  const under = (...chairs: ReturnType<typeof chair>[]) => ({ ...officer, chairs });

  it('is passed over as a whole, whatever keeps the chair away', () => {
    expect(conflictOf(under(chair('DISDIK')), about())).toBe('chair-in-conflict');
    expect(conflictOf(under(chair('SEKDA'), chair('DISDIK')), about())).toBe('chair-in-conflict');
    expect(conflictOf(under(chair(undefined)), about())).toBe('chair-in-conflict');
    const names = [marks('Pak Hasbullah')];
    expect(conflictOf(under(chair('SEKDA')), about({ names }))).toBe('chair-in-conflict');
    expect(conflictOf(under(chair('SEKDA')), about())).toBeUndefined();
  });

  it('is not passed over for want of a chair’s unit where nobody there is concerned', () => {
    const none = about({ standing: 'none', units: [] });
    expect(conflictOf(under(chair(undefined)), none)).toBeUndefined();
  });

  it('says nothing about those above it, nor about another region', () => {
    const there = { region: '18', names: marks('Ratu Intansari'), chairs: [chair('DISDIK')] };
    expect(conflictOf(there, about())).toBeUndefined();
    const elsewhere = { ...chair('DISDIK'), region: '14.06' };
    expect(conflictOf(under(elsewhere), about())).toBeUndefined();
  });
});

describe('a report stored before the unit was settled', () => {
  it('has the unit it was found to name, and is otherwise to be named: no text fails open', () => {
    expect(barringOf({ accusedUnit: 'DISDIK' })).toEqual({
      standing: 'named',
      units: ['DISDIK'],
      names: [],
    });
    expect(barringOf({})).toEqual({ standing: 'to-be-named', units: [], names: [] });
    expect(conflictOf(officer, { region: '18.09' })).toBe('to-be-named');
    expect(conflictOf(officer, { region: '18.09', accusedUnit: 'DISDIK' })).toBeUndefined();
  });
});

describe('the unit of an accused', () => {
  it.each([
    ['of its province', '18', true],
    ['of the nation', 'ID', true],
    ['of the region itself', '18.09', false],
    ['of another province', '14', false],
    ['of another region', '18.10', false],
  ])('is settled by somebody %s: %j, %j', (_, region, may) => {
    const open = about({ standing: 'to-be-named', units: [] });
    expect(mayNameUnit({ ...officer, region }, open)).toBe(may);
  });

  it('is settled by nobody whose own name resembles that of the accused', () => {
    const names = [marks('Andri')];
    expect(mayNameUnit({ ...officer, region: '18' }, about({ names }))).toBe(false);
  });

  it('of a province is settled by the nation only', () => {
    const province = { region: '18' };
    expect(mayNameUnit({ region: 'ID' }, province)).toBe(true);
    expect(mayNameUnit({ region: '18', unit: 'SEKDA' }, province)).toBe(false);
  });
});

describe('somebody without a unit', () => {
  it.each([
    [{ region: '18.09' }, true],
    [{ region: '18.09', unit: 'DISDIK' }, false],
    [{ region: '18' }, false],
    [{ region: 'ID' }, false],
  ])('at %j is told that nothing is shown to them: %s', (serving, expected) => {
    expect(isWithoutUnit(demoCampaign(), serving)).toBe(expected);
  });
});
