import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { noticeShape, replyShape, type Notice, type NoticeKind, type Reply } from './circular.ts';

export type CircularStore = {
  /** Keeps a notice once per id; 'other-body' when another stands there under the same attempt. */
  add: (notice: Notice) => Promise<'kept' | 'already-kept' | 'other-body'>;
  find: (region: string, kind: NoticeKind, id: string) => Promise<Notice | undefined>;
  /** The notices of a region, newest first. */
  list: (region: string, kind: NoticeKind) => Promise<Notice[]>;
  /** What units answered to a notice. */
  replies: (region: string, id: string) => Promise<Reply[]>;
  /** Keeps a unit's answer: the first one to a circular stands, attendance may be corrected. */
  reply: (region: string, reply: Reply) => Promise<void>;
};

/** Keeps circulars, briefings and what units answered, all of a region under its code. */
export const circularStore = (client: DynamoDBClient, TableName: string): CircularStore => ({
  add: async (notice) => {
    const Item = marshall(
      { ...notice, item: itemOf(notice.kind, notice.id) },
      { removeUndefinedValues: true },
    );
    const before = await putOnce(client, { TableName, Item });
    if (before === undefined) return 'kept';
    return before['bodyHash'] === notice.bodyHash ? 'already-kept' : 'other-body';
  },
  find: async (region, kind, id) => {
    const Key = marshall({ region, item: itemOf(kind, id) });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item && z.parse(noticeShape, unmarshall(Item));
  },
  list: async (region, kind) => {
    const rows = await below(client, TableName, { region, start: `${kind}#` });
    return rows.map((row) => z.parse(noticeShape, row)).sort((a, b) => b.issuedAt - a.issuedAt);
  },
  replies: async (region, id) => {
    const rows = await below(client, TableName, { region, start: `reply#${id}#` });
    return rows.map((row) => z.parse(replyShape, row));
  },
  reply: async (region, reply) => {
    const item = `reply#${reply.id}#${reply.unit}`;
    const Item = marshall({ region, item, ...reply }, { removeUndefinedValues: true });
    if (reply.attended === undefined) await putOnce(client, { TableName, Item });
    else await client.send(new PutItemCommand({ TableName, Item }));
  },
});

const itemOf = (kind: NoticeKind, id: string): string => `${kind}#${id}`;

type Put = { TableName: string; Item: Record<string, AttributeValue> };

/** Puts an item where none stands; answers the one that stands there. */
const putOnce = async (
  client: DynamoDBClient,
  put: Put,
): Promise<Record<string, unknown> | undefined> => {
  try {
    await client.send(
      new PutItemCommand({
        ...put,
        ConditionExpression: 'attribute_not_exists(#region)',
        ExpressionAttributeNames: { '#region': 'region' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item ? unmarshall(error.Item) : {};
  }
};

type Below = { region: string; start: string };

const below = async (
  client: DynamoDBClient,
  TableName: string,
  { region, start }: Below,
): Promise<unknown[]> => {
  const rows: unknown[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: '#region = :region AND begins_with(#item, :start)',
      ExpressionAttributeNames: { '#region': 'region', '#item': 'item' },
      ExpressionAttributeValues: marshall({ ':region': region, ':start': start }),
    },
  );
  for await (const { Items = [] } of pages) rows.push(...Items.map((item) => unmarshall(item)));
  return rows;
};
