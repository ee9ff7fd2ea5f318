import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeStore, type KeptPledge } from '../../functions/pledges/register/pledge-store.ts';
import { matchRoster } from '../../functions/pledges/rosters/match-roster.ts';
import { packRows } from '../../functions/pledges/rosters/roster.ts';
import { standingStore } from '../../functions/pledges/rosters/standing-store.ts';
import { anAttempt } from '../support/attempts.ts';
import { createRosterTables } from '../support/rosters.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createRosterTables(held.client);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const keyOf = (n: number) => Buffer.alloc(32, n).toString('base64url');
const pledges = () => pledgeStore(held.client, 'pledges');
const aPledge = (n: number, changes: Partial<KeptPledge> = {}): KeptPledge => ({
  personKey: keyOf(n),
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  standing: 'claimed',
  act: 'ikrar',
  channel: 'phone',
  textVersion: 1,
  pledgedAt: 1_795_397_400_000,
  receipt: 'r'.repeat(139),
  attempt: anAttempt(`a${n}`),
  ...changes,
});
const part = (...people: number[]) =>
  packRows(people.map((n) => ({ personKey: keyOf(n), unit: 'DISDIK', status: 'expected' })));
const match = (before: number[], after: number[]) =>
  matchRoster(standingStore(held.client, 'pledges', () => Promise.resolve()))({
    region: '18.09',
    before: part(...before),
    after: part(...after),
  });
const kept = async (n: number) =>
  (
    await held.client.send(
      new GetItemCommand({ TableName: 'pledges', Key: { personKey: { S: keyOf(n) } } }),
    )
  ).Item;
const standingOf = async (n: number) => (await kept(n))?.['standing']?.S;

describe('a roster that comes after the pledges', () => {
  it('verifies who is on it, changes nobody else, and makes nobody up; however often it is matched', async () => {
    for (const n of [1, 2]) await pledges().keep(aPledge(n));
    await pledges().keep(aPledge(3, { region: '14.06' }));
    for (let times = 0; times < 3; times += 1) {
      await match([], [1, 3, 4]);
      expect(await standingOf(1)).toBe('verified');
      expect(await standingOf(2)).toBe('claimed');
      expect(await standingOf(3)).toBe('claimed');
      expect(await kept(4)).toBeUndefined();
    }
  });

  it('takes back the standing of who is no longer on it', async () => {
    for (const n of [11, 12]) await pledges().keep(aPledge(n, { standing: 'verified' }));
    await match([11, 12], [12]);
    expect(await standingOf(11)).toBe('claimed');
    expect(await standingOf(12)).toBe('verified');
  });

  it('verifies pledges from before there were standings', async () => {
    await pledges().keep(aPledge(21));
    await held.client.send(
      new UpdateItemCommand({
        TableName: 'pledges',
        Key: { personKey: { S: keyOf(21) } },
        UpdateExpression: 'REMOVE standing',
      }),
    );
    await match([], [21]);
    expect(await standingOf(21)).toBe('verified');
  });

  it('matches more people than one read takes', async () => {
    const many = Array.from({ length: 130 }, (_, i) => 100 + i);
    for (const n of many) await pledges().keep(aPledge(n));
    await match([], many);
    for (const n of many) expect(await standingOf(n)).toBe('verified');
  });
});
