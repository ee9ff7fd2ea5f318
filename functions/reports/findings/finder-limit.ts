import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { sendersTable } from '../intake/tables.ts';
import type { Place } from '../place.ts';

/** Findings that one officer may file in a day (of UTC). */
export const mostFindings = 20;

const keptMs = 26 * 3_600_000;

type Needs = { client: DynamoDBClient; TableName: string; key: () => Promise<Uint8Array> };

/** Counts a finding of somebody's day; false once there were `mostFindings`. By keyed marks that change every day. */
export const finderLimit =
  ({ client, TableName, key }: Needs) =>
  async ({ region, officerId }: Place, now: number): Promise<boolean> => {
    const day = new Date(now).toISOString().slice(0, 10);
    const sender = keyedHash(await key(), `sender/finding/${day}`, `${region}/${officerId}`);
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(sendersTable, { sender }),
      UpdateExpression: 'SET expiresAt = :until ADD calls :one',
      ConditionExpression: 'attribute_not_exists(calls) OR calls < :most',
      ExpressionAttributeValues: marshall({
        ...{ ':one': 1, ':most': mostFindings, ':until': Math.floor((now + keptMs) / 1000) },
      }),
    });
    return (await unlessRefused(client.send(command))) !== undefined;
  };
