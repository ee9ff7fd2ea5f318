import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { toOldContact } from '../../../functions/satgas/telling/tell-old-contact.ts';
import { anOfficer } from '../../support/builders.ts';

/** Where a change of the register is told. */
const toldBy = (before: Officer | undefined, after: Officer | undefined): string[] =>
  toOldContact(before, after).map(({ message }) => {
    expect(message.text.length).toBeLessThanOrEqual(160);
    expect(message.text).not.toMatch(/Contoh|petugas/);
    return 'phone' in message ? message.phone : message.channel;
  });

const siti = anOfficer('siti');
const own = siti.phone ?? '';

describe('a phone and a mailbox that alerts are taken from', () => {
  it('hear of it when alerts are turned to others', () => {
    expect(toldBy(siti, { ...siti, phone: '+6281299999999' })).toEqual([own]);
    expect(toldBy(siti, { ...siti, email: 'lain@contoh.test' })).toEqual(['email']);
    expect(toldBy(siti, { ...siti, phone: undefined })).toEqual([own]);
  });

  it('hear of it when their officer is switched off, or leaves', () => {
    expect(toldBy(siti, { ...siti, active: false })).toEqual(['email', own]);
    expect(toldBy(siti, undefined)).toEqual(['email', own]);
  });

  it('hear nothing of a change that leaves them as they are, nor twice', () => {
    expect(toldBy(siti, { ...siti, unit: 'DINKES' })).toEqual([]);
    expect(toldBy(undefined, siti)).toEqual([]);
    expect(
      toldBy({ ...siti, active: false }, { ...siti, active: false, phone: undefined }),
    ).toEqual([]);
    expect(toldBy({ ...siti, rung: 'admin' }, undefined)).toEqual([]);
  });
});
