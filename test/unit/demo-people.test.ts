import { describe, expect, it } from '@jest/globals';
import { demoPeople } from '../../infra/demo/demo-people.ts';

describe('the demo people', () => {
  it('are two officers and a chair per region, a chair per province, those of the nation, and the independent office', () => {
    const satgas = demoPeople.filter(
      ({ satgasRole }) => ![undefined, 'admin'].includes(satgasRole),
    );
    for (const region of ['14.06', '64.07', '18.09', '35.75', '75.04']) {
      const members = satgas.filter((person) => person.region === region);
      expect(members.map(({ satgasRole }) => satgasRole).sort()).toEqual([
        'chair',
        'officer',
        'officer',
      ]);
      expect(new Set(members.map(({ unit }) => unit)).size).toBe(3);
      const above = satgas.filter((person) => person.region === region.slice(0, 2));
      expect(above.map(({ satgasRole }) => satgasRole)).toEqual(['province']);
    }
    expect(satgas.filter(({ region }) => region === '00.99')).toHaveLength(3);
    expect(satgas.filter(({ satgasRole }) => satgasRole === 'national')).toHaveLength(2);
    expect(satgas.filter(({ satgasRole }) => satgasRole === 'independent')).toHaveLength(1);
    expect(satgas).toHaveLength(26);
  });

  it('are an admin of the nation, one of a province and one of a region in it, and oversight', () => {
    const others = demoPeople.filter(({ satgasRole }) => [undefined, 'admin'].includes(satgasRole));
    expect(others.map(({ role, region }) => `${role} ${region}`)).toEqual([
      'admin ID',
      'admin ID',
      'admin 18.09',
      'admin 18',
      'oversight ID',
    ]);
  });

  it('have their own ids, phones and mailboxes, none of them real', () => {
    for (const field of ['id', 'phone', 'email'] as const) {
      const values = demoPeople.flatMap((person) => person[field] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { id, phone, email } of demoPeople) {
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{1,39}$/);
      if (phone !== undefined) expect(phone).toMatch(/^\+6281200000\d{3}$/);
      expect(email).toMatch(/@contoh\.example$/);
    }
  });
});
