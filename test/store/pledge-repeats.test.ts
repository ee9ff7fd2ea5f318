import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeStore, type KeptPledge } from '../../functions/pledges/pledge-store.ts';
import { aTable } from '../support/a-table.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [aTable('pledges', 'personKey')]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const aPledge = (changes: Partial<KeptPledge>): KeptPledge => ({
  personKey: 'person',
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  standing: 'claimed',
  act: 'ikrar',
  channel: 'phone',
  textVersion: 1,
  pledgedAt: 1_795_397_400_000,
  receipt: 'first',
  attempt: { key: 'one', body: 'said' },
  ...changes,
});

const keptOf = async (personKey: string) => {
  const { Item } = await held.client.send(
    new GetItemCommand({ TableName: 'pledges', Key: { personKey: { S: personKey } } }),
  );
  return Item ?? {};
};

describe('a pledge made again', () => {
  it('at a ceremony is not moved there, and answers its own receipt', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    await pledges.keep(aPledge({ personKey: 'a' }));
    const again = aPledge({
      personKey: 'a',
      ceremony: 'apel-1',
      swornAt: 1,
      channel: 'kiosk',
      standing: 'verified',
      receipt: 'second',
      attempt: { key: 'two', body: 'said' },
    });
    expect(await pledges.keep(again)).toEqual({ receipt: 'second' });
    const kept = await keptOf('a');
    expect(kept).toMatchObject({ standing: { S: 'claimed' }, channel: { S: 'phone' } });
    expect(kept).not.toHaveProperty('ceremony');
    expect(kept).not.toHaveProperty('swornAt');
  });

  it('by the same attempt answers the receipt of before, with a ceremony as without one', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    for (const more of [{ personKey: 'b' }, { personKey: 'c', ceremony: 'apel-1' }]) {
      expect(await pledges.keep(aPledge(more))).toEqual({ receipt: 'first' });
      expect(await pledges.keep(aPledge({ ...more, receipt: 'other' }))).toEqual({
        receipt: 'first',
      });
      const otherWords = { attempt: { key: 'one', body: 'other' } };
      expect(await pledges.keep(aPledge({ ...more, ...otherWords }))).toBe('other-body');
    }
  });

  it('keeps the ceremony and the moment of the first', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    await pledges.keep(aPledge({ personKey: 'd', ceremony: 'apel-1', swornAt: 5 }));
    const later = { ceremony: 'apel-2', swornAt: 9, attempt: { key: 'two', body: 'said' } };
    await pledges.keep(aPledge({ personKey: 'd', ...later }));
    expect(await keptOf('d')).toMatchObject({ ceremony: { S: 'apel-1' }, swornAt: { N: '5' } });
  });
});
