import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { unlessRefused } from '../../../shared/table/refused.ts';

/** Takes back that a person attended, if that is still what this receipt stands for. */
export type TakeBack = (attended: { personKey: string; receiptId: string }) => Promise<void>;

/** Makes a claim of what somebody attended, unless they made one of their own; done twice it changes nothing more. */
export const takeBack =
  (client: DynamoDBClient, TableName: string): TakeBack =>
  async ({ personKey, receiptId }) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: { personKey: { S: personKey } },
      UpdateExpression: 'SET claimed = if_not_exists(claimed, attended) REMOVE attended',
      ConditionExpression: 'attended.receiptId = :receiptId',
      ExpressionAttributeValues: marshall({ ':receiptId': receiptId }),
    });
    await unlessRefused(client.send(command));
  };
