import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { participationStore } from '../../functions/pledges/participation-store.ts';
import { pledgeStore, type KeptPledge } from '../../functions/pledges/pledge-store.ts';
import { tally, type NewPledge } from '../../functions/pledges/tally.ts';
import { createTables } from '../../infra/local/engine/tables.ts';
import { startTestEngine } from '../support/engine.ts';

const capacity = z.object({
  ConsumedCapacity: z.object({ CapacityUnits: z.number() }),
});

let held: Awaited<ReturnType<typeof startTestEngine>>;
let units = 0;

/** Has the engine tell what every call cost, and adds it up; a refused condition costs as much as a write. */
const metered = (client: DynamoDBClient): DynamoDBClient => {
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      try {
        const result = await next(args);
        units += z.parse(capacity, result.output).ConsumedCapacity.CapacityUnits;
        return result;
      } catch (error) {
        units += 1;
        throw error;
      }
    },
    { step: 'initialize' },
  );
  return client;
};

const table = (TableName: string, keys: string[]) => ({
  logicalId: TableName,
  type: 'AWS::DynamoDB::GlobalTable',
  properties: {
    TableName,
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys.map((AttributeName, i) => ({
      AttributeName,
      KeyType: i === 0 ? 'HASH' : 'RANGE',
    })),
  },
});

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [
    table('pledges', ['personKey']),
    table('participation', ['region', 'unit']),
  ]);
  metered(held.client);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const costOf = async (act: () => Promise<unknown>): Promise<number> => {
  units = 0;
  await act();
  return units;
};

const aKeptPledge = (n: number, attempt = 'a'): KeptPledge => ({
  personKey: `person-${String(n).padStart(37, '0')}`,
  region: '18.09',
  unit: `UNIT-${String(n % 8)}`,
  staffKind: 'pns',
  standing: 'claimed',
  act: 'ikrar',
  channel: 'phone',
  textVersion: 1,
  pledgedAt: 1_795_397_400_000 + n,
  receipt: 'r'.repeat(139),
  attempt: { key: `${attempt}${String(n)}`.padEnd(22, 'k'), body: 'b'.repeat(22) },
});

const newPledges = (from: number, count: number): NewPledge[] =>
  Array.from({ length: count }, (_, i) => ({
    sequence: String(from + i).padStart(30, '0'),
    region: '18.09',
    unit: `UNIT-${String(i % 8)}`,
    staffKind: 'pns',
  }));

describe('what a pledge costs, by the engine’s own count', () => {
  it('is one write unit, and one for a repeat', async () => {
    const pledges = pledgeStore(held.client, 'pledges');
    const all = Array.from({ length: 100 }, (_, n) => n);
    expect(await costOf(() => Promise.all(all.map((n) => pledges.keep(aKeptPledge(n)))))).toBe(100);
    expect(
      await costOf(() => Promise.all(all.map((n) => pledges.keep(aKeptPledge(n, 'again'))))),
    ).toBe(100);
  });

  it('is at most a tenth of a unit more for counting while 100 a second come from one region', async () => {
    const count = tally({
      participation: participationStore(held.client, 'participation'),
      now: () => 1_795_397_400_000,
    });
    let sequence = 1;
    const batch = 500;
    await count('shardId-00000001795397400000-a', newPledges(sequence, batch));
    for (let batches = 0; batches < 5; batches += 1) {
      sequence += batch;
      const cost = await costOf(() =>
        count('shardId-00000001795397400000-a', newPledges(sequence, batch)),
      );
      expect(cost / batch).toBeLessThanOrEqual(0.1);
    }
  });

  it('is at most two units more for counting at a trickle', async () => {
    const count = tally({
      participation: participationStore(held.client, 'participation'),
      now: () => 1_795_397_400_000,
    });
    for (let n = 0; n < 5; n += 1) {
      const cost = await costOf(() =>
        count('shardId-00000001795397400000-a', newPledges(100_000 + n, 1)),
      );
      expect(cost).toBeLessThanOrEqual(2);
    }
  });
});
