import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encode } from 'uqr';
import { handOverByUnit } from '../../../functions/pledges/ceremonies/hand-over-by-unit.ts';
import { keepSheet } from '../../../functions/pledges/ceremonies/keep-sheet.ts';
import type { SheetPart } from '../../../functions/pledges/ceremonies/sheet.ts';
import { handOverHttp } from '../../../functions/pledges/handing-over/hand-over.http.ts';
import { handOverKey } from '../../../functions/pledges/handing-over/hand-over-key.ts';
import { openSealed } from '../../../functions/pledges/handing-over/open-sealed.ts';
import { sealPledge } from '../../../functions/pledges/handing-over/seal-pledge.ts';
import { mostSealed } from '../../../functions/pledges/handing-over/sealed-format.ts';
import { submitPledge } from '../../../functions/pledges/pledging/submit-pledge.ts';
import { pledgeForm } from '../../../functions/pledges/register/pledge-form.ts';
import { attemptsOf } from '../../../shared/attempt.ts';
import { signingKeyFromSeed } from '../../../shared/receipt/receipt.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aKeptCeremony } from '../../support/kept-ceremony.ts';
import { nipOf } from '../../support/rosters.ts';
import { watchedRegister } from '../../support/two-worlds.ts';

const secret = Buffer.alloc(32, 3);
const pepper = Buffer.alloc(32, 7);
const now = Date.parse('2026-11-23T01:30:00Z');
const swornAt = now - 30 * 60_000;
const ceremony = aKeptCeremony({ state: 'started', startedAt: swornAt - 60_000 });

const bodyOf = (n: number, changes: Record<string, string> = {}): string =>
  new URLSearchParams({
    ...{ idempotencyKey: `11111111-2222-3333-4444-${String(n).padStart(12, '0')}` },
    ...{ swornAt: String(swornAt), lang: 'id', textVersion: '1', region: '18.09', act: 'ikrar' },
    ...{ unit: '18.09/DISDIK', staffKind: 'pns', number: nipOf(n), agreed: 'yes' },
    ...changes,
  }).toString();

const seal = (body: string) => sealPledge(handOverKey(secret), body, crypto.subtle);
const bytesOf = (sealed: string) => Buffer.from(sealed, 'base64url');

describe('a pledge that is handed over', () => {
  it('is read by the register as the phone’s own request would be', async () => {
    const handed = openSealed(secret, await seal(bodyOf(1, { staffNumber: '' })));
    expect(handed?.key).toBe('11111111-2222-3333-4444-000000000001');
    expect(handed?.form).toEqual({
      ...{ region: '18.09', unit: 'DISDIK', staffKind: 'pns', number: nipOf(1) },
      ...{ agreed: 'yes', swornAt, textVersion: 1, act: 'ikrar' },
    });
  });

  it('says nothing of the number to whoever films the code, and is another text each time', async () => {
    const [one, other] = [await seal(bodyOf(1)), await seal(bodyOf(1))];
    for (const sealed of [one, other])
      for (const text of [sealed, bytesOf(sealed).toString('latin1')])
        for (const secretText of [nipOf(1), 'DISDIK', '18.09', 'idempotencyKey'])
          expect(text).not.toContain(secretText);
    expect(one).not.toBe(other);
    expect(one.slice(0, 40)).not.toBe(other.slice(0, 40));
  });

  it('with a ticket and the longest address fits one code of a screen', async () => {
    const ticket = 'x'.repeat(120);
    const sealed = await seal(bodyOf(1, { ceremony: ticket, staffNumber: 'y'.repeat(32) }));
    expect(sealed.length).toBeLessThanOrEqual(mostSealed);
    const text = `https://${'a'.repeat(60)}.example/live/titipan#${sealed}`;
    const bytes = [...new TextEncoder().encode(text)];
    expect(() => encode(bytes, { ecc: 'L', boostEcc: false, maxVersion: 20 })).not.toThrow();
    expect(openSealed(secret, sealed)).toBeDefined();
  });

  it('is nothing with any byte changed, for another deployment, cut short, or with a point off the curve', async () => {
    const sealed = await seal(bodyOf(1));
    const bytes = bytesOf(sealed);
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      expect(openSealed(secret, changed.toString('base64url'))).toBeUndefined();
    }
    expect(openSealed(Buffer.alloc(32, 4), sealed)).toBeUndefined();
    for (const length of [0, 64, 65, 81, bytes.length - 1])
      expect(openSealed(secret, bytes.subarray(0, length).toString('base64url'))).toBeUndefined();
  });

  it.each([
    ['no time', bodyOf(1, { swornAt: '' })],
    ['no name', bodyOf(1, { idempotencyKey: '' })],
    ['another region’s unit', bodyOf(1, { unit: '14.06/DISDIK' })],
    ['a field too many', `${bodyOf(1)}&admin=yes`],
    ['nothing in it', 'x'],
  ])('with %s is none', async (_, body) => {
    expect(openSealed(secret, await seal(body))).toBeUndefined();
  });
});

