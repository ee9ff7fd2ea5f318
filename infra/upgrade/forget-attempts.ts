import {
  ConditionalCheckFailedException,
  paginateScan,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { sheetAttemptPrefix } from '../../functions/pledges/register/sheet-attempt.ts';

/** How the attempts of a later version started, which were keyed; now none is stored but the rows of sheets. */
const keyedMark = 'keyed~';

/** Parts of the table that are read at the same time, and changes under way in each. */
const segments = 8;
const atOnce = 16;

/**
 * Removes from the register what versions before the mark kept of each person's last attempt: a plain hash of the
 * form, from which the number can be found. Nothing else of a pledge changes; a retry of such an attempt is then
 * taken as a pledge made again, which counts nothing twice. Can be stopped anywhere and run again; returns how many
 * rows it changed, 0 when none is left.
 */
export const forgetAttempts = async (client: DynamoDBClient, table: string): Promise<number> => {
  const changed = await Promise.all(
    Array.from({ length: segments }, (_, segment) => forgetIn(client, table, segment)),
  );
  return changed.reduce((sum, one) => sum + one, 0);
};

const forgetIn = async (
  client: DynamoDBClient,
  TableName: string,
  Segment: number,
): Promise<number> => {
  const changed: Row[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName,
      Segment,
      TotalSegments: segments,
      ConsistentRead: true,
      ProjectionExpression: 'personKey, attempt',
      FilterExpression:
        'attribute_exists(attempt) AND NOT begins_with(attempt, :keyed) AND NOT begins_with(attempt, :sheet)',
      ExpressionAttributeValues: {
        ':keyed': { S: keyedMark },
        ':sheet': { S: sheetAttemptPrefix },
      },
    },
  );
  for await (const { Items = [] } of pages) {
    const waiting = [...Items];
    const line = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift())
        if (await forget(client, TableName, row)) changed.push(row);
    };
    await Promise.all(Array.from({ length: atOnce }, line));
  }
  return changed.length;
};

type Row = Record<string, AttributeValue>;

/** What changed since it was read was changed by the version that keys attempts. */
const forget = async (client: DynamoDBClient, TableName: string, row: Row): Promise<boolean> => {
  const { personKey, attempt } = row;
  if (!personKey || !attempt) return false;
  try {
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { personKey },
        UpdateExpression: 'REMOVE attempt',
        ConditionExpression: 'attempt = :seen',
        ExpressionAttributeValues: { ':seen': attempt },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
