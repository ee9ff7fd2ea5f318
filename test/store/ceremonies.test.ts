import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { ceremonyStore } from '../../functions/pledges/ceremonies/ceremony-store.ts';
import { movedOf } from '../../functions/pledges/ceremonies/ceremony-steps.ts';
import { keepSheet } from '../../functions/pledges/ceremonies/keep-sheet.ts';
import { listPledged } from '../../functions/pledges/ceremonies/list-pledged.ts';
import { listPledgedStream } from '../../functions/pledges/ceremonies/list-pledged.stream.ts';
import { pledgedStore } from '../../functions/pledges/ceremonies/pledged-store.ts';
import { sealStore } from '../../functions/pledges/ceremonies/seal-store.ts';
import { sheetPartShape, type SheetPart } from '../../functions/pledges/ceremonies/sheet.ts';
import { sheetStore } from '../../functions/pledges/ceremonies/sheet-store.ts';
import { ticketStore } from '../../functions/pledges/ceremonies/ticket-store.ts';
import { takeSheet, type SentSheet } from '../../functions/pledges/ceremonies/take-sheet.ts';
import { pledgeStore } from '../../functions/pledges/register/pledge-store.ts';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { pledgeRow, pledgesOf } from '../../functions/pledges/register/pledge-row.ts';
import { find } from '../../shared/table/find.ts';
import { listBelow, listed } from '../../shared/table/list-below.ts';
import type { Standing } from '../../functions/pledges/register/standing.ts';
import { anAttempt } from '../support/attempts.ts';
import { demoCampaign } from '../support/campaign.ts';
import { killableClient } from '../support/case-tables.ts';
import { aKeptCeremony } from '../support/kept-ceremony.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { nipOf } from '../support/rosters.ts';
import { tableOf } from '../support/table-of.ts';

/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

const now = Date.parse('2026-11-23T01:00:00Z');
const campaign = demoCampaign();
const pepper = Buffer.alloc(32, 7);
const ceremony = aKeptCeremony({ state: 'started', startedAt: now - 600_000 });
const { ceremonyId } = ceremony;
let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

let made = 0;
/** A register with its stream, and the table of ceremonies. */
const newTables = async () => {
  made += 1;
  await createTables(held.client, [
    tableOf(ceremoniesTable, `ceremonies-${made}`),
    tableOf(pledgesTable, `pledges-${made}`),
  ]);
  return { ceremonies: `ceremonies-${made}`, pledges: `pledges-${made}` };
};
type Tables = Awaited<ReturnType<typeof newTables>>;

/** A client that dies at the nth edge of a call, before it is sent or before its answer is heard. */
const dyingAt = async (edge: number): Promise<DynamoDBClient> => {
  let seen = 0;
  const { endpoint } = held.engine;
  const region = await held.client.config.region();
  const credentials = await held.client.config.credentials();
  return killableClient({ endpoint, region, credentials }, () => {
    seen += 1;
    if (seen >= edge) throw new Error('killed');
  });
};

/** Does a piece of work, killed at edge after edge until it comes through, and then once more. */
const killedEverywhere = async (
  work: (client: DynamoDBClient) => Promise<unknown>,
  edges: readonly number[],
): Promise<number> => {
  let kills = 0;
  for (const edge of edges) {
    const client = await dyingAt(edge);
    await work(client).catch((error: unknown) => {
      if (!/killed/.test(String(error))) throw error;
      kills += 1;
    });
    client.destroy();
  }
  await work(held.client);
  await work(held.client);
  return kills;
};

const take = (client: DynamoDBClient, { ceremonies }: Tables, sent: Partial<SentSheet> = {}) =>
  takeSheet({
    campaign,
    sheets: sheetStore(client, ceremonies, () => now),
    pepper: () => Promise.resolve(pepper),
    now: () => now,
  })({ ceremony, content: sheetOf(0, 40), idempotencyKey: undefined, by: 'chair-1', ...sent });

