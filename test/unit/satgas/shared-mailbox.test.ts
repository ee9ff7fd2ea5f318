import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { subscribeOfficer } from '../../../functions/satgas/telling/subscribe-officer.ts';
import { anOfficer } from '../../support/builders.ts';

const mailbox = 'satgas@contoh.test';
const one = anOfficer('petugas-1', { email: mailbox });
const two = anOfficer('petugas-2', { email: mailbox });

/** A register, and the mailboxes that SNS knows by who is heard there. */
const theRegister = () => {
  const register = new Map<string, Officer>();
  const heard = new Map<string, string[]>();
  const subscribe = subscribeOfficer({
    officers: { listOf: () => Promise.resolve([...register.values()]) },
    subscribe: (_, endpoint, filter) => {
      heard.set(endpoint, (filter as { to: string[] }).to);
      return Promise.resolve();
    },
    unsubscribe: (_, endpoint) => {
      heard.delete(endpoint);
      return Promise.resolve();
    },
  });
  const put = async (officer: Officer) => {
    const before = register.get(officer.officerId);
    register.set(officer.officerId, officer);
    await subscribe(before, officer);
  };
  return { put, heard: () => Object.fromEntries(heard) };
};

describe('a mailbox that officers share', () => {
  it('gets what is addressed to any of them', async () => {
    const { put, heard } = theRegister();
    await put(one);
    await put(two);
    expect(heard()).toEqual({ [mailbox]: ['all', 'petugas-1', 'petugas-2'] });
  });

  it('stays subscribed for who is left when one leaves it, and ends with the last', async () => {
    const { put, heard } = theRegister();
    await put(one);
    await put(two);
    await put({ ...one, active: false });
    expect(heard()).toEqual({ [mailbox]: ['all', 'petugas-2'] });
    await put({ ...two, email: 'siti@contoh.test' });
    expect(heard()).toEqual({ 'siti@contoh.test': ['all', 'petugas-2'] });
  });
});
