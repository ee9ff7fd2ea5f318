import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Standing } from '../register/pledge-store.ts';

export type StandingStore = {
  /** Gives those of these people who pledged in the region another standing; whoever has it already stays untouched. */
  setStanding: (region: string, personKeys: readonly string[], standing: Standing) => Promise<void>;
};

/** The most keys one BatchGetItem takes. */
const keysAtOnce = 100;
type Wait = (ms: number) => Promise<void>;
type Item = Record<string, AttributeValue>;

/** Changes the standing of pledges: reads a hundred at a time, and writes only where something changes. */
export const standingStore = (
  client: DynamoDBClient,
  TableName: string,
  wait: Wait,
): StandingStore => ({
  setStanding: async (region, personKeys, standing) => {
    for (let from = 0; from < personKeys.length; from += keysAtOnce) {
      const keys = personKeys.slice(from, from + keysAtOnce);
      const items = await readPledges({ client, TableName, wait }, keys);
      const other = items.filter(
        (item) => item['region']?.S === region && (item['standing']?.S ?? 'claimed') !== standing,
      );
      await Promise.all(
        other.map(({ personKey }) =>
          ifStillSo(client.send(update(TableName, { personKey, region, standing }))),
        ),
      );
    }
  },
});

type Reads = { client: DynamoDBClient; TableName: string; wait: Wait };

const readPledges = async (
  { client, TableName, wait }: Reads,
  personKeys: readonly string[],
): Promise<Item[]> => {
  const items: Item[] = [];
  let keys: Item[] = personKeys.map((personKey) => ({ personKey: { S: personKey } }));
  for (let tries = 0; keys.length > 0; tries += 1) {
    if (tries > 0) await wait(Math.min(2000, 50 * 2 ** tries));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [TableName]: {
            Keys: keys,
            ConsistentRead: true,
            ProjectionExpression: 'personKey, #region, standing',
            ExpressionAttributeNames: { '#region': 'region' },
          },
        },
      }),
    );
    items.push(...(Responses?.[TableName] ?? []));
    keys = UnprocessedKeys?.[TableName]?.Keys ?? [];
  }
  return items;
};

type Change = { personKey: AttributeValue | undefined; region: string; standing: Standing };

/** A pledge that was erased meanwhile is not brought back: the region is a condition. */
const update = (TableName: string, { personKey, region, standing }: Change) =>
  new UpdateItemCommand({
    TableName,
    Key: { personKey: personKey ?? { S: '' } },
    UpdateExpression: 'SET standing = :standing',
    ConditionExpression:
      '#region = :region AND (attribute_not_exists(standing) OR standing <> :standing)',
    ExpressionAttributeNames: { '#region': 'region' },
    ExpressionAttributeValues: { ':region': { S: region }, ':standing': { S: standing } },
  });

const ifStillSo = async (sent: Promise<unknown>): Promise<void> => {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
