import { describe, expect, it } from '@jest/globals';
import {
  askAccountLink,
  mostLinksADay,
} from '../../../functions/satgas/officers/ask-account-link.ts';
import { withAccount } from '../../../functions/satgas/officers/check-officer.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { longestPublicUrl } from '../../../functions/satgas/alerts/messages.ts';
import {
  accountLinkMessage,
  toReleased,
} from '../../../functions/satgas/telling/account-messages.ts';
import { Refusal } from '../../../shared/refusal.ts';
import {
  accountLinkLifeMs,
  accountMark,
  digitsOf,
  officerMark,
  readAccountLink,
} from '../../../shared/sign-in/account-link.ts';
import { anOfficer } from '../../support/builders.ts';

const key = Buffer.alloc(32, 5);
const at = Date.parse('2026-11-23T03:00:00Z');
const siti = anOfficer('siti');
const mark = accountMark(key, 'akun');
const asks = {
  ...({ account: mark, role: 'officer', standing: 'unbound' } as const),
  ...{ region: siti.region, officerId: siti.officerId },
};

/** A register that notes who asked, as its table does. */
const register = (there: Officer[]) => {
  const state = { at };
  const ask = askAccountLink({
    officers: {
      listOf: ([region]) => Promise.resolve(there.filter((one) => one.region === region)),
      noteAccountAsked: ({ officerId }, noted) => {
        const found = there.find((one) => one.officerId === officerId);
        if (!found || found.accountAskedAt !== noted.askedAt) return Promise.resolve(false);
        found.accountAsked = noted.asked;
        found.accountAskedAt = noted.at;
        found.accountAskedBy = noted.account;
        return Promise.resolve(true);
      },
    },
    now: () => (state.at += 1),
  });
  const reason = () =>
    ask(asks).then(
      ({ digits }) => digits,
      (error: unknown) => (error instanceof Refusal ? error.errors[0]?.reason : error),
    );
  return { reason, state };
};

describe('asking for the link that binds an account', () => {
  it('is noted with the account that asks, whose digits are returned', async () => {
    const officer = { ...siti };
    expect(await register([officer]).reason()).toBe(digitsOf(mark));
    expect(officer).toMatchObject({ accountAskedBy: mark, accountAsked: 1 });
  });

  it('goes to nobody who is not there, has left, has no phone, or runs the system: said alike', async () => {
    const others: Officer[][] = [
      [],
      [{ ...siti, active: false }],
      [{ ...siti, phone: undefined }],
      [{ ...siti, rung: 'admin' }],
    ];
    for (const there of others) expect(await register(there).reason()).toBe('no-registered-phone');
  });

  it('is bounded in a day', async () => {
    const { reason, state } = register([{ ...siti }]);
    for (let i = 0; i < mostLinksADay; i += 1) expect(await reason()).toBe(digitsOf(mark));
    expect(await reason()).toBe('links-of-the-day');
    state.at += 86_400_000;
    expect(await reason()).toBe(digitsOf(mark));
  });
});

/** What a change of the register sends, and to which phone. */
const sentBy = async (
  before: Officer | undefined,
  after: Officer | undefined,
  { now = at }: { now?: number } = {},
) => {
  const needs = {
    accountKey: () => Promise.resolve(key),
    publicUrl: `https://${'n'.repeat(longestPublicUrl - 8)}`,
    now: () => now,
  };
  const link = await accountLinkMessage(needs)(before, after);
  return [...link, ...toReleased(before, after)].map(({ message }) => ({
    to: 'phone' in message ? message.phone : message.channel,
    text: message.text,
  }));
};

describe('the phone in the register', () => {
  const asked = { ...siti, accountAskedAt: at, accountAskedBy: mark, accountAsked: 1 };

  it('gets the link for the account that asked, in one SMS, and no other address does', async () => {
    const released = { ...siti, accountRound: 2 };
    const sent = await sentBy(released, { ...released, ...asked, accountRound: 2 });
    expect(sent.map(({ to }) => to)).toEqual([siti.phone]);
    const text = sent[0]?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(160);
    const token = text.split('/s/')[1] ?? '';
    expect(readAccountLink(key, token, at)).toEqual({
      ...{ officer: officerMark(key, siti), account: mark, round: 2 },
    });
  });

  it('gets it once, while it can be used', async () => {
    expect(await sentBy(siti, asked)).toHaveLength(1);
    expect(await sentBy(asked, { ...asked, unit: 'DINKES' })).toEqual([]);
    expect(await sentBy(siti, asked, { now: at + accountLinkLifeMs })).toEqual([]);
    expect(await sentBy(asked, undefined)).toEqual([]);
  });

  it('and the mailbox of before hear that the account was released, also where both change', async () => {
    const moved = { ...siti, accountRound: 1, phone: '+6281299999999', email: 'b@contoh.test' };
    const sent = await sentBy(siti, moved);
    expect(sent.map(({ to }) => to)).toEqual(['email', siti.phone]);
    for (const { text } of sent) {
      expect(text).toContain('dilepas');
      expect(text.length).toBeLessThanOrEqual(160);
    }
    expect(await sentBy(moved, { ...moved, unit: 'DINKES' })).toEqual([]);
  });
});

describe('a proposal for an officer', () => {
  it('leaves the account as it is, unless it says that it is released', () => {
    const before = { ...siti, accountRound: 4 };
    expect(withAccount(siti, {}, [before]).accountRound).toBe(4);
    expect(withAccount(siti, { account: 'release' }, [before]).accountRound).toBe(5);
    expect(withAccount(siti, { account: 'release' }, [siti]).accountRound).toBe(1);
    expect(withAccount(siti, {}, [siti])).toEqual(siti);
  });
});
