import { DeleteItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import type { LambdaRecord } from '@netral/local-host/streams/record';
import { shardReader } from '@netral/local-host/streams/shard-reader';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { countedPledge } from '../../functions/pledges/counting/counted-pledge.ts';
import { participationStore } from '../../functions/pledges/counting/participation-store.ts';
import { pledgeStore, type NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import { standings } from '../../functions/pledges/register/standing.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../functions/pledges/counting/published-store.ts';
import { tallyStream } from '../../functions/pledges/counting/tally.stream.ts';
import { tally } from '../../functions/pledges/counting/tally.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { demoCampaign } from '../support/campaign.ts';
import { dyingClient } from '../support/dying-client.ts';
import type { Death } from '../support/memory-participation.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { recount, withoutNobody } from '../support/pledge-changes.ts';
import { tableOf } from '../support/table-of.ts';

/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

const campaign = demoCampaign();
const pledgedAt = 1_795_397_400_000;
const region = '18.09';

let held: Awaited<ReturnType<typeof startTestEngine>>;
let shardId = '';
/** What happened to the register, as its stream tells it. */
let records: LambdaRecord[] = [];

const aPledge = (n: number): NewPledge =>
  aNewPledge({
    personKey: `person-${String(n)}`,
    unit: ['DISDIK', 'SEKDA', 'DINKES'][n % 3] ?? '',
    standing: n % 5 === 0 ? 'attended' : n % 5 === 1 ? 'attended-by-unit' : 'claimed',
    pledgedAt,
    ...(n % 5 < 2 && { ceremony: '18.09-a' }),
  });

const keyOf = (n: number) => ({
  TableName: 'pledges',
  Key: { personKey: { S: `person-${String(n)}` } },
});

/** Thirty people pledge; some again, some attend or confirm later, some of these and some others are erased. */
const liveThrough = async (client: DynamoDBClient): Promise<void> => {
  const pledges = pledgeStore(client, 'pledges', endsAt);
  for (let n = 0; n < 30; n += 1) {
    await pledges.store(aPledge(n));
    const earlier = n - 6;
    if (earlier >= 0) await pledges.store({ ...aPledge(earlier), standing: later(earlier) });
    if (earlier >= 0 && earlier % 6 === 0) await client.send(new DeleteItemCommand(keyOf(earlier)));
    if (n % 7 === 0)
      await pledges.store({ ...aPledge(n), unit: 'SEKDA', pledgedAt: pledgedAt + 9 });
  }
};
const later = (n: number) => (n % 4 === 0 ? 'attended' : n % 4 === 1 ? 'confirmed' : 'claimed');

beforeAll(async () => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  held = await startTestEngine();
  const streams = await createTables(held.client, [tableOf(pledgesTable)]);
  await liveThrough(held.client);
  const streamArn = streams.get('pledges') ?? '';
  const { StreamDescription } = await held.streams.send(
    new DescribeStreamCommand({ StreamArn: streamArn }),
  );
  shardId = StreamDescription?.Shards?.[0]?.ShardId ?? '';
  const place = { client: held.streams, streamArn, region: 'ap-southeast-3', shardId };
  records = await shardReader({ ...place, signal: new AbortController().signal }, undefined).read();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

/** A process as Lambda starts it: it knows nothing of any before, and may die at a command. */
const aProcess = (table: string, deathAt: (call: number) => Death = () => undefined) => {
  const { client, calls } = dyingClient(held.client, deathAt);
  const now = () => pledgedAt;
  const participation = participationStore(client, table);
  const published = publishedStore(client, table);
  const handle = tallyStream({
    count: tally({ participation, now }),
    publish: publishRegion({ campaign, participation, published, now }),
    note: () => Promise.resolve(),
  });
  const count = async (batch: readonly LambdaRecord[]): Promise<void> => {
    const event = JSON.parse(JSON.stringify({ shardId, Records: batch })) as Parameters<
      typeof handle
    >[0];
    await handle(event);
  };
  return { count, calls };
};

let tables = 0;
const newTable = async (): Promise<string> => {
  const name = `participation-${String((tables += 1))}`;
  await createTables(held.client, [tableOf(participationTable, name)]);
  return name;
};

/** What the table ends up with: the counts of each cell, and what the public is told. */
const outcomeOf = async (table: string) => {
  const cells = await participationStore(held.client, table).readNow(region);
  const found = await publishedStore(held.client, table).find(region);
  return {
    counts: withoutNobody(
      cells.map(({ unit, ceremony, counts }) => [
        `${region}/${ceremony === undefined ? unit : `${unit}#${ceremony}`}`,
        counts,
      ]),
    ),
    byDay: cells.map(({ unit, ceremony, byDay }) => [unit, ceremony, [...byDay]]),
    published: found?.document,
  };
};

/** The pledges that stand in the register at the end, counted one by one. */
const honestCount = async () => {
  const { Items = [] } = await held.client.send(new ScanCommand({ TableName: 'pledges' }));
  const standing = Items.map((item, n) => ({ sequence: String(n), after: countedPledge(item) }));
  return withoutNobody(recount([standing]));
};

/** The whole, counted by one process that nothing happened to. */
const undisturbed = async () => {
  const table = await newTable();
  const process = aProcess(table);
  await process.count(records);
  return { outcome: await outcomeOf(table), calls: process.calls() };
};

describe('the tally on the real engine and a real stream', () => {
  it('worked off by several processes at once, none of which knows of another, counts everybody once', async () => {
    const { outcome } = await undisturbed();
    const table = await newTable();
    await aProcess(table).count(records.slice(0, 12));
    await Promise.allSettled([1, 2, 3].map(() => aProcess(table).count(records)));
    await aProcess(table).count(records);
    expect(await outcomeOf(table)).toEqual(outcome);
  });

  it('tells of everybody who stands in the register, of nobody who was erased, and moves who attended or confirmed later', async () => {
    const kinds = new Set(records.map(({ eventName }) => eventName));
    expect(kinds).toEqual(new Set(['INSERT', 'MODIFY', 'REMOVE']));
    const { outcome } = await undisturbed();
    expect(outcome.counts).toEqual(await honestCount());
    const counted = JSON.stringify(outcome.counts);
    for (const standing of standings) expect(counted).toContain(standing);
    expect(outcome.published?.pledged).toBe(15);
  });

  it('killed at any command, before it or after it, and replayed in overlapping cuts, counts the same', async () => {
    const { outcome, calls } = await undisturbed();
    expect(calls).toBeGreaterThanOrEqual(15);
    for (let killedAt = 0; killedAt < calls; killedAt += 1) {
      for (const death of ['before', 'after'] as const) {
        const table = await newTable();
        const dying = aProcess(table, (call) => (call === killedAt ? death : undefined));
        await expect(dying.count(records)).rejects.toThrow('killed');
        // As Lambda may deliver again: another cut, one that begins within it, then the whole.
        const middle = Math.floor(records.length / 2);
        await aProcess(table).count(records.slice(0, middle));
        await aProcess(table).count(records.slice(middle - 9));
        await aProcess(table).count(records);
        expect({ killedAt, death, ...(await outcomeOf(table)) }).toEqual({
          killedAt,
          death,
          ...outcome,
        });
      }
    }
  });

  it('killed at every command in turn, batch after batch, still comes to the end', async () => {
    const { outcome } = await undisturbed();
    const table = await newTable();
    const size = 7;
    for (let from = 0; from < records.length; from += size) {
      const batch = records.slice(Math.max(0, from - 3), from + size);
      // Each process dies one command later than the one before, until one lives.
      for (let killedAt = 0, lived = false; !lived; killedAt += 1) {
        const dying = aProcess(table, (call) =>
          call === killedAt ? (killedAt % 2 ? 'after' : 'before') : undefined,
        );
        lived = await dying.count(batch).then(
          () => true,
          () => false,
        );
      }
    }
    expect(await outcomeOf(table)).toEqual(outcome);
  });

  it('counts the same while a process that was given up for dead still works on the same records', async () => {
    const { outcome } = await undisturbed();
    for (let round = 0; round < 10; round += 1) {
      const table = await newTable();
      const cut = 3 + round * 4;
      const attempts = await Promise.allSettled([
        aProcess(table).count(records),
        aProcess(table).count(records.slice(0, cut)),
        aProcess(table).count(records),
      ]);
      expect(attempts.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
      expect(await outcomeOf(table)).toEqual(outcome);
    }
  });
});