/** A register, and whoever brings pledges into it. */
const world = (isExpected: (n: number) => boolean) => {
  const campaign = demoCampaign();
  const register = watchedRegister('18.09');
  const needs = { campaign, pepper: () => Promise.resolve(pepper), now: () => now };
  const submit = submitPledge({
    ...{ ...needs, pledges: register, attend: () => Promise.resolve(undefined) },
    passClaim: () => Promise.resolve('usual'),
    receiptKey: () => Promise.resolve(signingKeyFromSeed('ab'.repeat(32))),
  });
  const attemptOf = attemptsOf('pledge', needs.pepper);
  const key = () => Promise.resolve(secret);
  const parts: SheetPart[] = [];
  const expectedKeys = new Set<string>();
  const keep = keepSheet({
    ...{ ...needs, pledges: register },
    isExpected: ({ personKey }) => Promise.resolve(expectedKeys.has(personKey)),
    randomBytes: () => new Uint8Array(8),
  });
  const byUnit = handOverByUnit({
    ...{ ...needs, key },
    sheets: {
      begin: (sheet) => Promise.resolve(sheet),
      putPart: (part) => Promise.resolve(void parts.push(part)),
    },
  });
  const handOver = handOverHttp({ key, attemptOf, submit });
  const unit = async (sealed: string[]) => {
    const states = await byUnit({ ceremony, unit: 'DISDIK', by: 'unit:DISDIK', sealed });
    for (const part of parts.splice(0)) {
      for (const { personKey, line } of part.pledges)
        if (isExpected(numberOf.get(sealed[line - 1] ?? '') ?? -1)) expectedKeys.add(personKey);
      await keep(part);
    }
    return states;
  };
  return {
    register,
    unit,
    leader: async (pledges: string[]) => {
      const request = { sourceAddress: '203.0.113.9', base: '', path: '', wantsHtml: false };
      const call = { body: { pledges }, request, path: {}, query: {} };
      const answer = await handOver({ ...call, idempotencyKey: undefined } as never);
      return (answer.body as { states: string[] }).states;
    },
    /** As the phone's own request is read. */
    phone: async (n: number) => {
      const { lang, idempotencyKey, ...said } = Object.fromEntries(new URLSearchParams(bodyOf(n)));
      const form = pledgeForm.parse({ ...said, unit: 'DISDIK' });
      const attempt = await attemptOf(idempotencyKey, form);
      await submit(form, { attempt, address: `203.0.113.${String(n)}`, ...(lang === '' && {}) });
    },
  };
};

/** Which person a sealed text is of: known to this test only. */
const numberOf = new Map<string, number>();

describe('pledges that were handed over', () => {
  it('in any order, twice, in parts, by two leaders, by the unit’s link and by the phones themselves, are the same counts', async () => {
    const people = [0, 1, 2, 3, 4, 5];
    const sealed: string[] = [];
    // Each phone showed its code twice: to two leaders.
    for (const n of [...people, ...people]) {
      const one = await seal(bodyOf(n));
      numberOf.set(one, n);
      sealed.push(one);
    }
    const isExpected = (n: number) => n % 2 === 0;
    const wanted = world(isExpected);
    for (const n of people) await wanted.phone(n);
    await wanted.unit(sealed.slice(0, 6));
    const whole = wanted.register.inside().counts;
    expect(whole).toEqual({
      '18.09/DISDIK#18.09-abcdefghijkl': { 'ikrar:pns:attended-by-unit': 3 },
      '18.09/DISDIK': { 'ikrar:pns:claimed': 3 },
    });

    const delivery = fc.record({
      by: fc.constantFrom('phone', 'leader', 'unit'),
      which: fc.subarray(sealed, { minLength: 1 }),
      turned: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 6 }), fc.boolean(), async (all, first) => {
        const some = world(isExpected);
        const last = [
          { by: 'unit', which: sealed.slice(6), turned: true },
          { by: 'leader', which: sealed, turned: false },
        ];
        for (const { by, which, turned } of [...all, ...(first ? last : [...last].reverse())]) {
          const ordered = turned ? [...which].reverse() : which;
          if (by === 'leader') await some.leader(ordered);
          if (by === 'unit') await some.unit(ordered);
          if (by === 'phone') for (const one of ordered) await some.phone(numberOf.get(one) ?? 0);
        }
        expect(some.register.inside().counts).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('have the receipt that the phone itself gets, whoever brings them and whichever comes first', async () => {
    const sealed = await Promise.all([1, 2].map((n) => seal(bodyOf(n))));
    const worlds = [0, 1, 2].map(() => world(() => false));
    for (const [at, { phone, leader }] of worlds.entries()) {
      if (at > 0) await leader(sealed);
      if (at < 2) for (const n of [1, 2]) await phone(n);
      if (at === 1) await leader([...sealed].reverse());
    }
    const [first, ...others] = worlds.map(({ register }) => register.inside());
    for (const other of others) expect(other).toEqual(first);
    expect(first?.receipts.map(([, claimed]) => /^[0-9a-f]{16}$/.test(claimed ?? ''))).toEqual([
      ...[true, true],
    ]);
  });

  it('are attended by the unit’s word only for its own people whom its roster expects, and never more', async () => {
    const { register, unit } = world(() => false);
    const invented = await Promise.all([7, 8, 9].map((n) => seal(bodyOf(n))));
    const elsewhere = await seal(bodyOf(10, { unit: '18.09/DINKES' }));
    const wrong = await seal(bodyOf(11, { number: '12345' }));
    expect(await unit([...invented, elsewhere, wrong, 'A'.repeat(200)])).toEqual([
      ...['stored', 'stored', 'stored'],
      ...['not-accepted', 'not-accepted', 'unreadable'],
    ]);
    expect(register.inside().counts).toEqual({ '18.09/DISDIK': { 'ikrar:pns:claimed': 3 } });
  });

  it('of which one is refused hold up no other', async () => {
    const { register, leader } = world(() => false);
    const late = await seal(bodyOf(1, { swornAt: String(now - 8 * 86_400_000) }));
    const good = await seal(bodyOf(2));
    expect(await leader([late, 'A'.repeat(200), good])).toEqual([
      ...['not-accepted', 'unreadable', 'stored'],
    ]);
    expect(register.inside().counts).toEqual({ '18.09/DISDIK': { 'ikrar:pns:claimed': 1 } });
  });
});
