import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { announcementShape, toldShape, type Announcement, type Told } from './announcement.ts';

export type AnnouncementStore = {
  add: (announcement: Announcement) => Promise<'added' | 'already-there' | 'other-body'>;
  find: (scope: string, announcementId: string) => Promise<Announcement | undefined>;
  /** The newest announcements of a scope, at most `limit`. */
  list: (scope: string, limit: number) => Promise<Announcement[]>;
  /** Notes what was told in a region. */
  noteTold: (announcementId: string, told: Told) => Promise<void>;
  listTold: (announcementId: string) => Promise<Told[]>;
  /** Notes once that an officer has read it; they are known by their region and the mark in their link. */
  noteRead: (announcementId: string, reader: string, at: number) => Promise<void>;
  countRead: (announcementId: string) => Promise<number>;
};

const keptSeconds = 400 * 86_400;

/** Keeps announcements, what was told of each where, and who has confirmed to have read it. */
export const announcementStore = (client: DynamoDBClient, TableName: string): AnnouncementStore => {
  const items = (partition: string) => queryAll(client, TableName, partition);
  return {
    add: async (announcement) => {
      const { scope, announcementId, at } = announcement;
      const command = putOnce(TableName, keyOf(scope, announcementId, at), announcement);
      try {
        await client.send(command);
        return 'added';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
        return error.Item['bodyHash']?.S === announcement.bodyHash ? 'already-there' : 'other-body';
      }
    },
    find: async (scope, announcementId) => {
      const Key = marshall({ scope, item: announcementId });
      const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
      return Item && z.parse(announcementShape, unmarshall(Item));
    },
    list: async (scope, limit) => {
      const { Items } = await client.send(newest(TableName, scope, limit));
      return (Items ?? []).map((item) => z.parse(announcementShape, unmarshall(item)));
    },
    noteTold: async (announcementId, told) => {
      const key = keyOf(`sent#${announcementId}`, told.region, sentAt(announcementId));
      const Item = marshall({ ...key, ...told });
      await client.send(new PutItemCommand({ TableName, Item }));
    },
    listTold: async (announcementId) =>
      (await items(`sent#${announcementId}`)).map((item) => z.parse(toldShape, item)),
    noteRead: async (announcementId, reader, at) => {
      const command = putOnce(TableName, keyOf(`read#${announcementId}`, reader, at), { at });
      await client.send(command).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    },
    countRead: async (announcementId) => (await items(`read#${announcementId}`)).length,
  };
};

const keyOf = (scope: string, item: string, at: number) => ({
  scope,
  item,
  expiresAt: Math.floor(at / 1000) + keptSeconds,
});

const putOnce = (TableName: string, key: ReturnType<typeof keyOf>, more: object) =>
  new PutItemCommand({
    TableName,
    Item: marshall({ ...more, ...key }, { removeUndefinedValues: true }),
    ConditionExpression: 'attribute_not_exists(#item)',
    ExpressionAttributeNames: { '#item': 'item' },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });

const newest = (TableName: string, scope: string, Limit: number) =>
  new QueryCommand({
    TableName,
    KeyConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: marshall({ ':scope': scope }),
    ScanIndexForward: false,
    Limit,
  });

const queryAll = async (
  client: DynamoDBClient,
  TableName: string,
  scope: string,
): Promise<unknown[]> => {
  const found: unknown[] = [];
  let ExclusiveStartKey: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#scope = :scope',
        ExpressionAttributeNames: { '#scope': 'scope' },
        ExpressionAttributeValues: marshall({ ':scope': scope }),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    found.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return found;
};

/** An announcement's own time, in milliseconds: what follows from it is kept as long as it is. */
const sentAt = (announcementId: string): number => Number(announcementId.slice(0, 11)) * 1000;
