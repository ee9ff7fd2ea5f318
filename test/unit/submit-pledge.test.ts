import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { PledgeForm } from '../../functions/pledges/pledge-form.ts';
import type { KeptPledge } from '../../functions/pledges/pledge-store.ts';
import { submitPledge } from '../../functions/pledges/submit-pledge.ts';
import { attemptOf } from '../../shared/attempt.ts';
import { readReceipt, signingKeyFromSeed } from '../../shared/receipt/receipt.ts';
import { Refusal } from '../../shared/refusal.ts';
import { demoCampaign } from '../support/campaign.ts';

const key = signingKeyFromSeed('ab'.repeat(32));
const now = Date.parse('2026-11-23T01:00:00Z');

const theRegister = (campaign = demoCampaign()) => {
  const kept: KeptPledge[] = [];
  const submit = submitPledge({
    campaign,
    pledges: {
      keep: (pledge) => {
        kept.push(pledge);
        return Promise.resolve({ receipt: pledge.receipt });
      },
    },
    pepper: () => Promise.resolve(Buffer.alloc(32, 1)),
    receiptKey: () => Promise.resolve(key),
    now: () => now,
    randomBytes,
  });
  return { kept, pledge: (form: PledgeForm) => submit(form, attemptOf(undefined, form)) };
};

const form: PledgeForm = {
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  number: '198609262015051001',
  agreed: true,
};

describe('a pledge', () => {
  it('is kept under a key that hides the number, and answered with a receipt that proves itself', async () => {
    const register = theRegister();
    const { receipt } = await register.pledge(form);
    expect(readReceipt(receipt, [key.publicKey])).toMatchObject({
      ok: true,
      receipt: { region: '18.09', staffKind: 'pns' },
    });
    expect(JSON.stringify(register.kept)).not.toContain(form.number);
    expect(receipt.length).toBeLessThanOrEqual(150);
  });

  it('has the same key however the number is written, and the same shape of answer when repeated', async () => {
    const register = theRegister();
    const first = await register.pledge(form);
    const again = await register.pledge({ ...form, number: '19860926 201505 1 001' });
    expect(register.kept[0]?.personKey).toBe(register.kept[1]?.personKey);
    expect(Object.keys(again)).toEqual(Object.keys(first));
    expect(again.receipt.length).toBe(first.receipt.length);
  });

  it('tells staff numbers of two units apart', async () => {
    const register = theRegister();
    const honorer = {
      ...form,
      staffKind: 'non-asn' as const,
      number: undefined,
      staffNumber: 'THL-7',
    };
    await register.pledge(honorer);
    await register.pledge({ ...honorer, unit: 'SEKDA' });
    expect(register.kept[0]?.personKey).not.toBe(register.kept[1]?.personKey);
  });

  it.each<[string, Partial<PledgeForm>, string, string]>([
    ['an unknown region', { region: '99.99' }, 'region', 'unknown-region'],
    ['a unit of nowhere', { unit: 'NOWHERE' }, 'unit', 'unknown-unit'],
    ['a PNS without a number', { number: undefined }, 'number', 'required'],
    [
      'an honorer without any number',
      { staffKind: 'non-asn', number: undefined },
      'staffNumber',
      'required',
    ],
  ])('is refused for %s, by name', async (_, change, field, reason) => {
    const refused = await theRegister()
      .pledge({ ...form, ...change })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).errors).toEqual([{ field, reason }]);
  });

  it('of non-ASN staff is taken only where the campaign takes them', async () => {
    const register = theRegister({ ...demoCampaign(), nonAsnTakePart: false });
    const honorer = {
      ...form,
      staffKind: 'non-asn' as const,
      number: undefined,
      staffNumber: 'THL-7',
    };
    await expect(register.pledge(honorer)).rejects.toMatchObject({
      errors: [{ field: 'staffKind' }],
    });
  });
});
