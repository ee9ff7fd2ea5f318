import { describe, expect, it } from '@jest/globals';
import type { PledgeForm } from '../../functions/pledges/register/pledge-form.ts';
import type { Attended } from '../../functions/pledges/ceremonies/attend.ts';
import type { NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import {
  passClaim as passing,
  type PassClaim,
} from '../../functions/pledges/pledging/pass-claim.ts';
import { submitPledge } from '../../functions/pledges/pledging/submit-pledge.ts';
import { puzzleGate } from '../../shared/puzzle/puzzle-gate.ts';
import { readReceipt, signingKeyFromSeed } from '../../shared/receipt/receipt.ts';
import { Refusal } from '../../shared/refusal.ts';
import { attemptOf } from '../support/attempts.ts';
import { demoCampaign } from '../support/campaign.ts';

const key = signingKeyFromSeed('ab'.repeat(32));
const now = Date.parse('2026-11-23T01:00:00Z');

const theRegister = (
  campaign = demoCampaign(),
  at = now,
  attended?: Attended,
  passClaim: PassClaim = () => Promise.resolve('usual'),
) => {
  const stored: NewPledge[] = [];
  const submit = submitPledge({
    campaign,
    pledges: { store: (pledge) => Promise.resolve(void stored.push(pledge)) },
    attend: () => Promise.resolve(attended),
    passClaim,
    pepper: () => Promise.resolve(Buffer.alloc(32, 1)),
    receiptKey: () => Promise.resolve(key),
    now: () => at,
  });
  return {
    stored,
    pledge: async (form: PledgeForm, idempotencyKey?: string, puzzle?: string) => {
      const attempt = await attemptOf(idempotencyKey, form);
      return submit(form, { attempt, address: '203.0.113.7', puzzle });
    },
  };
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
    expect(JSON.stringify(register.stored)).not.toContain(form.number);
    expect(receipt.length).toBeLessThanOrEqual(150);
  });

  it('has the same key however the number is written, and the same shape of answer when repeated', async () => {
    const register = theRegister();
    const first = await register.pledge(form);
    const again = await register.pledge({ ...form, number: '19860926 201505 1 001' });
    expect(register.stored[0]?.personKey).toBe(register.stored[1]?.personKey);
    expect(Object.keys(again)).toEqual(Object.keys(first));
    expect(again.receipt.length).toBe(first.receipt.length);
  });

  it('without a ticket is a claim, and its receipt says that it is one', async () => {
    const register = theRegister();
    const { receipt, standing } = await register.pledge(form);
    expect([standing, register.stored[0]?.standing]).toEqual(['claimed', 'claimed']);
    expect(readReceipt(receipt, [key.publicKey])).toMatchObject({
      receipt: { standing: 'claimed' },
    });
  });

  it('with a ticket that lives is attended; with one that does not, a claim of no ceremony', async () => {
    const bound = { ceremony: '18.09-abcdefghijkl', ticket: 't', code: 7 };
    const how = { act: 'ikrar', channel: 'kiosk' } as const;
    const living = theRegister(demoCampaign(), now, { ...how, bound });
    const { receipt } = await living.pledge(form);
    expect(living.stored).toMatchObject([{ standing: 'attended', ...bound }]);
    expect(readReceipt(receipt, [key.publicKey])).toMatchObject({
      receipt: { standing: 'attended', channel: 'kiosk' },
    });
    const late = theRegister(demoCampaign(), now, how);
    await late.pledge(form);
    expect(late.stored).toMatchObject([{ standing: 'claimed' }]);
    expect(late.stored[0]).not.toHaveProperty('ceremony');
  });

  it('gets a receipt of its own each time, and a retry one of the same number, whoever pledged in between', async () => {
    const register = theRegister();
    const idOf = ({ receipt }: { receipt: string }) => {
      const read = readReceipt(receipt, [key.publicKey]);
      return read.ok ? read.receipt.id : undefined;
    };
    const first = idOf(await register.pledge(form, 'spy-1'));
    const between = idOf(await register.pledge(form));
    expect(idOf(await register.pledge(form, 'spy-1'))).toBe(first);
    expect(between).not.toBe(first);
    expect(register.stored.map(({ receiptId }) => receiptId)).toEqual([first, between, first]);
    const other = { ...form, unit: 'SEKDA' };
    expect(idOf(await register.pledge(other, 'spy-1'))).not.toBe(first);
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
    expect(register.stored[0]?.personKey).not.toBe(register.stored[1]?.personKey);
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

  it('names the version and the hash of the words sworn, on the receipt and in what is kept', async () => {
    const { version, sha256 } = demoCampaign().pledgeTexts[0] ?? {};
    const register = theRegister();
    const { receipt, pledgeText } = await register.pledge(form);
    expect(pledgeText).toEqual({ version, sha256 });
    expect(register.stored[0]).toMatchObject({ textVersion: version, act: 'ikrar' });
    expect(readReceipt(receipt, [key.publicKey])).toMatchObject({
      receipt: { textVersion: version, textHashStart: sha256?.slice(0, 24), act: 'ikrar' },
    });
  });

  it('may be signed instead of spoken, where the campaign offers that', async () => {
    const signed = { ...form, act: 'pakta-integritas' as const };
    const register = theRegister();
    const { receipt } = await register.pledge(signed);
    expect(register.stored[0]).toMatchObject({ act: 'pakta-integritas' });
    expect(readReceipt(receipt, [key.publicKey])).toMatchObject({
      receipt: { act: 'pakta-integritas' },
    });
    await expect(
      theRegister({ ...demoCampaign(), acts: ['ikrar'] }).pledge(signed),
    ).rejects.toMatchObject({ errors: [{ field: 'act', reason: 'not-offered' }] });
  });

  it('outside the phase of its region is refused by name, with the dates on the region’s clocks', async () => {
    const name = { id: 'Masa ikrar', en: 'Pledge period' };
    const campaign = {
      ...demoCampaign(),
      pledgePhases: [{ name, opens: '2026-11-23T08:00', closes: '2026-12-08' }],
    };
    const facts = { opens: '2026-11-23 08:00 WIB', closes: '2026-12-09 00:00 WIB' };
    const at = (time: string) => theRegister(campaign, Date.parse(time)).pledge(form);
    await expect(at('2026-11-23T07:59:59.999+07:00')).rejects.toMatchObject({
      errors: [{ field: 'region', reason: 'pledging-not-yet', facts }],
    });
    await expect(at('2026-11-23T08:00:00+07:00')).resolves.toBeDefined();
    await expect(at('2026-12-08T23:59:59.999+07:00')).resolves.toBeDefined();
    await expect(at('2026-12-09T00:00:00+07:00')).rejects.toMatchObject({
      errors: [{ field: 'region', reason: 'pledging-over', facts }],
    });
  });

  describe('after the words have changed', () => {
    const changedAt = '2026-11-23T08:00';
    const [text] = demoCampaign().pledgeTexts;
    if (!text) throw new Error('The demo has a text');
    const campaign = {
      ...demoCampaign(),
      pledgeTexts: [text, { ...text, version: 2, sha256: 'cd'.repeat(32), validFrom: changedAt }],
    };
    const at = (hours: number) =>
      theRegister(campaign, Date.parse(`${changedAt}+07:00`) + hours * 3_600_000);

    it('names the words of the day unless the page showed others', async () => {
      const { pledgeText } = await at(0).pledge(form);
      expect(pledgeText).toEqual({ version: 2, sha256: 'cd'.repeat(32) });
    });

    it('names the words that were shown, for a page left open up to a day', async () => {
      const { pledgeText } = await at(23).pledge({ ...form, textVersion: 1 });
      expect(pledgeText.version).toBe(1);
      await expect(at(24).pledge({ ...form, textVersion: 1 })).rejects.toMatchObject({
        errors: [{ field: 'textVersion', reason: 'other-words-now' }],
      });
    });

    it('takes a pledge that waited on a phone with the words and in the phase of when it was pressed', async () => {
      const swornAt = Date.parse(`${changedAt}+07:00`) - 3_600_000;
      const register = at(5 * 24);
      const { pledgeText } = await register.pledge({ ...form, textVersion: 1, swornAt });
      expect(pledgeText.version).toBe(1);
      expect(register.stored).toMatchObject([{ swornAt, textVersion: 1 }]);
      const late = at(7 * 24).pledge({ ...form, textVersion: 1, swornAt });
      await expect(late).rejects.toMatchObject({
        errors: [{ field: 'swornAt', reason: 'too-long-ago' }],
      });
    });

    it('refuses words that do not hold yet', async () => {
      await expect(at(-1).pledge({ ...form, textVersion: 2 })).rejects.toMatchObject({
        errors: [{ field: 'textVersion' }],
      });
    });
  });
});

