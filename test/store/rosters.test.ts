import { GetItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { bucketCount, unpackRows, type RosterRow } from '../../functions/pledges/rosters/roster.ts';
import { bucketItem } from '../../functions/pledges/rosters/roster-items.ts';
import { rosterStore, type RosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import { withoutPerson } from '../../functions/pledges/rosters/roster-parts.ts';
import { takeRoster, type SentRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import { writeTogether } from '../../shared/table/write-together.ts';
import { demoCampaign } from '../support/campaign.ts';
import { dyingRosters } from '../support/memory-rosters.ts';
import { createRosterTables, nipOf, sentRows } from '../support/rosters.ts';

const pepper = Buffer.alloc(32, 7);
const campaign = demoCampaign();
const units = campaign.regions.find(({ code }) => code === '18.09')?.units.map((u) => u.code) ?? [];
let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

let tables = 0;
const newTable = async (): Promise<string> => {
  tables += 1;
  await createRosterTables(held.client, `-${tables}`);
  return `rosters-${tables}`;
};

let clock = Date.parse('2026-11-23T01:00:00Z');
const taking = (rosters: RosterStore) =>
  takeRoster({
    campaign,
    rosters,
    pepper: () => Promise.resolve(pepper),
    now: () => (clock += 10),
  });

const people = (from: number, count: number, more: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, i) => ({
    nip: nipOf(from + i),
    unit: units[(from + i) % units.length] ?? '',
    status: '',
    ...more,
  }));

const keyOf = (n: number) =>
  personKey({ pepper, campaign: campaign.id, region: undefined, idKind: 'nip', number: nipOf(n) });

const everybody = async (client: DynamoDBClient, table: string, region = '18.09') => {
  const rows: RosterRow[] = [];
  for await (const row of rosterStore(client, table).everybody(region)) rows.push(row);
  return rows;
};

const headOf = z.object({ before: z.optional(z.object({ slot: z.int() })) });

/**
 * What stands in the table, without times and turns: who is on the roster and was on the one before, and what is told of
 * it. What is done again leaves parts of a roster that is none any more beside, until they are overwritten or expire.
 */
const told = async (table: string) => {
  const { Items = [] } = await held.client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: '#region = :region',
      ExpressionAttributeNames: { '#region': 'region' },
      ExpressionAttributeValues: { ':region': { S: '18.09' } },
      ConsistentRead: true,
    }),
  );
  const items = Items.map((item) => unmarshall(item) as Record<string, unknown>);
  const head = z.parse(
    headOf,
    items.find(({ item }) => item === 'head'),
  );
  const other = `before#${1 - (head.before?.slot ?? 0)}#`;
  const isTold = ({ item }: Record<string, unknown>) => !String(item).startsWith(other);
  return items.filter(isTold).map((item) => ({
    ...item,
    ...('rows' in item && {
      rows:
        item['rows'] instanceof Uint8Array
          ? Buffer.from(item['rows']).toString('hex')
          : item['rows'],
    }),
    ...('summary' in item && { summary: { ...(item['summary'] as object), countedAt: 0 } }),
    ...('version' in item && { version: { ...(item['version'] as object), turn: 0 } }),
    ...('before' in item && { before: { ...(item['before'] as object), until: 0 } }),
    turn: 0,
    startedAt: 0,
    endedAt: 0,
    expiresAt: 0,
  }));
};

/** Takes somebody off, as an erasure does; whether there was anything to write. */
const forget = async (table: string, region: string, n: number): Promise<boolean> => {
  const writes = await withoutPerson(held.client, table, { region, personKey: keyOf(n) });
  if (writes.length > 0) expect(await writeTogether(held.client, writes)).toBe('written');
  return writes.length > 0;
};

