import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { listed, storedBelow } from '../../../shared/table/list-below.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { cellName, type Cell, type Counts } from './participation-cell.ts';
import {
  cellCount,
  countAttribute,
  dayAttribute,
  isForgettable,
  isRecentDay,
  shardAttribute,
  type CellCount,
} from './participation-item.ts';
import { participationTable } from './tables.ts';

/** What one batch changes in one cell, and up to which record of its shard that counts. */
export type Addition = {
  cell: Cell;
  shardId: string;
  upTo: string;
  /** The last record of this shard the cell had counted, or undefined if none. */
  after: string | undefined;
  changes: Counts;
  /** The same changes by the day of the pledge (`dayOf`). */
  byDay: Map<number, Counts>;
  /** Milliseconds since the epoch. */
  countedAt: number;
};

export type ParticipationStore = {
  /** The last record of a shard that a cell had counted a moment ago: read, so that no write has to be refused to learn it. */
  countedUpTo: (cell: Cell, shardId: string) => Promise<string | undefined>;
  /** Counts if nothing of the shard beyond `after` was counted yet; else answers up to where it was. */
  add: (addition: Addition) => Promise<'added' | { countedUpTo: string | undefined }>;
  /** Every cell of a region, as it was a moment ago. */
  read: (region: string) => Promise<CellCount[]>;
  /** Every cell of a region, with all that was counted before the call. */
  readNow: (region: string) => Promise<CellCount[]>;
};

/** Keeps the counts of each cell together with the last record counted, so that adding twice is impossible. */
export const participationStore = (client: DynamoDBClient, table: string): ParticipationStore => ({
  countedUpTo: async (cell, shardId) => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: table,
        Key: keyOf(cell),
        ProjectionExpression: '#upTo',
        ExpressionAttributeNames: { '#upTo': shardAttribute(shardId) },
      }),
    );
    return Item?.[shardAttribute(shardId)]?.S;
  },
  add: async (addition) => {
    try {
      const { Attributes } = await client.send(addCommand(table, addition));
      await forget(client, table, addition, Object.keys(Attributes ?? {}));
      return 'added';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const countedUpTo = error.Item?.[shardAttribute(addition.shardId)]?.S;
      if (countedUpTo === addition.after) throw error;
      return { countedUpTo };
    }
  },
  read: (region) => readCells(eventually(storedIn(client, table)), region),
  readNow: (region) => readCells(storedIn(client, table), region),
});

const storedIn = (client: DynamoDBClient, TableName: string) => ({
  client,
  table: participationTable,
  TableName,
});

const keyOf = (cell: Cell): Record<string, AttributeValue> => ({
  region: { S: cell.region },
  cell: { S: cellName(cell) },
});

const addCommand = (table: string, addition: Addition) => {
  const changes = attributesOf(addition);
  const adds = changes.map((_, i) => `#c${String(i)} :c${String(i)}`).join(', ');
  return new UpdateItemCommand({
    TableName: table,
    Key: keyOf(addition.cell),
    UpdateExpression: `${adds && `ADD ${adds} `}SET #upTo = :upTo, countedAt = :countedAt`,
    ConditionExpression:
      addition.after === undefined ? 'attribute_not_exists(#upTo)' : '#upTo = :after',
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ExpressionAttributeNames: {
      '#upTo': shardAttribute(addition.shardId),
      ...Object.fromEntries(changes.map(([name], i) => [`#c${String(i)}`, name])),
    },
    ExpressionAttributeValues: {
      ':upTo': { S: addition.upTo },
      ':countedAt': { N: String(addition.countedAt) },
      ...(addition.after !== undefined && { ':after': { S: addition.after } }),
      ...Object.fromEntries(changes.map(([, by], i) => [`:c${String(i)}`, { N: String(by) }])),
    },
  });
};

const attributesOf = ({ changes, byDay, countedAt }: Addition): [string, number][] =>
  [
    ...Object.entries(changes).map(([group, by]): [string, number] => [countAttribute(group), by]),
    ...[...byDay]
      .filter(([day]) => isRecentDay(day, countedAt))
      .flatMap(([day, counts]) =>
        Object.entries(counts).map(([group, by]): [string, number] => [
          dayAttribute(day, group),
          by,
        ]),
      ),
  ].filter(([, by]) => by !== 0);

/** Drops what an item need not keep, so that it does not grow; at most every few hours a write. */
const forget = async (
  client: DynamoDBClient,
  table: string,
  { cell, countedAt }: Addition,
  attributes: string[],
): Promise<void> => {
  const gone = attributes.filter((name) => isForgettable(name, countedAt)).slice(0, 50);
  if (gone.length === 0) return;
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: keyOf(cell),
      UpdateExpression: `REMOVE ${gone.map((_, i) => `#g${String(i)}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(gone.map((name, i) => [`#g${String(i)}`, name])),
    }),
  );
};

const readCells = async (stored: StoredTable, region: string): Promise<CellCount[]> =>
  (await listed(storedBelow(stored, { in: region }))).map(cellCount);
