import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { reportsTable as table } from '../intake/tables.ts';

/** The body hash of every report that is there, by its key. */
export type FindArrived = (reportKeys: readonly string[]) => Promise<Map<string, string>>;

const rowShape = z.object({ reportKey: z.string(), bodyHash: z.string() });
/** The most keys DynamoDB takes at once. */
const atOnce = 100;
/** How often what a throttled table left out is asked for again. */
const maxTries = 8;

/** Tells which reports are there already, without reading what they say. */
export const findArrived =
  (client: DynamoDBClient, TableName: string, sleep: (ms: number) => Promise<void>): FindArrived =>
  async (reportKeys) => {
    const found = new Map<string, string>();
    let waiting = [...new Set(reportKeys)];
    for (let tries = 0; waiting.length > 0; tries += 1) {
      if (tries > 0) await sleep(50 * 2 ** tries);
      if (tries >= maxTries) throw new Error('The table leaves keys unread');
      const left: string[] = [];
      for (let i = 0; i < waiting.length; i += atOnce) {
        left.push(
          ...(await readSome(client, TableName, { keys: waiting.slice(i, i + atOnce), found })),
        );
      }
      waiting = left;
    }
    return found;
  };

type Some = { keys: string[]; found: Map<string, string> };

const readSome = async (
  client: DynamoDBClient,
  TableName: string,
  { keys, found }: Some,
): Promise<string[]> => {
  const { Responses, UnprocessedKeys } = await client.send(
    new BatchGetItemCommand({
      RequestItems: {
        [TableName]: {
          Keys: keys.map((reportKey) => keyOf(table, { reportKey })),
          ProjectionExpression: 'reportKey, bodyHash',
          // A delivery that came a moment ago must be seen.
          ConsistentRead: true,
        },
      },
    }),
  );
  for (const item of Responses?.[TableName] ?? []) {
    const { reportKey, bodyHash } = readItem(rowShape, item);
    found.set(reportKey, bodyHash);
  }
  return (UnprocessedKeys?.[TableName]?.Keys ?? []).map((key) => key[table.partitionKey]?.S ?? '');
};
