import { describe, expect, it } from '@jest/globals';
import { forgotten, listedPages, pageOperations } from '../support/pages/listed.ts';
import { withManyUnits } from '../support/pages/long.ts';
import { madeOf } from '../support/pages/made.ts';

// What a suite makes has addresses of its own; which operations they belong to is known without one.
const made = Object.fromEntries(madeOf.map((name) => [name, [`/made/${name}`]]));

describe('the walk over all pages', () => {
  it('knows an address of every page that an operation answers a GET with', () => {
    expect(forgotten(made)).toEqual([]);
    expect(pageOperations.length).toBeGreaterThan(75);
  });

  it('names each whose address nobody knows', () =>
    expect(forgotten({}).sort()).toEqual([...madeOf].sort()));

  it('makes nothing for a page that is no more', () => {
    const pages = new Set(pageOperations.map(({ name }) => name));
    expect(madeOf.filter((name) => !pages.has(name))).toEqual([]);
  });

  it('shows each to every role that may see it', () => {
    const pages = listedPages(made);
    for (const { name, who } of pageOperations) {
      const roles = new Set(
        pages.flatMap((one) => (one.operation === name ? [one.looker.role] : [])),
      );
      expect([name, [...roles].sort()]).toEqual([
        name,
        who.by === 'sign-in' ? Object.keys(who.roles).sort() : ['nobody'],
      ]);
    }
  });

  it('has a region as large as there are: forty units, each named in eighty letters at most', () => {
    const units = [{ code: 'DISDIK', name: 'Dinas Pendidikan' }];
    const large = withManyUnits({ code: '18.09', name: 'Kabupaten Pesawaran', units });
    expect(large.units).toHaveLength(40);
    expect(new Set(large.units.map(({ code }) => code)).size).toBe(40);
    expect(new Set(large.units.map(({ name }) => name)).size).toBe(40);
    expect(Math.max(...large.units.map(({ name }) => name.length))).toBe(80);
    expect(large.units[0]).toEqual(units[0]);
  });
});
