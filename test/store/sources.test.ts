import { randomBytes } from 'node:crypto';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { quarantineStore } from '../../functions/reports/sources/quarantine-store.ts';
import { setAsideStore } from '../../functions/reports/sources/set-aside-store.ts';
import { settledStore } from '../../functions/reports/sources/settled-store.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { sourceStore } from '../../functions/reports/sources/source-store.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import { unknownBounds, unknownStore } from '../../functions/reports/sources/unknown-store.ts';
import { aSealing } from '../support/sealing.ts';
import { tableOf } from '../support/table-of.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  suite = await startTestEngine();
  await createTables(suite.client, [tableOf(sourcesTable), tableOf(quarantineTable)]);
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const at = Date.parse('2026-11-23T01:00:00Z');
const aSource = (source: string, more: Partial<Source> = {}): Source => ({
  source,
  scheme: 'typeform',
  secrets: ['rahasia-yang-panjang'],
  active: true,
  changedAt: at,
  ...more,
});

describe('the store of sources', () => {
  it('takes a name once, and a change only upon the one that was looked at', async () => {
    const { find, put } = sourceStore(suite.client, sourcesTable.name);
    const [first, second] = [
      aSource('satu'),
      aSource('satu', { changedAt: at + 1, region: '18.09' }),
    ];
    expect(await put(first)).toBe('stored');
    expect(await put(second)).toBe('changed-meanwhile');
    expect(await put(second, at - 1)).toBe('changed-meanwhile');
    expect(await find('satu')).toEqual(first);
    expect(await put(second, at)).toBe('stored');
    expect(await find('satu')).toEqual(second);
    expect(await find('tidak-ada')).toBeUndefined();
  });

  it('lists every source, however many there are and however much they hold', async () => {
    const { put, list } = sourceStore(suite.client, sourcesTable.name);
    const mapping = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`f${n}`, 'x'.repeat(490)]),
    );
    const names = Array.from({ length: 230 }, (_, n) => `banyak-${n}`);
    for (const name of names) await put(aSource(name, { mapping }));
    const listed = (await list()).map(({ source }) => source);
    expect(listed).toEqual(expect.arrayContaining(names));
  });
});

describe('an entry of the quarantine', () => {
  const stores = () => ({
    quarantine: quarantineStore(suite.client, quarantineTable.name, {
      sealing: aSealing,
      key: () => Promise.resolve(Buffer.alloc(32, 5)),
      keptDays: 14,
    }),
    settled: settledStore(suite.client, quarantineTable.name),
    setAside: setAsideStore(suite.client, quarantineTable.name, aSealing),
  });
  const entry = (source: string, deliveryId: string, bytes = 10) => ({
    source,
    deliveryId,
    reason: 'invalid-fields',
    fields: [],
    body: randomBytes(bytes),
    receivedAt: at,
  });

  it('that is settled goes, and leaves one line without its body', async () => {
    const { quarantine, settled } = stores();
    await quarantine.add(entry('selesai', 'd1'), undefined);
    const [{ id } = { id: '' }] = await quarantine.list('selesai', 10);
    const made = { outcome: 'discarded', by: 'admin-1', why: 'Uji coba.', at } as const;
    expect(await settled.settle('selesai', id, made)).toBe('settled');
    expect(await quarantine.find('selesai', id)).toBeUndefined();
    expect(await settled.list('selesai', 10)).toEqual([{ id, reason: 'invalid-fields', ...made }]);
    expect(await settled.settle('selesai', id, made)).toBe('gone');
    expect(await quarantine.list('selesai', 10)).toEqual([]);
  });

  it('is listed by ids alone for the reconciler, and taken away once', async () => {
    const { quarantine, setAside } = stores();
    for (const n of [1, 2, 3]) await quarantine.add(entry('tunggu', `d${n}`), undefined);
    const waiting = await setAside.list('tunggu');
    expect(waiting.map(({ deliveryId }) => deliveryId).sort()).toEqual(['d1', 'd2', 'd3']);
    expect(Object.keys(waiting[0] ?? {}).sort()).toEqual([
      'deliveryId',
      'id',
      'reason',
      'receivedAt',
    ]);
    await setAside.settle('tunggu', waiting[0]?.id ?? '');
    expect(await setAside.list('tunggu')).toHaveLength(2);
    expect(await quarantine.list('tunggu', 10)).toHaveLength(2);
  });

  it('is found in a list of as many as were asked for, over as many pages as their bodies make', async () => {
    const { quarantine } = stores();
    for (let n = 0; n < 8; n += 1)
      await quarantine.add(entry('besar', `d${n}`, 250_000 + n), undefined);
    expect(await quarantine.list('besar', 100)).toHaveLength(8);
    expect(await quarantine.list('besar', 3)).toHaveLength(3);
  });
});

describe('a name that no source has', () => {
  const store = () => unknownStore(suite.client, quarantineTable.name, 14);
  const note = (name: string, bytes = 10) => store().note({ name, at, bytes });
  const clear = async () => {
    for (const { name } of await store().list())
      await suite.client.send(
        new DeleteItemCommand({
          TableName: quarantineTable.name,
          Key: { source: { S: 'unknown/' }, id: { S: name } },
        }),
      );
  };

  it('is counted, with when it came first and last', async () => {
    await clear();
    await store().note({ name: 'dmeo', at, bytes: 1 });
    await store().note({ name: 'dmeo', at: at + 5, bytes: 1 });
    expect(await store().list()).toEqual([
      { name: 'dmeo', deliveries: 2, firstAt: at, lastAt: at + 5 },
    ]);
  });

  it('is stored under one name with all others once there are fifty', async () => {
    await clear();
    for (let n = 0; n < unknownBounds.names; n += 1) expect(await note(`n${n}`)).toBe(`n${n}`);
    expect(await note('n0')).toBe('n0');
    expect(await note('satu-lagi')).toBe('nama-lain');
    expect(await note('dua-lagi')).toBe('nama-lain');
    expect(await store().list()).toHaveLength(unknownBounds.names + 1);
  });

  it('is only counted beyond so many bytes', async () => {
    await clear();
    expect(await note('besar', unknownBounds.bytes)).toBe('besar');
    expect(await note('besar', 1)).toBeUndefined();
    expect(await store().list()).toMatchObject([{ name: 'besar', deliveries: 2 }]);
  });
});
