import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Approval, IdentityRequest, Reading } from './trail.ts';

/** One entry of the trail, in its report's place and for as long as the report. */
type Entry = (IdentityRequest | Approval | Reading) & { reportKey: string; expiresAt: number };

export type IdentityTrail = {
  /** Adds an entry once; an entry that is there is never changed. */
  add: (entry: Entry) => Promise<'added' | 'already-there'>;
  /** Every entry of one report. */
  list: (reportKey: string) => Promise<unknown[]>;
};

/** The trail of who wanted, allowed and read a reporter's name: added to, never changed. */
export const identityTrail = (client: DynamoDBClient, TableName: string): IdentityTrail => ({
  add: async (entry) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: marshall(entry, { removeUndefinedValues: true }),
          ConditionExpression: 'attribute_not_exists(reportKey)',
        }),
      );
      return 'added';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'already-there';
      throw error;
    }
  },
  list: async (reportKey) => {
    const rows: unknown[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'reportKey = :report',
        ExpressionAttributeValues: marshall({ ':report': reportKey }),
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) rows.push(...Items.map((item) => unmarshall(item)));
    return rows;
  },
});

const reporterShape = z.object({ identity: z.record(z.string(), z.string()) });

/** Who reported, if somebody gave their name. */
export const reporterFinder =
  (client: DynamoDBClient, TableName: string) =>
  async (reportKey: string): Promise<Record<string, string> | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: marshall({ reportKey }), ConsistentRead: true }),
    );
    return Item && z.parse(reporterShape, unmarshall(Item)).identity;
  };