describe('a pledge from where many came', () => {
  /** A place far above its limit; only the right solution serves. */
  const busy: PassClaim = passing({
    gate: puzzleGate({
      offer: () => Promise.resolve('a-challenge'),
      serves: (solution) => Promise.resolve(solution === 'right'),
    }),
    load: () => Promise.resolve(50),
  });
  const bound = { ceremony: '18.09-abcdefghijkl', ticket: 'ticket-1', code: 7 };

  it('of a town hall with eight hundred live tickets never meets a puzzle', async () => {
    const attended: Attended = { act: 'ikrar', channel: 'phone', bound };
    const register = theRegister(demoCampaign(), now, attended, busy);
    for (let n = 0; n < 800; n += 1) {
      const { standing } = await register.pledge(form, `attempt ${String(n)}`, 'offer');
      expect(standing).toBe('attended');
    }
    expect(register.stored.some(({ solved }) => solved)).toBe(false);
  });

  it('is asked for one only if its page takes one, and nothing is stored then', async () => {
    const register = theRegister(demoCampaign(), now, undefined, busy);
    await expect(register.pledge(form, 'key', 'offer')).rejects.toMatchObject({
      code: 'puzzle-first',
      headers: { puzzle: 'a-challenge' },
    });
    expect(register.stored).toEqual([]);
    for (const puzzle of [undefined, 'wrong', '']) await register.pledge(form, 'key', puzzle);
    expect(register.stored.map(({ solved }) => solved)).toEqual([undefined, undefined, undefined]);
  });

  it('is a claim as any other once it is solved, with the same answer as without', async () => {
    const register = theRegister(demoCampaign(), now, undefined, busy);
    const solved = await register.pledge(form, 'key', 'right');
    expect(await register.pledge(form, 'key')).toEqual(solved);
    expect(register.stored.map(({ standing }) => standing)).toEqual(['claimed', 'claimed']);
    expect(register.stored[0]).toMatchObject({ solved: true });
  });

  it('is asked for one whoever has pledged before or not: the number decides nothing', async () => {
    const asked: unknown[] = [];
    const register = theRegister(demoCampaign(), now, undefined, (region, { puzzle, address }) => {
      asked.push({ region, puzzle, address });
      return Promise.resolve('usual');
    });
    await register.pledge(form, 'one', 'offer');
    await register.pledge(form, 'two', 'offer');
    await register.pledge({ ...form, number: '198001012005011002' }, 'three', 'offer');
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('is not asked for one before everything else of it fits', async () => {
    const register = theRegister(demoCampaign(), now, undefined, busy);
    await expect(register.pledge({ ...form, number: '1' }, 'key', 'offer')).rejects.toMatchObject({
      code: 'invalid-fields',
    });
  });
});
