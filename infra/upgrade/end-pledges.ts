import {
  ConditionalCheckFailedException,
  paginateScan,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';

/** Parts of the table that are read at the same time, and changes under way in each. */
const segments = 8;
const atOnce = 16;

export type Ending = { table: string; endsAt: number };

/**
 * Stores with each pledge when it ends (seconds since the epoch), where a version before stored nothing, or the end of
 * the campaign was another then. Nothing else of a pledge changes, and nothing is counted. Can be stopped anywhere and
 * run again; returns how many rows it changed, 0 when none is left.
 */
export const endPledges = async (client: DynamoDBClient, ending: Ending): Promise<number> => {
  const changed = await Promise.all(
    Array.from({ length: segments }, (_, segment) => endIn(client, ending, segment)),
  );
  return changed.reduce((sum, one) => sum + one, 0);
};

const endIn = async (
  client: DynamoDBClient,
  { table: TableName, endsAt }: Ending,
  Segment: number,
): Promise<number> => {
  let changed = 0;
  const pages = paginateScan(
    { client },
    {
      TableName,
      Segment,
      TotalSegments: segments,
      ProjectionExpression: 'personKey',
      FilterExpression: 'attribute_not_exists(expiresAt) OR expiresAt <> :endsAt',
      ExpressionAttributeValues: { ':endsAt': { N: String(endsAt) } },
    },
  );
  for await (const { Items = [] } of pages) {
    const waiting = [...Items];
    const line = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift())
        if (await end(client, { table: TableName, endsAt }, row)) changed += 1;
    };
    await Promise.all(Array.from({ length: atOnce }, line));
  }
  return changed;
};

/** Whoever was erased since the row was read is not brought back. */
const end = async (
  client: DynamoDBClient,
  { table: TableName, endsAt }: Ending,
  { personKey }: Record<string, AttributeValue>,
): Promise<boolean> => {
  if (!personKey) return false;
  try {
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { personKey },
        UpdateExpression: 'SET expiresAt = :endsAt',
        ConditionExpression: 'attribute_exists(personKey)',
        ExpressionAttributeValues: { ':endsAt': { N: String(endsAt) } },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
