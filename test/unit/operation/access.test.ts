import { describe, expect, it } from '@jest/globals';
import { mayCall, personWithRole, reaches } from '../../../shared/operation/access.ts';
import { anybody, everyRole, satgas, signedIn, type Role } from '../../../shared/operation/who.ts';

const nations = { who: signedIn({ admin: 'nation' }) };
const aPerson = (role: Role, region: string) => ({ personId: 'p1', role, region, name: 'Contoh' });

describe('what belongs to the nation', () => {
  it.each([undefined, 'ID', '14', '14.06'])(
    'is for a scope of the nation, whichever region is named: %s',
    (region) => {
      expect(mayCall(nations, aPerson('admin', 'ID'), region)).toBe('allowed');
      for (const scope of ['14', '14.06'])
        expect(mayCall(nations, aPerson('admin', scope), region)).toBe('wrong-region');
      expect(mayCall(nations, aPerson('chair', 'ID'), region)).toBe('wrong-role');
    },
  );

  it('is refused to a lesser scope when nobody has asked for a region yet', () => {
    const { roles } = nations.who;
    expect(personWithRole(roles, aPerson('admin', 'ID')).role).toBe('admin');
    const refusals = [
      [aPerson('admin', '14'), 'wrong-region'],
      [aPerson('officer', 'ID'), 'not-allowed'],
      [undefined, 'not-signed-in'],
    ] as const;
    for (const [person, code] of refusals)
      expect(() => personWithRole(roles, person)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the reach of a role', () => {
  it.each([
    ['ID', '14.06', true],
    ['ID', 'ID', true],
    ['14', '14.06', true],
    ['14', 'ID', false],
    ['14.06', '14', false],
    ['14.06', '14.07', false],
  ])('where it is what the scope covers: %s reaches %s, %s', (scope, region, covered) => {
    expect(reaches(satgas, aPerson('chair', scope), region)).toBe(covered);
    expect(reaches(everyRole, aPerson('chair', scope), region)).toBe(true);
    expect(reaches({}, aPerson('chair', scope), region)).toBe(false);
  });

  it('decides nothing where anybody may call', () => {
    expect(mayCall({ who: anybody }, aPerson('officer', '14.06'), 'ID')).toBe('allowed');
  });
});
