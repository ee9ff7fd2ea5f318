import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { pointerShape, pointerTo } from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What a carrier said of a message. */
export type CarrierReceipt = { state: 'delivered' | 'failed'; reason: string };

/** Notes what the carrier said of a message; false when no message of ours has that id. */
export const deliveryReceipts =
  (client: DynamoDBClient, TableName: string) =>
  async (messageId: string, { state, reason }: CarrierReceipt): Promise<boolean> => {
    const pointer = await find({ client, table, TableName }, pointerShape, pointerTo(messageId));
    if (!pointer) return false;
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: keyOf(table, pointer.of),
        UpdateExpression: 'SET #state = :state, reason = :reason',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({ ':state': state, ':reason': reason }),
      }),
    );
    return true;
  };
