import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { findMany } from '../../../shared/table/find-many.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { keptSeconds, rowOf, waitsUnder, type Delivery, type UnreadAt } from './delivery.ts';
import { seenShape } from './line-state.ts';
import { deliveriesTable as table } from './tables.ts';

/** A message of what waits unread at a case: its row is the officer's and the case's, whatever is written there. */
export type UnreadRow = Delivery & { unread: UnreadAt; sendAt: number };
type Of = Pick<UnreadAt, 'caseKey' | 'kind'>;

export type UnreadStore = {
  /**
   * Lets a message wait for its digest: a new one, one that ended before what it tells of was written, or one that waits
   * already, which then waits as long as it would have. What is no newer than what the row tells of changes nothing.
   */
  wait: (row: UnreadRow) => Promise<'waits' | 'known'>;
  /** Notes by when (milliseconds) what was written about a case was seen; an earlier moment changes nothing. */
  see: (of: Of, seenAt: number) => Promise<void>;
  /** By when what was written about each of these was seen; 0 for never. */
  seenAmong: (all: Of[]) => Promise<(of: Of) => number>;
};

/** Stores, beside the planned messages, what waits unread at cases and by when it was seen. */
export const unreadStore = (client: DynamoDBClient, TableName: string): UnreadStore => ({
  wait: async (row) =>
    (await unlessRefused(client.send(waitCommand(TableName, row)))) ? 'waits' : 'known',
  see: async (of, seenAt) => {
    await unlessRefused(client.send(seeCommand(TableName, of, seenAt)));
  },
  seenAmong: async (all) => {
    const stored = { client, table, TableName };
    const found = await findMany(stored, seenShape, { keys: all.map(seenKey) });
    const seen = new Map(found.map(({ recipient, item, seenAt }) => [recipient + item, seenAt]));
    return (of) => seen.get(seenKey(of).recipient + seenKey(of).item) ?? 0;
  },
});

const seenKey = ({ caseKey, kind }: Of) => ({ recipient: `seen#${caseKey}`, item: kind });

/** One write, upon one condition: however often it is tried, and by however many, it waits once. */
const waitCommand = (TableName: string, row: UnreadRow) => {
  const { sendAt, ...stored } = rowOf({ ...row, held: waitsUnder(row) });
  const fields = Object.entries({ ...stored, expiresAt: expiryOf(row.unread.leftAt) }).filter(
    ([name, value]) => value !== undefined && !isKey(name),
  );
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(table, stored),
    UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}, sendAt = if_not_exists(sendAt, :sendAt)`,
    ConditionExpression: 'attribute_not_exists(#unread) OR #unread.leftAt < :leftAt',
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: marshall(
      {
        ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
        ...{ ':sendAt': sendAt, ':leftAt': row.unread.leftAt },
      },
      { removeUndefinedValues: true },
    ),
  });
};

const isKey = (name: string): boolean => name === table.partitionKey || name === table.sortKey;

const expiryOf = (ms: number): number => Math.floor(ms / 1000) + keptSeconds;

const seeCommand = (TableName: string, of: Of, seenAt: number) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, seenKey(of)),
    UpdateExpression: 'SET seenAt = :at, expiresAt = :until',
    ConditionExpression: 'attribute_not_exists(seenAt) OR seenAt < :at',
    ExpressionAttributeValues: marshall({ ':at': seenAt, ':until': expiryOf(seenAt) }),
  });
