import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { sendersTable } from '../../functions/reports/intake/tables.ts';
import { keyedHash } from '../../shared/keyed-hash.ts';
import { spendOnce } from '../../shared/puzzle/spend-once.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(sendersTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const hashOf = (text: string) => keyedHash(Buffer.alloc(32, 3), 'test', text);
const expiresAt = 1_795_397_400;
const spend = (mark: string, attempt: string) =>
  spendOnce(held.client, { table: sendersTable, TableName: sendersTable.name })({
    ...{ mark: hashOf(mark), attempt: hashOf(attempt), expiresAt },
  });

describe('a puzzle that was solved', () => {
  it('serves one of twenty that send it in the same instant', async () => {
    const all = Array.from({ length: 20 }, (_, n) => spend('one', `attempt ${String(n)}`));
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1);
  });

  it('serves the same attempt as often as that is sent, also in the same instant', async () => {
    const all = Array.from({ length: 5 }, () => spend('two', 'a retry'));
    expect(await Promise.all(all)).toEqual([true, true, true, true, true]);
    expect(await spend('two', 'another')).toBe(false);
  });

  it('is forgotten by itself, an hour after it would have ended', async () => {
    await spend('three', 'once');
    const Key = { sender: { S: hashOf('three') } };
    const found = new GetItemCommand({ TableName: sendersTable.name, Key });
    const { Item = {} } = await held.client.send(found);
    expect(unmarshall(Item)).toMatchObject({ expiresAt: expiresAt + 3600 });
  });
});
