import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { sendersTable } from '../../functions/reports/intake/tables.ts';
import { senderLimit } from '../../shared/limits/sender-limit.ts';
import { meter } from '../support/metered.ts';
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

const nine = Date.parse('2026-11-23T02:00:00Z');
const hourMs = 3_600_000;
const faults: unknown[] = [];
const counting = (kind: string, TableName: string = sendersTable.name, network = 5) =>
  senderLimit({
    client: held.client,
    senders: { table: sendersTable, TableName },
    key: () => Promise.resolve(Buffer.alloc(32, 4)),
    policy: { kind, address: 3, network },
    fault: (error) => faults.push(error),
  });

const all = async (count: ReturnType<typeof counting>, addresses: string[], now = nine) => {
  const outcomes: string[] = [];
  for (const address of addresses) outcomes.push(await count(address, now));
  return outcomes;
};

describe('how much a sender may send in a day', () => {
  it('is a number for each address, and for its network, and begins anew each day', async () => {
    const count = counting('one');
    const own = Array.from({ length: 4 }, () => '203.0.113.7');
    expect(await all(count, own)).toEqual(['usual', 'usual', 'usual', 'over']);
    expect(await all(count, ['203.0.113.8', '203.0.113.9'])).toEqual(['usual', 'over']);
    expect(await all(count, ['198.51.100.1'])).toEqual(['usual']);
    expect(await all(count, ['203.0.113.7'], nine + 24 * hourMs)).toEqual(['usual']);
  });

  it('counts all addresses of an IPv6 network as one', async () => {
    const count = counting('six');
    const addresses = Array.from({ length: 4 }, (_, n) => `2001:db8:0:1::${n + 1}`);
    expect((await all(count, addresses)).at(-1)).toBe('over');
    expect(await all(count, ['2001:db8:0:2::1'])).toEqual(['usual']);
  });

  it('is exact however many ask in the same instant', async () => {
    const count = counting('many', sendersTable.name, 100);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => count('192.0.2.1', nine)));
    expect(outcomes.filter((one) => one === 'usual')).toHaveLength(3);
  });

  it('stores no address, and other marks the next day', async () => {
    await counting('marks')('192.0.2.77', nine);
    await counting('marks')('192.0.2.77', nine + hourMs);
    const before = await held.client.send(new ScanCommand({ TableName: sendersTable.name }));
    expect(JSON.stringify(before.Items)).not.toMatch(/192\.0\.2|203\.0/);
    await counting('marks')('192.0.2.77', nine + 24 * hourMs);
    const { Items = [] } = await held.client.send(
      new ScanCommand({ TableName: sendersTable.name }),
    );
    expect(Items.length).toBe((before.Items?.length ?? 0) + 1);
    const names = (of: typeof Items) => of.flatMap((item) => Object.keys(item));
    const own = ['sender', 'calls', 'expiresAt'];
    const marks = names(Items).filter((name) => !own.includes(name));
    // Of the same address the next day another one.
    expect(new Set(marks).size).toBe(new Set(names(before.Items ?? [])).size - own.length + 1);
    expect(marks.every((mark) => /^[\w-]{3}$/.test(mark))).toBe(true);
  });

  it('is one write of at most two units, and one while not all of a network’s addresses call', async () => {
    const metered = meter(held.client);
    const count = counting('units', sendersTable.name, 10_000);
    const units: number[] = [];
    for (let last = 0; last < 256; last += 1)
      units.push((await metered.of(() => count(`198.18.7.${String(last)}`, nine))).writeUnits);
    expect(units.slice(0, 128)).toEqual(Array.from({ length: 128 }, () => 1));
    expect(Math.max(...units)).toBeLessThanOrEqual(2);
  });

  it('is none for whoever runs the suite on this very machine', async () => {
    const own = Array.from({ length: 10 }, () => '127.0.0.1');
    expect(new Set(await all(counting('here'), own))).toEqual(new Set(['usual']));
  });

  it('holds nobody up where it cannot be counted', async () => {
    expect(await counting('gone', 'no-such-table')('192.0.2.1', nine)).toBe('usual');
    expect(faults).toHaveLength(1);
  });
});