const keep = (
  client: DynamoDBClient,
  { pledges }: Tables,
  part: SheetPart,
  isExpected: (person: { personKey: string }) => boolean = () => true,
) =>
  keepSheet({
    campaign,
    isExpected: (person) => Promise.resolve(isExpected(person)),
    pledges: pledgeStore(client, pledges, endsAt),
    now: () => now,
    randomBytes,
  })(part);

const sheetOf = (from: number, count: number): Buffer =>
  Buffer.from(
    ['nip,unit,jenis']
      .concat(Array.from({ length: count }, (_, i) => `${nipOf(from + i)},DISDIK,pns`))
      .join('\n'),
  );

const partsOf = ({ ceremonies }: Tables): Promise<SheetPart[]> => {
  const stored = { client: held.client, table: ceremoniesTable, TableName: ceremonies };
  return listed(listBelow(stored, sheetPartShape, { in: '18.09', start: 'rows#' }));
};

type Handler = ReturnType<typeof listPledgedStream>;
type Records = Parameters<Handler>[0]['Records'];

/** What the stream of the register shows, from its first record. */
const streamOf = async ({ pledges }: Tables): Promise<Records> => {
  const { Streams = [] } = await held.streams.send(new ListStreamsCommand({ TableName: pledges }));
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await held.streams.send(new DescribeStreamCommand({ StreamArn }));
  const seen: Records = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const start = new GetShardIteratorCommand({
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    let next = (await held.streams.send(start)).ShardIterator;
    for (let empty = 0; next !== undefined && empty < 3;) {
      const page = await held.streams.send(new GetRecordsCommand({ ShardIterator: next }));
      seen.push(...(JSON.parse(JSON.stringify(page.Records ?? [])) as Records));
      empty = (page.Records ?? []).length === 0 ? empty + 1 : 0;
      next = page.NextShardIterator;
    }
  }
  return seen;
};

/** A pledge by phone, of somebody who is on the sheet, too. */
const byPhone = (tables: Tables, personKey: string, standing: Standing): Promise<void> =>
  pledgeStore(held.client, tables.pledges, endsAt).store(aNewPledge({ personKey, standing }));

describe('a sheet', () => {
  it('killed at every await of its way and sent again makes the same pledges, and counts nobody twice', async () => {
    const tables = await newTables();
    const edges = Array.from({ length: 12 }, (_, i) => i + 1);
    expect(await killedEverywhere((client) => take(client, tables), edges)).toBeGreaterThan(1);
    const [part, ...more] = await partsOf(tables);
    if (!part) throw new Error('The sheet has a part');
    expect(more).toEqual([]);
    expect(part.pledges).toHaveLength(40);
    for (const { personKey } of part.pledges.slice(0, 3))
      await byPhone(tables, personKey, 'attended');
    for (const { personKey } of part.pledges.slice(3, 6))
      await byPhone(tables, personKey, 'claimed');

    const kills = await killedEverywhere(
      (client) => keep(client, tables, part),
      Array.from({ length: 60 }, (_, i) => i * 2 + 1),
    );
    expect(kills).toBeGreaterThan(20);
    const seen = await streamOf(tables);
    expect(seen.filter(({ eventName }) => eventName === 'INSERT')).toHaveLength(40);

    const cuts = [seen, seen.slice(0, 25), seen.slice(10), seen.slice(5, 30)];
    for (const cut of cuts)
      await killedEverywhere(
        async (client) => {
          const pledged = pledgedStore(client, tables.ceremonies);
          const tickets = ticketStore(client, tables.ceremonies, () => now);
          const handle = listPledgedStream(listPledged({ pledged, tickets }));
          await handle({ Records: cut });
        },
        [1, 2, 3, 4],
      );
    const pledged = pledgedStore(held.client, tables.ceremonies);
    const list = await pledged.list(ceremonyId);
    expect(list).toHaveLength(37);
    expect(new Set(list.map(({ channel }) => channel))).toEqual(new Set(['sheet']));
    const { sheetId } = part;
    expect(await pledged.done({ ceremonyId, sheetId })).toBe(40);
  });

  it('of a unit is attended by its word for whom its roster expects, and a claim for all others, however often it is sent', async () => {
    const tables = await newTables();
    await take(held.client, tables, { byUnit: 'DISDIK' });
    const [part] = await partsOf(tables);
    if (!part) throw new Error('The sheet has a part');
    const onRoster = new Set(part.pledges.slice(0, 10).map(({ personKey }) => personKey));
    const isExpected = ({ personKey }: { personKey: string }) => onRoster.has(personKey);
    for (let sent = 0; sent < 2; sent += 1) await keep(held.client, tables, part, isExpected);
    const stored = { client: held.client, table: pledgesTable, TableName: tables.pledges };
    const standings: string[] = [];
    for (const { personKey } of part.pledges) {
      const row = await find(stored, pledgeRow, { personKey });
      const [best] = row ? pledgesOf(row) : [];
      standings.push(best?.standing ?? 'none');
      expect(best?.ceremony).toBe(onRoster.has(personKey) ? ceremonyId : undefined);
    }
    expect(standings.filter((one) => one === 'attended-by-unit')).toHaveLength(10);
    expect(standings.filter((one) => one === 'claimed')).toHaveLength(30);
  });

  it('named by an Idempotency-Key is not another one later', async () => {
    const tables = await newTables();
    const first = await take(held.client, tables, { idempotencyKey: 'k' });
    expect(await take(held.client, tables, { idempotencyKey: 'k' })).toEqual(first);
    const other = { idempotencyKey: 'k', content: sheetOf(50, 3) };
    await expect(take(held.client, tables, other)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('is taken from the start of a ceremony until a week after its end', async () => {
    const tables = await newTables();
    const at = (changes: Partial<typeof ceremony>) =>
      take(held.client, tables, { ceremony: aKeptCeremony(changes) });
    await expect(at({ state: 'open' })).rejects.toMatchObject({ code: 'conflict' });
    const dayMs = 86_400_000;
    const ended = (days: number) => ({
      state: 'ended' as const,
      startedAt: now - days * dayMs - 1,
      endedAt: now - days * dayMs,
    });
    await expect(at(ended(7))).resolves.toMatchObject({ taken: 40 });
    await expect(at(ended(7.01))).rejects.toMatchObject({
      code: 'too-late',
      errors: [{ field: 'ceremonyId', reason: 'sheets-over' }],
    });
  });

  it('names every bad row by line, field and reason, and takes the rest', async () => {
    const tables = await newTables();
    const rows = [
      `${nipOf(1)},DISDIK,pns,`,
      `${nipOf(1)},DISDIK,pns,`,
      `"1,98609E+17",DISDIK,pns,`,
      `=${nipOf(2)},DISDIK,pns,`,
      `${nipOf(3)},DINKES,pns,`,
      `${nipOf(4)},DISDIK,pns,sakit`,
      `${nipOf(5)},NOWHERE,pns,`,
    ];
    const content = Buffer.from(`\ufeff${['nip,unit,jenis,keterangan', ...rows].join('\r\n')}`);
    const sheet = await take(held.client, tables, { content });
    expect(sheet).toMatchObject({ rows: 7, taken: 1, refused: 6 });
    const store = sheetStore(held.client, tables.ceremonies, () => now);
    expect(await store.refusedRows(sheet)).toEqual([
      { line: 3, field: 'number', reason: 'repeated-person', column: 'A' },
      { line: 4, field: 'number', reason: 'scientific-notation', column: 'A' },
      { line: 5, field: 'number', reason: 'formula', column: 'A' },
      { line: 6, field: 'unit', reason: 'unit-not-called', column: 'B' },
      { line: 7, field: 'status', reason: 'was-not-there', column: 'D' },
      { line: 8, field: 'unit', reason: 'unknown-unit', column: 'B' },
    ]);
    for (const bad of [
      Buffer.from([0xff, 0xfe, 0x41, 0]),
      Buffer.from('unit\nDISDIK'),
      Buffer.from('nip,unit\n1,DISDIK'),
    ])
      await expect(take(held.client, tables, { content: bad })).rejects.toMatchObject({
        code: 'invalid-fields',
      });
  });
});

describe('the keeping of ceremonies', () => {
  it('lets one of many who move it at once, and keeps the first confirmation of a witness', async () => {
    const { ceremonies } = await newTables();
    const store = ceremonyStore(held.client, ceremonies);
    const open = aKeptCeremony();
    expect(await store.add(open)).toBe('added');
    expect(await store.add(open)).toBe('already-there');
    expect(await store.add({ ...open, bodyHash: anAttempt('ceremony', 'other').body })).toBe(
      'other-body',
    );
    const started = movedOf(open, 'started', { at: now, by: 'chair-1' });
    const moved = await Promise.all(Array.from({ length: 8 }, () => store.change(open, started)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await store.find(ceremonyId)).toMatchObject({ state: 'started', version: 2 });

    const witness = { witnessId: 'w1', office: 'KPU', name: 'Contoh Saksi' };
    await store.addWitness(ceremonyId, witness);
    await store.confirm(ceremonyId, 'w1', now);
    expect(await store.confirm(ceremonyId, 'w1', now + 5)).toMatchObject({ confirmedAt: now });
    expect(await store.confirm(ceremonyId, 'nobody', now)).toBeUndefined();
    expect(await store.witnesses('18.09-zzzzzzzzzzzz')).toEqual([]);
  });

  it('seals a list once, whole, whoever is killed in between, and nothing that comes later is in it', async () => {
    const { ceremonies } = await newTables();
    const listed = (n: number) => ({
      receiptId: n.toString(16).padStart(16, '0'),
      unit: 'DISDIK',
      staffKind: 'pns',
      act: 'ikrar',
      channel: 'kiosk',
      standing: 'attended',
    });
    const all = Array.from({ length: 31_000 }, (_, n) => listed(n));
    const made = { sealedAt: now, by: 'chair-1' };
    await killedEverywhere(
      (client) => sealStore(client, ceremonies).seal(ceremonyId, all, made),
      [1, 2, 3, 4, 5],
    );
    const seals = sealStore(held.client, ceremonies);
    const later = { sealedAt: now + 1, by: 'chair-2' };
    const seal = await seals.seal(ceremonyId, [...all, listed(40_000)], later);
    expect(seal).toMatchObject({ ...made, pledges: 31_000 });
    expect(await seals.find(ceremonyId)).toEqual(seal);
    const ids = await seals.sealedIds(ceremonyId, seal);
    expect([ids.size, ids.has(listed(40_000).receiptId)]).toEqual([31_000, false]);
  });

  it('lists a burst of a hundred a second for less than a thirtieth of a write unit a pledge', async () => {
    const { ceremonies } = await newTables();
    let units = 0;
    const client = await dyingAt(Infinity);
    client.middlewareStack.add(
      (next) => async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        units += z.parse(capacityShape, answer.output).ConsumedCapacity.CapacityUnits;
        return answer;
      },
      { step: 'initialize' },
    );
    const kinds = ['pns', 'pppk', 'pppk-part-time', 'non-asn'];
    const batch = Array.from({ length: 200 }, (_, n) => ({
      receiptId: n.toString(16).padStart(16, '0'),
      unit: n % 2 === 0 ? 'DISDIK' : 'SEKDA',
      staffKind: kinds[n % 4] ?? '',
      act: 'ikrar',
      channel: 'kiosk',
      standing: 'attended',
    }));
    await pledgedStore(client, ceremonies).add(ceremonyId, batch);
    client.destroy();
    expect(units / batch.length).toBeLessThan(1 / 30);
  });
});

const capacityShape = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });
