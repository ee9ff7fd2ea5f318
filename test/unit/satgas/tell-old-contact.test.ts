import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { tellOldContact } from '../../../functions/satgas/telling/tell-old-contact.ts';
import { anOfficer } from '../../support/builders.ts';

/** Where a change of the register is told, and whether the month's budget has room for SMS. */
const toldBy = async (
  before: Officer | undefined,
  after: Officer | undefined,
  budget: 'reserved' | 'spent' = 'reserved',
): Promise<string[]> => {
  const sent: string[] = [];
  await tellOldContact({
    budget: { reserve: () => Promise.resolve(budget) },
    publish: (message) => {
      sent.push('phone' in message ? message.phone : message.channel);
      expect(message.text.length).toBeLessThanOrEqual(160);
      expect(message.text).not.toMatch(/Contoh|petugas/);
      return Promise.resolve('id');
    },
    now: () => 0,
  })(before, after);
  return sent;
};

const siti = anOfficer('siti');
const own = siti.phone ?? '';

describe('a phone and a mailbox that alerts are taken from', () => {
  it('hear of it when alerts are turned to others', async () => {
    expect(await toldBy(siti, { ...siti, phone: '+6281299999999' })).toEqual([own]);
    expect(await toldBy(siti, { ...siti, email: 'lain@contoh.test' })).toEqual(['email']);
    expect(await toldBy(siti, { ...siti, phone: undefined })).toEqual([own]);
  });

  it('hear of it when their officer is switched off, or leaves', async () => {
    expect(await toldBy(siti, { ...siti, active: false })).toEqual(['email', own]);
    expect(await toldBy(siti, undefined)).toEqual(['email', own]);
  });

  it('hear nothing of a change that leaves them as they are, nor twice', async () => {
    expect(await toldBy(siti, { ...siti, unit: 'DINKES' })).toEqual([]);
    expect(await toldBy(undefined, siti)).toEqual([]);
    expect(
      await toldBy({ ...siti, active: false }, { ...siti, active: false, phone: undefined }),
    ).toEqual([]);
    expect(await toldBy({ ...siti, rung: 'admin' }, undefined)).toEqual([]);
  });

  it('are told by e-mail alone where the budget is spent', async () => {
    expect(await toldBy(siti, undefined, 'spent')).toEqual(['email']);
  });
});
