import { describe, expect, it } from '@jest/globals';
import { conflictOf, isWithoutUnit } from '../../functions/conflict.ts';
import { demoCampaign } from '../support/campaign.ts';

const about = { region: '18.09', accusedUnit: 'DISDIK' };

describe('a conflict of interest', () => {
  it.each([
    ['somebody of the accused unit', { region: '18.09', unit: 'DISDIK' }, 'own-unit'],
    ['somebody of the region without a unit', { region: '18.09' }, 'no-unit'],
    ['somebody whose unit was emptied', { region: '18.09', unit: '' }, 'no-unit'],
    ['somebody of another unit', { region: '18.09', unit: 'DINKES' }, undefined],
    ['a namesake of another region', { region: '14.06', unit: 'DISDIK' }, undefined],
    ['a namesake above the region', { region: '18', unit: 'DISDIK' }, undefined],
    ['somebody above the region without a unit', { region: '18' }, undefined],
    ['somebody of the nation', { region: 'ID' }, undefined],
  ])('of %s is told', (_, serving, conflict) => {
    expect(conflictOf(serving, about)).toBe(conflict);
  });

  it('is one with every report for somebody of the region without a unit, whoever is accused', () => {
    expect(conflictOf({ region: '18.09' }, { region: '18.09' })).toBe('no-unit');
    expect(conflictOf({ region: '18.09', unit: 'DISDIK' }, { region: '18.09' })).toBeUndefined();
  });

  it('is held against the officers of a province when the province itself is reported', () => {
    const province = { region: '18', accusedUnit: 'SEKDA' };
    expect(conflictOf({ region: '18', unit: 'SEKDA' }, province)).toBe('own-unit');
    expect(conflictOf({ region: '18' }, province)).toBe('no-unit');
    expect(conflictOf({ region: 'ID' }, province)).toBeUndefined();
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
