import { describe, expect, it } from '@jest/globals';
import { decideWithinMs } from '../../../functions/satgas/officers/register-change.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import type { Person } from '../../../shared/http/request.ts';
import { anOfficer } from '../../support/builders.ts';
import { memoryRegister } from '../../support/memory-register.ts';

const admin: Person = { personId: 'admin', role: 'admin', region: '18.09', name: 'Admin' };
const otherAdmin: Person = { ...admin, personId: 'admin-2' };
const chair: Person = { ...admin, personId: 'ketua', role: 'chair', unit: 'SEKDA' };
const provinceChair: Person = { ...chair, personId: 'provinsi', region: '18' };

const siti = anOfficer('siti', {
  name: 'Siti Umparan',
  leave: [{ from: '2026-11-01', to: '2026-12-01' }],
});
const thief = '+6281299999999';

type Register = ReturnType<typeof memoryRegister>;
const proposing = async (
  register: Register,
  officers: Officer[],
  { by = admin }: { by?: Person } = {},
) => {
  const { change } = await register.propose({ scope: '18.09', officers }, by);
  if (!change) throw new Error('Nothing would change');
  return change.proposal.changeId;
};
const decide = (
  register: Register,
  changeId: string,
  by: Person,
  is: 'agreed' | 'rejected' = 'agreed',
) => register.decide({ scope: '18.09', changeId, is }, by);
const phoneOf = (register: Register) => register.officer('18.09/siti')?.phone;

describe('a change of the register of officers', () => {
  it('changes nothing by itself, whatever the role of who proposes it', async () => {
    for (const by of [admin, chair, provinceChair]) {
      const register = memoryRegister({ officers: [siti] });
      const changeId = await proposing(register, [{ ...siti, phone: thief }], { by });
      expect(phoneOf(register)).toBe(siti.phone);
      await expect(decide(register, changeId, by)).rejects.toMatchObject({
        code: 'not-allowed',
        errors: [{ reason: 'own-change' }],
      });
      expect(phoneOf(register)).toBe(siti.phone);
    }
  });

  it.each<[string, Person]>([
    ['another admin', otherAdmin],
    ['somebody above the region', provinceChair],
  ])('holds once %s agrees, once and for good', async (_, second) => {
    const register = memoryRegister({ officers: [siti] });
    const changeId = await proposing(register, [{ ...siti, phone: thief }]);
    const change = await decide(register, changeId, second);
    expect(change.outcome).toMatchObject({ stored: 1, meanwhile: [] });
    expect(phoneOf(register)).toBe(thief);
    expect(await decide(register, changeId, second)).toEqual(change);
    await expect(decide(register, changeId, second, 'rejected')).rejects.toMatchObject({
      errors: [{ reason: 'decided-otherwise' }],
    });
  });

  it('is agreed to by no chair for their own region, nor by anybody it is about', async () => {
    const register = memoryRegister({ officers: [siti] });
    const changeId = await proposing(register, [{ ...siti, phone: thief }]);
    await expect(decide(register, changeId, chair)).rejects.toMatchObject({
      errors: [{ reason: 'needs-an-admin' }],
    });
    const concerned = { ...otherAdmin, personId: 'siti' };
    await expect(decide(register, changeId, concerned)).rejects.toMatchObject({
      errors: [{ reason: 'own-entry' }],
    });
    expect(phoneOf(register)).toBe(siti.phone);
  });

  it('is about no entry of who proposes it, and makes no admin an officer', async () => {
    const own = anOfficer('admin', { rung: 'admin' });
    const register = memoryRegister({
      officers: [own, anOfficer('admin-3', { rung: 'admin' }), siti],
    });
    await expect(proposing(register, [{ ...own, unit: 'DINKES' }])).rejects.toMatchObject({
      code: 'not-allowed',
      errors: [{ reason: 'own-entry' }],
    });
    for (const officer of [anOfficer('admin-3'), { ...siti, rung: 'admin' as const }])
      await expect(proposing(register, [officer])).rejects.toMatchObject({
        errors: [{ field: 'rung', reason: 'admin-or-officer' }],
      });
  });

  it('that is rejected, or waits longer than 30 days, never holds', async () => {
    let now = 0;
    const register = memoryRegister({ officers: [siti], now: () => now });
    const rejected = await proposing(register, [{ ...siti, phone: thief }]);
    await decide(register, rejected, otherAdmin, 'rejected');
    await expect(decide(register, rejected, provinceChair)).rejects.toMatchObject({
      code: 'conflict',
    });
    const late = await proposing(register, [{ ...siti, phone: thief }]);
    now = decideWithinMs + 1;
    await expect(decide(register, late, otherAdmin)).rejects.toMatchObject({ code: 'too-late' });
    await decide(register, late, otherAdmin, 'rejected');
    expect(phoneOf(register)).toBe(siti.phone);
  });

  it('leaves an officer as another change left them that came first, and names them', async () => {
    const register = memoryRegister({ officers: [siti] });
    const first = await proposing(register, [{ ...siti, unit: 'DINKES' }]);
    const second = await proposing(register, [{ ...siti, phone: thief }]);
    await decide(register, first, otherAdmin);
    const { outcome } = await decide(register, second, otherAdmin);
    expect(outcome).toMatchObject({ stored: 0, meanwhile: ['18.09/siti'] });
    expect(register.officer('18.09/siti')).toMatchObject({ unit: 'DINKES', phone: siti.phone });
  });

  it('shows what it does to each officer, before and after', async () => {
    const register = memoryRegister({ officers: [siti] });
    await proposing(register, [{ ...siti, phone: thief, active: false }, anOfficer('budi')]);
    const [{ proposal } = {}] = await register.changes.list('18.09');
    expect(proposal).toMatchObject({ joins: 1, changes: 1, by: { personId: 'admin' } });
    expect(proposal?.shown[0]?.fields).toEqual([
      { field: 'phone', before: siti.phone, after: thief },
      { field: 'active', before: 'true', after: 'false' },
    ]);
  });
});

