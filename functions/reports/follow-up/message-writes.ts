import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { mostMessages, type Message } from './message.ts';

/**
 * The writes that leave a message in its report's box, for a transaction: the box counts it and is bounded,
 * the same attempt is kept once. All items live as long as the report.
 */
export const messageWrites = (
  TableName: string,
  { message, once }: { message: Message; once: Attempt },
): TransactWriteItem[] => [
  onceWrite(TableName, message, once),
  countWrite(TableName, message),
  {
    Put: {
      TableName,
      Item: marshall(message),
      ConditionExpression: 'attribute_not_exists(reportKey)',
    },
  },
];

const onceWrite = (TableName: string, message: Message, { key, body }: Attempt) => {
  const { reportKey, expiresAt, from } = message;
  return {
    Put: {
      TableName,
      Item: marshall({ reportKey, messageId: `once#${from}#${key}`, body, expiresAt }),
      ConditionExpression: 'attribute_not_exists(reportKey)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  };
};

const countWrite = (TableName: string, { reportKey, expiresAt, from }: Message) => ({
  Update: {
    TableName,
    Key: marshall({ reportKey, messageId: boxId }),
    UpdateExpression: 'SET expiresAt = :expires ADD #count :one',
    ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
    ExpressionAttributeNames: { '#count': `${from}Count` },
    ExpressionAttributeValues: marshall({
      ':expires': expiresAt,
      ':one': 1,
      ':most': mostMessages,
    }),
  },
});

/** The item of a report's box: how many messages it holds, and when each side last looked. */
export const boxId = 'box';
