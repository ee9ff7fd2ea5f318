import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { accountStore } from '../../functions/site/accounts/account-store.ts';
import { boundAmong } from '../../functions/site/accounts/bound-among.ts';
import { sightingStore } from '../../functions/site/accounts/sighting-store.ts';
import {
  accountSightingsTable,
  officerAccountsTable,
} from '../../functions/site/accounts/tables.ts';
import { accountMark, officerMark } from '../../shared/sign-in/account-link.ts';
import { anOfficer } from '../support/builders.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
const at = Date.parse('2026-11-23T03:00:00Z');
beforeAll(async () => {
  held = await startTestEngine();
  const tables = [officerAccountsTable, accountSightingsTable, officersTable];
  await createTables(
    held.client,
    tables.map((one) => tableOf(one)),
  );
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const accounts = () => accountStore(held.client, officerAccountsTable.name);
const sightings = () => sightingStore(held.client, accountSightingsTable.name);
const bind = (officer: string, account: string, round = 0) =>
  accounts().bind({ officer, account, round }, at);

describe('the accounts of officers', () => {
  it('are bound once: of two at the same moment one is', async () => {
    const became = await Promise.all(['satu', 'dua'].map((one) => bind('siti', one)));
    expect(became.sort()).toEqual(['bound', 'taken']);
    const bound = await accounts().accountOf('siti');
    const other = bound === 'satu' ? 'dua' : 'satu';
    expect(await accounts().officerOf(bound ?? '')).toBe('siti');
    expect(await accounts().officerOf(other)).toBeUndefined();
  });

  it('are known of each of those who are named, and of nobody else', async () => {
    await bind('dewi', 'akun-dewi');
    await bind('agus', 'akun-agus');
    await accounts().release('agus', { round: 1, at: at + 1 });
    const found = await boundAmong(
      held.client,
      officerAccountsTable.name,
    )(['dewi', 'agus', 'belum']);
    expect([...found]).toEqual([['dewi', at]]);
  });

  it('invite an officer once a day, and nobody who is not there', async () => {
    const officers = officerStore(held.client, officersTable.name);
    const officer = anOfficer('undangan-1');
    await officers.apply(officer, { changeId: 'perubahan-undangan-1', revision: 0, at: 1 });
    expect(await officers.noteInvited(officer, at)).toBe(true);
    expect(await officers.noteInvited(officer, at + 3_600_000)).toBe(false);
    expect(await officers.noteInvited(officer, at + 86_400_000)).toBe(true);
    const nobody = { region: officer.region, officerId: 'siapa-1' };
    expect(await officers.noteInvited(nobody, at)).toBe(false);
  });

  it('are one to each officer, and one officer to each', async () => {
    expect(await bind('budi', 'akun-budi')).toBe('bound');
    expect(await bind('rina', 'akun-budi')).toBe('taken');
    expect(await accounts().accountOf('rina')).toBeUndefined();
    expect(await bind('budi', 'akun-budi')).toBe('bound');
  });

  it('bind anew once they are released, and never by a link of before', async () => {
    await bind('wati', 'lama');
    expect(await accounts().release('wati', { round: 1, at })).toBe('released');
    expect(await accounts().accountOf('wati')).toBeUndefined();
    expect(await accounts().officerOf('lama')).toBeUndefined();
    expect(await bind('wati', 'lama', 0)).toBe('taken');
    expect(await bind('wati', 'baru', 1)).toBe('bound');
    expect(await accounts().release('wati', { round: 1, at })).toBe('known');
    expect(await accounts().accountOf('wati')).toBe('baru');
  });

  it('are known of nobody under a new key, and bound anew: what a leaked one forges lets nobody in', async () => {
    const [leaked, fresh] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
    const sri = { region: '18.09', officerId: 'sri' };
    const linkOf = (key: Uint8Array, sub: string) => ({
      ...{ officer: officerMark(key, sri), account: accountMark(key, sub), round: 0 },
    });
    await accounts().bind(linkOf(leaked, 'akun-sri'), at);
    expect(await accounts().accountOf(officerMark(fresh, sri))).toBeUndefined();
    expect(await accounts().bind(linkOf(fresh, 'akun-sri'), at)).toBe('bound');
    await accounts().bind(linkOf(leaked, 'akun-penyusup'), at);
    const bound = await accounts().accountOf(officerMark(fresh, sri));
    expect(bound).toBe(accountMark(fresh, 'akun-sri'));
  });

  it('that were never bound are released, too: links of before bind nothing', async () => {
    expect(await accounts().release('joko', { round: 1, at })).toBe('released');
    expect(await bind('joko', 'akun-joko', 0)).toBe('taken');
    expect(await bind('joko', 'akun-joko', 1)).toBe('bound');
  });
});

describe('what was seen of accounts', () => {
  it('is noted once a day for each account, and listed the newest first', async () => {
    const clash = { region: '18.09', officerId: 'siti', account: 'lain' };
    expect(await sightings().noteClash(clash, at)).toBe('added');
    expect(await sightings().noteClash(clash, at + 1000)).toBe('already-there');
    expect(await sightings().noteClash(clash, at + 86_400_000)).toBe('added');
    const found = await sightings().clashes('18.09', 100);
    expect(found.map(({ at: when }) => when)).toEqual([at + 86_400_000, at]);
    expect(await sightings().clashes('18', 100)).toEqual([]);
  });

  it('says which are admins', async () => {
    await sightings().noteAdmin('akun-admin', at);
    await sightings().noteAdmin('akun-admin', at + 1);
    expect(await sightings().isAdmin('akun-admin')).toBe(true);
    expect(await sightings().isAdmin('akun')).toBe(false);
  });
});

describe('an officer of the register', () => {
  const register = () => officerStore(held.client, officersTable.name);
  const siti = anOfficer('siti');
  const found = async () => (await register().listOf([siti.region]))[0];

  it('is asked for once at a moment, on the phone that was read', async () => {
    await register().apply(siti, { changeId: 'satu', revision: 0, at: 1 });
    const ask = { account: 'a', phone: siti.phone ?? '', askedAt: undefined, asked: 1, at };
    expect(await register().noteAccountAsked(siti, ask)).toBe(true);
    expect(await register().noteAccountAsked(siti, { ...ask, account: 'b' })).toBe(false);
    const other = { ...ask, phone: '+6281299999999', askedAt: at };
    expect(await register().noteAccountAsked(siti, other)).toBe(false);
    expect(await found()).toMatchObject({ accountAskedBy: 'a', accountAsked: 1 });
  });

  it('keeps a release that a change of before knew nothing of, and who asked goes with the phone', async () => {
    const released = { ...siti, accountRound: 2 };
    await register().apply(released, { changeId: 'dua', revision: 1, at: 1 });
    expect(await found()).toMatchObject({ accountRound: 2, accountAskedBy: 'a' });
    const moved = { ...siti, phone: '+6281299999999' };
    await register().apply(moved, { changeId: 'tiga', revision: 2, at: 1 });
    expect(await found()).toMatchObject({ accountRound: 2, phone: moved.phone });
    expect(await found()).not.toHaveProperty('accountAskedBy');
  });
});
