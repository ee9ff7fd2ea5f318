import {
  ConditionalCheckFailedException,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { staffKinds, type StaffKind } from './pledge-form.ts';

/** How many pledged in one unit, by kind of staff. */
export type UnitCount = {
  region: string;
  unit: string;
  counts: Record<StaffKind, number>;
  /** Milliseconds since the epoch of the last count. */
  countedAt: number;
};

/** What one batch adds to one unit, and up to which record of its shard that counts. */
export type Addition = {
  region: string;
  unit: string;
  shardId: string;
  upTo: string;
  /** The last record of this shard the unit had counted, or undefined if none. */
  after: string | undefined;
  counts: Record<StaffKind, number>;
  countedAt: number;
};

export type ParticipationStore = {
  /** Adds if nothing of the shard beyond `after` was counted yet; else answers up to where it was. */
  add: (addition: Addition) => Promise<'added' | { countedUpTo: string }>;
  read: (region: string) => Promise<UnitCount[]>;
};

/** Keeps the counts of each unit together with the last record counted, so that adding twice is impossible. */
export const participationStore = (client: DynamoDBClient, table: string): ParticipationStore => ({
  add: async (addition) => {
    try {
      const { Attributes } = await client.send(addCommand(table, addition));
      await forgetShards(client, table, addition, Object.keys(Attributes ?? {}));
      return 'added';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const countedUpTo = error.Item?.[shardAttribute(addition.shardId)]?.S;
      if (countedUpTo === undefined) throw error;
      return { countedUpTo };
    }
  },
  read: async (region) => {
    const units: UnitCount[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: '#region = :region',
          ExpressionAttributeNames: { '#region': 'region' },
          ExpressionAttributeValues: { ':region': { S: region } },
          ExclusiveStartKey: from,
        }),
      );
      units.push(...(page.Items ?? []).map(unitCount));
      from = page.LastEvaluatedKey;
    } while (from);
    return units;
  },
});

const shardAttribute = (shardId: string) => `upTo:${shardId}`;
const countAttribute = (kind: StaffKind) => `count:${kind}`;

const addCommand = (table: string, addition: Addition) => {
  const kinds = staffKinds.filter((kind) => addition.counts[kind] > 0);
  return new UpdateItemCommand({
    TableName: table,
    Key: { region: { S: addition.region }, unit: { S: addition.unit } },
    UpdateExpression: `ADD ${kinds.map((_, i) => `#k${i} :k${i}`).join(', ')} SET #upTo = :upTo, countedAt = :countedAt`,
    ConditionExpression:
      addition.after === undefined ? 'attribute_not_exists(#upTo)' : '#upTo = :after',
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ExpressionAttributeNames: {
      '#upTo': shardAttribute(addition.shardId),
      ...Object.fromEntries(kinds.map((kind, i) => [`#k${i}`, countAttribute(kind)])),
    },
    ExpressionAttributeValues: {
      ':upTo': { S: addition.upTo },
      ':countedAt': { N: String(addition.countedAt) },
      ...(addition.after !== undefined && { ':after': { S: addition.after } }),
      ...Object.fromEntries(
        kinds.map((kind, i) => [`:k${i}`, { N: String(addition.counts[kind]) }]),
      ),
    },
  });
};

/** Stream records live 24 hours and a shard about four: what an old shard had counted can never come again. */
const shardLifeMs = 3 * 86_400_000;
const shardPrefix = shardAttribute('shardId-');

/** Drops the marks of shards that are long gone, so that an item does not grow; at most every few hours a write. */
const forgetShards = async (
  client: DynamoDBClient,
  table: string,
  { region, unit, countedAt }: Addition,
  attributes: string[],
): Promise<void> => {
  const gone = attributes.filter((name) => isLongGone(name, countedAt)).slice(0, 50);
  if (gone.length === 0) return;
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { region: { S: region }, unit: { S: unit } },
      UpdateExpression: `REMOVE ${gone.map((_, i) => `#g${i}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(gone.map((name, i) => [`#g${i}`, name])),
    }),
  );
};

/** A shard's id begins with the milliseconds of its birth: `shardId-00000001795397400000-…`. */
const isLongGone = (attribute: string, now: number): boolean => {
  const born = attribute.startsWith(shardPrefix)
    ? /^\d{20}(?=-)/.exec(attribute.slice(shardPrefix.length))?.[0]
    : undefined;
  return born !== undefined && Number(born) > 0 && now - Number(born) > shardLifeMs;
};

const unitCount = (item: Record<string, AttributeValue>): UnitCount => ({
  region: item['region']?.S ?? '',
  unit: item['unit']?.S ?? '',
  counts: {
    pns: countOf(item, 'pns'),
    pppk: countOf(item, 'pppk'),
    'pppk-part-time': countOf(item, 'pppk-part-time'),
    'non-asn': countOf(item, 'non-asn'),
  },
  countedAt: Number(item['countedAt']?.N ?? 0),
});

const countOf = (item: Record<string, AttributeValue>, kind: StaffKind): number =>
  Number(item[countAttribute(kind)]?.N ?? 0);
