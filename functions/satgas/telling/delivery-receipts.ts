import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { pointerShape, pointerTo } from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What a carrier or a mail server said of a message. */
export type CarrierReceipt = { state: 'delivered' | 'failed'; reason: string };

/**
 * Notes what the carrier or the mail server said of a message; false when no message of ours has that id. What failed
 * stays so: a mail server may take a mail and send it back, and SES tells both in any order.
 */
export const deliveryReceipts =
  (client: DynamoDBClient, TableName: string) =>
  async (messageId: string, { state, reason }: CarrierReceipt): Promise<boolean> => {
    const pointer = await find({ client, table, TableName }, pointerShape, pointerTo(messageId));
    if (!pointer) return false;
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, pointer.of),
      UpdateExpression: 'SET #state = :state, reason = :reason',
      ConditionExpression: '#state <> :failed OR :state = :failed',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: marshall({
        ...{ ':state': state, ':reason': reason, ':failed': 'failed' },
      }),
    });
    await unlessRefused(client.send(command));
    return true;
  };
