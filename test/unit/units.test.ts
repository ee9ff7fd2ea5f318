import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { barredBy, unitsOf, type Unit } from '../../shared/units.ts';
import { demoCampaign } from '../support/campaign.ts';

const unit = (code: string, more: Partial<Unit> = {}): Unit => ({ code, name: code, ...more });

const region = {
  units: [
    unit('SEKDA', { isLeadership: true }),
    unit('DISDIK'),
    unit('DINKES'),
    unit('KEC', { superiors: ['BAG-PEM'] }),
  ],
  otherUnits: [
    unit('KDH', { isLeadership: true }),
    unit('BAG-PEM', { partOf: 'SEKDA' }),
    unit('SDN-1', { partOf: 'DISDIK' }),
    unit('SDN-2', { partOf: 'DISDIK' }),
    unit('KEL', { partOf: 'KEC' }),
  ],
};

describe('a report about somebody of a unit', () => {
  it.each([
    ['an office without parts', ['DINKES'], ['DINKES'], false],
    [
      'a school, and the office over it, but no other school',
      ['SDN-1'],
      ['DISDIK', 'SDN-1'],
      false,
    ],
    ['an office and all of its schools', ['DISDIK'], ['DISDIK', 'SDN-1', 'SDN-2'], false],
    ['all above, step by step', ['KEL'], ['BAG-PEM', 'KEC', 'KEL', 'SEKDA'], false],
    ['two units', ['DINKES', 'SDN-2'], ['DINKES', 'DISDIK', 'SDN-2'], false],
  ])('keeps away %s', (_, codes, units, wholeRegion) => {
    expect(barredBy(region, codes)).toEqual({ units, wholeRegion });
  });

  it('keeps the whole region away when it leads the region, or the region does not have it', () => {
    for (const codes of [['KDH'], ['SEKDA'], ['DINKES', 'KDH'], ['DIBUBARKAN']])
      expect(barredBy(region, codes).wholeRegion).toBe(true);
  });

  it('ends where units serve under each other in a circle', () => {
    const circle = { units: [unit('AA', { partOf: 'BB' }), unit('BB', { partOf: 'AA' })] };
    expect(barredBy(circle, ['AA']).units).toEqual(['AA', 'BB']);
  });

  it('always keeps that unit itself away, and more units never keep fewer away', () => {
    for (const one of demoCampaign().regions) {
      const code = fc.constantFrom(...unitsOf(one).map((found) => found.code));
      fc.assert(
        fc.property(fc.array(code, { minLength: 1, maxLength: 4 }), code, (codes, another) => {
          const few = barredBy(one, codes);
          const more = barredBy(one, [...codes, another]);
          expect(few.units).toEqual(expect.arrayContaining(codes));
          expect(more.units).toEqual(expect.arrayContaining(few.units));
          expect(more.wholeRegion || !few.wholeRegion).toBe(true);
        }),
      );
    }
  });
});