describe('proposals that nobody decides', () => {
  it('keep nobody from the register for longer than they can be agreed to', async () => {
    let now = 0;
    const register = memoryRegister({ officers: [siti], now: () => now });
    for (let n = 0; n < 50; n += 1)
      await proposing(register, [{ ...siti, phone: `+62812000000${10 + n}` }]);
    await expect(proposing(register, [{ ...siti, phone: thief }])).rejects.toMatchObject({
      errors: [{ reason: 'too-many-waiting' }],
    });
    now = decideWithinMs + 1;
    await proposing(register, [{ ...siti, phone: thief }]);
  });
});

describe('an admin', () => {
  const own = anOfficer('admin', { rung: 'admin' });

  it('enters themselves as such, with a second person, and never changes that entry', async () => {
    const register = memoryRegister();
    const changeId = await proposing(register, [own]);
    await expect(decide(register, changeId, admin)).rejects.toMatchObject({
      errors: [{ reason: 'own-change' }],
    });
    await decide(register, changeId, otherAdmin);
    expect(register.officer('18.09/admin')).toMatchObject({ rung: 'admin' });
    const entered = register.officer('18.09/admin') ?? own;
    await expect(proposing(register, [{ ...entered, name: 'Lain' }])).rejects.toMatchObject({
      errors: [{ reason: 'own-entry' }],
    });
    const renamed = await proposing(register, [{ ...entered, name: 'Lain' }], { by: otherAdmin });
    await expect(decide(register, renamed, admin)).rejects.toMatchObject({
      errors: [{ reason: 'own-entry' }],
    });
  });

  it('does not enter themselves as an officer, whoever agrees', async () => {
    const register = memoryRegister();
    await expect(proposing(register, [anOfficer('admin')])).rejects.toMatchObject({
      errors: [{ reason: 'own-entry' }],
    });
    const changeId = await proposing(register, [anOfficer('admin-2')]);
    await expect(decide(register, changeId, otherAdmin)).rejects.toMatchObject({
      errors: [{ reason: 'own-entry' }],
    });
  });
});

describe('a list of officers', () => {
  it('that says what the register says is no change at all', async () => {
    const register = memoryRegister({ officers: [siti] });
    const wanted = { scope: '18.09', officers: [siti] };
    expect(await register.propose(wanted, admin)).toEqual({ change: undefined });
  });
});
