import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { pointerShape, pointerTo, type MessageKey } from './delivery.ts';
import { deliveriesTable as table } from './tables.ts';

/** What a carrier or a mail server said of a message. */
export type CarrierReceipt = {
  state: 'delivered' | 'failed';
  reason: string;
  /** What an SMS cost, where the receipt says so. */
  cost?: SmsCost;
};
export type SmsCost = { priceMicroUsd: number; parts: number };

/**
 * Notes what the carrier or the mail server said of a message; false when no message of ours has that id. What failed
 * stays so, and what was read is: a mail server may take a mail and send it back, and SES tells both in any order. What an SMS cost is added
 * once for each try, however often the log hands its line over.
 */
export const deliveryReceipts =
  (client: DynamoDBClient, TableName: string) =>
  async (messageId: string, { state, reason, cost }: CarrierReceipt): Promise<boolean> => {
    const pointer = await find({ client, table, TableName }, pointerShape, pointerTo(messageId));
    if (!pointer) return false;
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, pointer.of),
      UpdateExpression: 'SET #state = :state, reason = :reason',
      ConditionExpression:
        '(#state <> :failed OR :state = :failed) AND (attribute_not_exists(reason) OR reason <> :read)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: marshall({
        ...{ ':state': state, ':reason': reason, ':failed': 'failed', ':read': 'read' },
      }),
    });
    await unlessRefused(client.send(command));
    if (cost)
      await unlessRefused(client.send(costCommand(TableName, pointer.of, { messageId, ...cost })));
    return true;
  };

/** Adds what a try cost to its message, unless that try's receipt is in it already. */
const costCommand = (
  TableName: string,
  key: MessageKey,
  { messageId, priceMicroUsd, parts }: SmsCost & { messageId: string },
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression:
      'SET pricedTries = list_append(if_not_exists(pricedTries, :none), :tries), priceMicroUsd = if_not_exists(priceMicroUsd, :zero) + :price, parts = if_not_exists(parts, :zero) + :parts',
    ConditionExpression:
      'attribute_exists(#state) AND (attribute_not_exists(pricedTries) OR NOT contains(pricedTries, :try))',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ...{ ':none': [], ':tries': [messageId], ':try': messageId },
      ...{ ':zero': 0, ':price': priceMicroUsd, ':parts': parts },
    }),
  });