describe('a roster', () => {
  it('holds who was sent, by unit and status, and tells a refusal to nobody', async () => {
    const table = await newTable();
    const store = rosterStore(held.client, table);
    const [unit = '', other = ''] = units;
    await taking(store)(
      sentRows([
        ...people(0, 3, { unit }),
        ...people(3, 1, { unit: other, status: 'sakit' }),
        ...people(4, 1, { unit: other, status: 'CLTN' }),
        ...people(5, 1, { unit: other, status: 'menolak' }),
        ...people(6, 1, { unit: other, status: 'cuti' }),
      ]),
    );
    expect((await store.head('18.09')).summary?.units).toEqual(
      [
        { unit, expected: 3, sick: 0, onLeave: 0, cltn: 0 },
        { unit: other, expected: 1, sick: 1, onLeave: 1, cltn: 1 },
      ].sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    );
    expect(await everybody(held.client, table)).toContainEqual({
      personKey: keyOf(5),
      unit: other,
      status: 'refused',
    });
    expect(JSON.stringify(await told(table))).not.toContain(nipOf(0));
  });

  it('is never replaced by a file with one bad row, nor by a preview, which says who would stay, come and go', async () => {
    const table = await newTable();
    const take = taking(rosterStore(held.client, table));
    await take(sentRows(people(0, 20)));
    const before = await everybody(held.client, table);
    const file = people(15, 10);
    const preview = await take(sentRows(file, { mode: 'preview' }));
    expect(preview).toMatchObject({
      state: 'previewed',
      preview: { stay: 5, come: 5, go: 15 },
    });
    const spoilt = [...file, ...people(40, 1, { nip: '1,98609E+17' })];
    const refused = await take(sentRows(spoilt, { mode: 'replace' }));
    expect(refused).toMatchObject({ state: 'not-replaced', refused: 1 });
    expect(await everybody(held.client, table)).toEqual(before);
    expect(await take(sentRows(file, { mode: 'replace' }))).toMatchObject({ state: 'taken' });
    expect(await everybody(held.client, table)).toHaveLength(10);
  });

  it('is added to, or replaced, as the sender says', async () => {
    const table = await newTable();
    const take = taking(rosterStore(held.client, table));
    await take(sentRows(people(0, 20)));
    await take(sentRows([...people(10, 5, { status: 'sakit' }), ...people(20, 5)]));
    const added = await everybody(held.client, table);
    expect(added).toHaveLength(25);
    expect(added.filter(({ status }) => status === 'sick')).toHaveLength(5);
    await take(sentRows(people(2, 3), { mode: 'replace' }));
    const replaced = await everybody(held.client, table);
    expect(replaced.map((row) => row.personKey).sort()).toEqual([2, 3, 4].map(keyOf).sort());
  });

  it('is not emptied by a file without one right row', async () => {
    const table = await newTable();
    const take = taking(rosterStore(held.client, table));
    await take(sentRows(people(0, 20)));
    const upload = await take(sentRows(people(0, 20, { nip: '1,98609E+17' }), { mode: 'replace' }));
    expect(upload).toMatchObject({ state: 'nothing-taken', taken: 0, refused: 20 });
    expect(await everybody(held.client, table)).toHaveLength(20);
  });

  it('tells every refused row, however many, a part at a time', async () => {
    const table = await newTable();
    const store = rosterStore(held.client, table);
    const upload = await taking(store)(
      sentRows(people(0, 4500, { unit: 'NOWHERE' }).concat(people(0, 1))),
    );
    expect(upload).toMatchObject({ rows: 4501, taken: 1, refused: 4500 });
    const lines: number[] = [];
    for (let from = 0; from < upload.refused; from += 500)
      lines.push(...(await store.refusedRows(upload, from, 500)).map(({ line }) => line));
    expect(lines).toEqual(Array.from({ length: 4500 }, (_, i) => i + 2));
    expect(await store.refusedRows(upload, 1990, 20)).toHaveLength(20);
  });

  it('answers an attempt by the same Idempotency-Key from memory, and refuses another file under it', async () => {
    const table = await newTable();
    const take = taking(rosterStore(held.client, table));
    const sent = sentRows(people(0, 20), { idempotencyKey: 'k1', mode: 'replace' });
    const first = await take(sent);
    await take(sentRows(people(20, 5), { mode: 'replace' }));
    expect(await take(sent)).toEqual(first);
    expect(await everybody(held.client, table)).toHaveLength(5);
    await expect(
      take(sentRows(people(0, 21), { idempotencyKey: 'k1', mode: 'replace' })),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('may be sent again as it was after another came between', async () => {
    const table = await newTable();
    const take = taking(rosterStore(held.client, table));
    const sent = sentRows(people(0, 20), { mode: 'replace' });
    await take(sent);
    await take(sentRows(people(20, 5), { mode: 'replace' }));
    await take(sent);
    expect(await everybody(held.client, table)).toHaveLength(20);
  });

  it('is refused while another of the region is being taken, until that one must have ended', async () => {
    const table = await newTable();
    const store = rosterStore(held.client, table);
    const stuck = taking({ ...store, changePart: () => Promise.reject(new Error('killed')) });
    await expect(stuck(sentRows(people(0, 20)))).rejects.toThrow('killed');
    const next = sentRows(people(20, 5), { mode: 'replace' });
    await expect(taking(store)(next)).rejects.toMatchObject({
      code: 'conflict',
      errors: [{ field: 'region', reason: 'roster-under-way' }],
    });
    clock += 60_000;
    await taking(store)(next);
    expect(await everybody(held.client, table)).toHaveLength(5);
  });

  it('forgets one person, and nobody beside them', async () => {
    const table = await newTable();
    const store = rosterStore(held.client, table);
    await taking(store)(sentRows(people(0, 1500)));
    expect(await forget(table, '18.09', 7)).toBe(true);
    expect(await forget(table, '18.09', 7)).toBe(false);
    expect(await forget(table, '14.06', 8)).toBe(false);
    const left = (await everybody(held.client, table)).map((row) => row.personKey);
    expect(left).toHaveLength(1499);
    expect(left).not.toContain(keyOf(7));
  });

  it('of forty thousand is taken in one go, and costs a pledge half a read unit', async () => {
    const table = await newTable();
    const rows = people(0, 40_000);
    const upload = await taking(rosterStore(held.client, table))(
      sentRows(rows, { mode: 'replace' }),
    );
    expect(upload).toMatchObject({ taken: 40_000, refused: 0, partsDone: bucketCount });
    expect(await everybody(held.client, table)).toHaveLength(40_000);
    const looked = await held.client.send(
      new GetItemCommand({
        TableName: table,
        Key: marshall(bucketItem('18.09', 7)),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(looked.ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});

// Every await is killed in unit/rosters/take-roster.test.ts, in memory; here some of them on the engine.
describe('an upload killed on the engine and sent again', () => {
  it.each<[string, Partial<SentRoster>, number[]]>([
    ['as an addition', { mode: 'add' }, [1, 2, 3, 4, 6, 12, 15, 16]],
    ['as a replacement', { mode: 'replace' }, [5, 300]],
    ['under an Idempotency-Key', { mode: 'add', idempotencyKey: 'k' }, [3, 8, 17]],
  ])('makes the same roster: %s', async (_, how, kills) => {
    const before = sentRows(people(0, 10));
    const bad = how.mode === 'replace' ? [] : people(60, 3, { unit: 'NOWHERE' });
    const rows = [...people(5, 10, { status: 'cuti' }), ...bad];
    const sent = sentRows(rows, how);
    const unharmed = await newTable();
    for (const one of [before, sent]) await taking(rosterStore(held.client, unharmed))(one);
    const expected = await told(unharmed);
    for (const [i, nth] of kills.entries()) {
      const table = await newTable();
      const store = rosterStore(held.client, table);
      await taking(store)(before);
      const dying = dyingRosters(store, nth, i % 2 === 0 ? 'before' : 'after');
      await expect(taking(dying.store)(sent)).rejects.toThrow('killed');
      await taking(store)(sent);
      expect(await told(table)).toEqual(expected);
    }
  });
});

describe('a part of a roster', () => {
  it('is refused when its bytes are cut short or name no unit', () => {
    expect(() => unpackRows({ rows: Buffer.alloc(34), units: ['A'] })).toThrow('cut short');
    expect(() => unpackRows({ rows: Buffer.alloc(35), units: [] })).toThrow('names no unit');
  });
});
