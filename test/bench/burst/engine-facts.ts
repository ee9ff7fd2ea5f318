import {
  DescribeTableCommand,
  ListTablesCommand,
  QueryCommand,
  UpdateTableCommand,
  paginateScan,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
} from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Standing } from '../../../functions/pledges/register/standing.ts';
import { pledgeRow, pledgesOf } from '../../../functions/pledges/register/pledge-row.ts';
import { peopleIn } from '../../../functions/pledges/counting/participation-cell.ts';
import {
  cellCount,
  type CellCount,
} from '../../../functions/pledges/counting/participation-item.ts';

/** The tables of a running suite by what they hold. */
export const findTables = async (client: DynamoDBClient) => {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const named = (part: RegExp) => {
    const found = TableNames.find((name) => part.test(name));
    if (found === undefined) throw new Error(`None of the tables is ${String(part)}`);
    return found;
  };
  return {
    pledges: named(/-PledgesTable[0-9A-F]{8}$/),
    participation: named(/-PledgesParticipation[0-9A-F]{8}$/),
  };
};

/** The cells of a region as the tally has counted them, to the last person. */
export const countedCells = async (
  client: DynamoDBClient,
  { table, region }: { table: string; region: string },
): Promise<CellCount[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#region = :region',
      ExpressionAttributeNames: { '#region': 'region' },
      ExpressionAttributeValues: { ':region': { S: region } },
    }),
  );
  return Items.map(cellCount);
};

/** How many people the cells count, of one standing where it is named. */
export const peopleOf = (cells: readonly CellCount[], only?: { standing: Standing }): number =>
  cells.reduce((sum, { counts }) => sum + peopleIn(counts, only), 0);

/** The numbers of the receipts of all pledges that a region keeps. */
export const keptReceipts = async (
  client: DynamoDBClient,
  { table, region }: { table: string; region: string },
): Promise<Set<string>> => {
  const receipts = new Set<string>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table }))
    for (const item of Items)
      for (const pledge of pledgesOf(pledgeRow.parse(unmarshall(item))))
        if (pledge.region === region) receipts.add(pledge.receiptId);
  return receipts;
};

/** Has the engine keep a record of every write to a table from now on; answers the stream that holds them. */
export const recordWrites = async (client: DynamoDBClient, TableName: string): Promise<string> => {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
  await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.LatestStreamArn === undefined) throw new Error(`${TableName} records no writes`);
  return Table.LatestStreamArn;
};

/** One write to one item: its key, and the second it happened in. */
export type ItemWrite = { item: string; second: number };

/** Every write that a stream holds, by the engine's own record. */
export const recordedWrites = async (
  client: DynamoDBStreamsClient,
  StreamArn: string,
): Promise<ItemWrite[]> => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const writes: ItemWrite[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const first = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(first));
    while (ShardIterator !== undefined) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator, Limit: 1000 }));
      for (const { dynamodb } of page.Records ?? [])
        writes.push({
          item: `${dynamodb?.Keys?.['region']?.S ?? ''} ${dynamodb?.Keys?.['cell']?.S ?? ''}`,
          second: Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
        });
      if ((page.Records ?? []).length === 0) break;
      ShardIterator = page.NextShardIterator;
    }
  }
  return writes;
};

/** The item that was written most often within one second, and how often. */
export const hottest = (writes: readonly ItemWrite[]): { item: string; perSecond: number } => {
  const perSecond = new Map<string, number>();
  for (const { item, second } of writes) {
    const key = `${item} at ${String(second)}`;
    perSecond.set(key, (perSecond.get(key) ?? 0) + 1);
  }
  const [item, most] = [...perSecond].sort(([, a], [, b]) => b - a)[0] ?? ['none', 0];
  return { item, perSecond: most };
};
