import { randomBytes } from 'node:crypto';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import type { startTestEngine } from '@netral/local-host/testing/engine';
import { countedPledge } from '../../functions/pledges/counted-pledge.ts';
import { erasePerson } from '../../functions/pledges/erasure/erase-person.ts';
import type { ErasureForm } from '../../functions/pledges/erasure/erasure-form.ts';
import { erasureStore, type ErasureTables } from '../../functions/pledges/erasure/erasure-store.ts';
import type { PledgeChange } from '../../functions/pledges/tally.ts';
import { demoCampaign } from './campaign.ts';
import { nipOf } from './rosters.ts';

type Held = Awaited<ReturnType<typeof startTestEngine>>;
export type RegisterTables = ErasureTables & { participation: string };
export const pepper = Buffer.alloc(32, 7);

let made = 0;
/** The register with its stream, and every other table in which something of a person may stand. */
export const newRegister = async ({ client }: Held): Promise<RegisterTables> => {
  made += 1;
  const table = (name: string, keys: string[], more = {}) => ({
    logicalId: name,
    type: 'AWS::DynamoDB::GlobalTable',
    properties: {
      TableName: `${name}-${made}`,
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys.map((AttributeName, i) => ({
        AttributeName,
        KeyType: i === 0 ? 'HASH' : 'RANGE',
      })),
      ...more,
    },
  });
  await createTables(client, [
    table('pledges', ['personKey'], {
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
    ...['rosters', 'ceremonies', 'erasures'].map((name) => table(name, ['region', 'item'])),
    table('participation', ['region', 'cell']),
  ]);
  return {
    pledges: `pledges-${made}`,
    rosters: `rosters-${made}`,
    ceremonies: `ceremonies-${made}`,
    erasures: `erasures-${made}`,
    participation: `participation-${made}`,
  };
};

type Erasing = {
  client: DynamoDBClient;
  tables: ErasureTables;
  now: () => number;
  idempotencyKey?: string | undefined;
  by?: string;
};

/** Erases the first civil servant of a sheet, unless another form is given. */
export const erase = (
  { client, tables, now, idempotencyKey, by = 'admin-1' }: Erasing,
  changes: Partial<ErasureForm> = {},
) =>
  erasePerson({
    campaign: demoCampaign(),
    erasures: erasureStore(client, tables),
    pepper: () => Promise.resolve(pepper),
    now,
    randomBytes,
  })(
    {
      region: '18.09',
      numberKind: 'nip',
      number: nipOf(0),
      reason: 'person-asks',
      reference: '800/123/BKPSDM/2026',
      forgetOnRoster: true,
      confirmed: true,
      ...changes,
    },
    { by, idempotencyKey },
  );

/** What the stream of a table shows, shard by shard, from its first record, as the tally reads it. */
export const changesIn = async (
  { streams }: Held,
  TableName: string,
): Promise<Map<string, PledgeChange[]>> => {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const found = new Map<string, PledgeChange[]>();
  for (const { ShardId = '' } of StreamDescription?.Shards ?? []) {
    const ShardIteratorType = 'TRIM_HORIZON';
    const start = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType });
    let next = (await streams.send(start)).ShardIterator;
    const changes: PledgeChange[] = [];
    for (let empty = 0; next !== undefined && empty < 3;) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: next }),
      );
      for (const { dynamodb } of Records)
        changes.push({
          sequence: dynamodb?.SequenceNumber ?? '',
          before: dynamodb?.OldImage && countedPledge(dynamodb.OldImage),
          after: dynamodb?.NewImage && countedPledge(dynamodb.NewImage),
        });
      empty = Records.length === 0 ? empty + 1 : 0;
      next = NextShardIterator;
    }
    found.set(ShardId, changes);
  }
  return found;
};

/** Every item of some tables as text; bytes as hex, base64 and base64url, as a key may stand in any of them. */
export const everythingIn = async (client: DynamoDBClient, tables: string[]): Promise<string> => {
  const texts: string[] = [];
  for (const TableName of tables)
    for await (const { Items = [] } of paginateScan({ client }, { TableName }))
      texts.push(...Items.map((item) => JSON.stringify(unmarshall(item), asText)));
  return texts.join('\n');
};

const asText = (_: string, value: unknown): unknown => {
  if (!(value instanceof Uint8Array)) return value;
  const bytes = Buffer.from(value);
  return [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('latin1')];
};
