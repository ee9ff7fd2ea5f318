import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { deliveriesTable as table } from './tables.ts';

/** One message of one change of an officer's row. */
export type UnplannedKey = { region: string; officerId: string; sequence: string; part: string };

/** Remembers which messages of a change were begun, as long as a stream may bring the change again. */
export type UnplannedStore = {
  /** Of however many that begin a message, one does; `now` in milliseconds. */
  begin: (key: UnplannedKey, now: number) => Promise<'begun' | 'begun-before'>;
  /** Lets a message that its service did not take be begun again. */
  takeBack: (key: UnplannedKey) => Promise<void>;
};

/** Streams keep a change for a day, and a failure queue for two weeks. */
const keptSeconds = 15 * 86_400;

/** Stores what was begun beside the planned messages. */
export const unplannedStore = (client: DynamoDBClient, TableName: string): UnplannedStore => ({
  begin: async (key, now) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, rowOf(key)),
      UpdateExpression: 'SET begunAt = :now, expiresAt = :until',
      ConditionExpression: 'attribute_not_exists(begunAt)',
      ExpressionAttributeValues: marshall({
        ':now': now,
        ':until': Math.floor(now / 1000) + keptSeconds,
      }),
    });
    return (await unlessRefused(client.send(command))) ? 'begun' : 'begun-before';
  },
  takeBack: async (key) => {
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: keyOf(table, rowOf(key)),
        UpdateExpression: 'REMOVE begunAt',
      }),
    );
  },
});

const rowOf = ({ region, officerId, sequence, part }: UnplannedKey) => ({
  recipient: `unplanned#${region}#${officerId}`,
  item: `${sequence}#${part}`,
});
