import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { putOnce } from '../../../shared/table/put.ts';
import type { Answer } from './answer.ts';
import { answersTable as table } from './tables.ts';

/** Stores answers, one for each lead. */
export const storeAnswer =
  (client: DynamoDBClient, TableName: string) =>
  async (answer: Answer): Promise<void> => {
    await putOnce({ client, table, TableName }, answer);
  };

type State = Answer['state'];

/** Moves an answer on from the state it is in; the end takes what was sealed with it. */
export type MoveAnswer = (
  reportKey: string,
  move: { from: State; to: State },
) => Promise<'moved' | 'not-there'>;

export const moveAnswer =
  (client: DynamoDBClient, TableName: string): MoveAnswer =>
  async (reportKey, { from, to }) => {
    const isEnd = to !== 'to-send' && to !== 'sending';
    try {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf(table, { reportKey }),
          UpdateExpression: `SET #state = :to${isEnd ? ' REMOVE sealed' : ''}`,
          ConditionExpression: '#state = :from',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: itemOf({ ':from': from, ':to': to }),
        }),
      );
      return 'moved';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'not-there';
      throw error;
    }
  };
