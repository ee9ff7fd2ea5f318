import {
  QueryCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { refuseField } from '../../../shared/refusal.ts';
import type { StoredItem } from '../../../shared/table/item.ts';
import { casesTable as table } from './tables.ts';

/** A place in a queue of rows beside cases: the last row that was read. */
export type RowPosition = { dueAt: number; caseKey: string; item: string };

export type QueuePage = {
  queue: string;
  /** Rows due before are left out; milliseconds since the epoch. */
  from?: number;
  after?: RowPosition | undefined;
  most: number;
};

/** Reads one page of rows of the index of the queue, the earliest first, and says whether that was the last of it. */
export const queuePage = async (
  client: DynamoDBClient,
  TableName: string,
  { queue, from, after, most }: QueuePage,
): Promise<{ items: StoredItem[]; isEnd: boolean }> => {
  const query: QueryCommandInput = {
    TableName,
    IndexName: table.index.name,
    KeyConditionExpression: `queue = :queue${from === undefined ? '' : ' AND dueAt >= :from'}`,
    ExpressionAttributeValues: marshall({
      ':queue': queue,
      ...(from !== undefined && { ':from': from }),
    }),
    Limit: most,
    ...(after && {
      ExclusiveStartKey: marshall({
        ...{ queue, dueAt: after.dueAt, caseKey: after.caseKey, item: after.item },
      }),
    }),
  };
  const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(query));
  return { items: Items, isEnd: LastEvaluatedKey === undefined };
};

const cursorShape = z.array(z.tuple([z.string(), z.number(), z.string(), z.string()]));

/** Where a page of several regions' queues ended, as an address carries it. */
export const rowCursor = (next: Record<string, RowPosition>): string =>
  Buffer.from(
    JSON.stringify(
      Object.entries(next).map(([code, { dueAt, caseKey, item }]) => [code, dueAt, caseKey, item]),
    ),
  ).toString('base64url');

/** A cursor is only a position: whose rows are listed, and which of them, depends on the caller. Throws Refusal. */
export const readRowCursor = (cursor: string | undefined): Record<string, RowPosition> => {
  if (cursor === undefined) return {};
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const read = z.parse(cursorShape, JSON.parse(text));
    return Object.fromEntries(
      read.map(([code, dueAt, caseKey, item]) => [code, { dueAt, caseKey, item }]),
    );
  } catch {
    throw refuseField('cursor', 'malformed');
  }
};
