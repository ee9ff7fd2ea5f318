import { describe, expect, it } from '@jest/globals';
import { bindAccount } from '../../../functions/site/accounts/bind-account.ts';
import { releaseAccount } from '../../../functions/site/accounts/release-account.ts';
import { checkAccount } from '../../../functions/site/accounts/standing.ts';
import { verifyToken } from '../../../functions/site/sign-in/verify-token.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import {
  accountLinkLifeMs,
  accountMark,
  digitsOf,
  makeAccountLink,
  officerMark,
  readAccountLink,
} from '../../../shared/sign-in/account-link.ts';

const bytes = Buffer.alloc(32, 5);
const key = () => Promise.resolve(bytes);
const at = Date.parse('2026-11-23T03:00:00Z');
const siti = { region: '18.09', officerId: 'siti' };
const person: Person = { personId: 'siti', role: 'officer', region: '18.09', name: 'Contoh' };
const mark = (sub: string) => accountMark(bytes, sub);

/** Who is bound, by marks; what was noted of others, and how often that was counted. */
const door = (bound: Record<string, string>) => {
  const noted = new Set<string>();
  const seen = { clashes: 0, admins: [] as string[] };
  const check = checkAccount({
    accounts: {
      accountOf: (officer) => Promise.resolve(bound[officer]),
      officerOf: (account) =>
        Promise.resolve(Object.keys(bound).find((one) => bound[one] === account)),
    },
    sightings: {
      noteClash: ({ account }) => {
        const before = noted.has(account);
        noted.add(account);
        return Promise.resolve(before ? 'already-there' : 'added');
      },
      noteAdmin: (account) => Promise.resolve(void seen.admins.push(account)),
    },
    key,
    onClash: () => (seen.clashes += 1),
    now: () => at,
  });
  return { check, seen };
};

describe('an account that names an officer', () => {
  const { check, seen } = door({ [officerMark(bytes, siti)]: mark('akun-siti') });

  it('is theirs where it is bound to them, and nobody’s otherwise', async () => {
    expect(await check({ person, sub: 'akun-siti' })).toBeUndefined();
    const other = await check({ person, sub: 'akun-lain' });
    expect(other).toEqual({
      ...siti,
      ...{ account: mark('akun-lain'), role: 'officer', standing: 'of-another' },
    });
    expect(other).not.toHaveProperty('personId');
  });

  it('is counted once where it is another’s', async () => {
    await check({ person, sub: 'akun-lain' });
    await check({ person, sub: 'akun-lain' });
    expect(seen.clashes).toBe(1);
  });

  it('is nobody’s until it is bound, in each region apart', async () => {
    const elsewhere = { ...person, region: '14.06' };
    expect(await check({ person: elsewhere, sub: 'akun-siti' })).toMatchObject({
      standing: 'unbound',
    });
    expect(await check({ person: { ...person, role: 'chair' }, sub: 'akun-siti' })).toBeUndefined();
  });

  it('is no admin’s, and an admin’s is noted once', async () => {
    const admin = { ...person, personId: 'a', role: 'admin' as const };
    expect(await check({ person: admin, sub: 'akun-siti' })).toMatchObject({
      standing: 'of-another',
    });
    expect(await check({ person: admin, sub: 'akun-admin' })).toBeUndefined();
    expect(await check({ person: admin, sub: 'akun-admin' })).toBeUndefined();
    expect(seen.admins).toEqual([mark('akun-admin')]);
  });
});

describe('a token', () => {
  const claims = {
    sub: 'akun',
    exp: 9,
    iat: 1,
    'custom:region': '18.09',
    'custom:officer': 'siti',
  };
  const idBy = async (role: string, more: object = {}) => {
    const token = { ...claims, 'custom:role': role, ...more };
    const verified = await verifyToken(() => Promise.resolve(token))('token');
    return verified.ok ? [verified.person.personId, verified.sub] : verified.reason;
  };

  it('names the entry of an officer, and its own account where it says no other', async () => {
    expect(await idBy('officer')).toEqual(['siti', 'akun']);
    expect(await idBy('chair')).toEqual(['siti', 'akun']);
    expect(await idBy('officer', { 'custom:officer': '' })).toEqual(['akun', 'akun']);
    expect(await idBy('officer', { 'custom:officer': 'a/b' })).toBe('without-role');
  });

  it('never gives an admin or oversight the id of somebody else', async () => {
    expect(await idBy('admin')).toEqual(['akun', 'akun']);
    expect(await idBy('oversight')).toEqual(['akun', 'akun']);
  });
});

describe('the link that binds an account', () => {
  const link = { officer: officerMark(bytes, siti), account: mark('akun'), round: 3 };
  const token = makeAccountLink(bytes, link, at + accountLinkLifeMs);
  const binding = (is: { admin?: true; taken?: true } = {}) => {
    const bound: object[] = [];
    const bind = bindAccount({
      accounts: {
        bind: (asked) => {
          bound.push(asked);
          return Promise.resolve(is.taken ? 'taken' : 'bound');
        },
      },
      sightings: { isAdmin: () => Promise.resolve(is.admin === true) },
      key,
      now: () => at,
    });
    const reasonOf = (text: string, digits: string) =>
      bind(text, digits).catch((error: unknown) =>
        error instanceof Refusal ? error.errors[0]?.reason : error,
      );
    return { bound, reasonOf };
  };

  it('is read as it was made, until its time is over, and by its own key', () => {
    expect(token).toHaveLength(56);
    expect(readAccountLink(bytes, token, at)).toEqual(link);
    expect(readAccountLink(bytes, token, at + accountLinkLifeMs)).toBeUndefined();
    expect(readAccountLink(Buffer.alloc(32, 6), token, at)).toBeUndefined();
    for (const changed of ['', 'x', token.slice(1), `A${token.slice(1)}`, `${token}A`])
      expect(readAccountLink(bytes, changed, at)).toBeUndefined();
  });

  it('binds the account that asked, with the digits of its screen', async () => {
    const { bound, reasonOf } = binding();
    expect(await reasonOf(token, digitsOf(link.account))).toBeUndefined();
    expect(bound).toEqual([link]);
  });

  it('binds nothing for whoever does not know the digits, nor a forged one', async () => {
    const { bound, reasonOf } = binding();
    const wrong = digitsOf(link.account) === '0000' ? '0001' : '0000';
    expect(await reasonOf(token, wrong)).toBe('wrong-digits');
    expect(await reasonOf(`A${token.slice(1)}`, digitsOf(link.account))).toBe('not-for-you');
    expect(bound).toEqual([]);
  });

  it('makes no officer of an admin, nor of who is bound otherwise', async () => {
    const digits = digitsOf(link.account);
    const admin = binding({ admin: true });
    expect(await admin.reasonOf(token, digits)).toBe('account-of-an-admin');
    expect(admin.bound).toEqual([]);
    expect(await binding({ taken: true }).reasonOf(token, digits)).toBe('account-bound-otherwise');
  });
});

describe('a change of the register', () => {
  it('releases an account where two people agreed on that, and otherwise none', async () => {
    const released: [string, number][] = [];
    const release = releaseAccount({
      accounts: {
        release: (officer, { round }) => {
          released.push([officer, round]);
          return Promise.resolve('released');
        },
      },
      key,
      now: () => at,
    });
    const data = { ...siti, rung: 'officer', active: true, order: '0'.repeat(40) };
    await release({ data });
    await release({ data: { ...data, accountRound: 2 } });
    expect(released).toEqual([[officerMark(bytes, siti), 2]]);
  });
});
