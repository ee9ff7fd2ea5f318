import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { putOnceWrite } from '../../../shared/table/put.ts';
import { messagesTable as table } from './tables.ts';
import { mostMessages, type Message } from './message.ts';

/**
 * The writes that add a message to its report's box, for a transaction: the box counts it and is bounded,
 * the same attempt is stored once. All items live as long as the report.
 */
export const messageWrites = (
  TableName: string,
  { message, once }: { message: Message; once: Attempt },
): TransactWriteItem[] => [
  onceWrite(TableName, message, once),
  countWrite(TableName, message),
  putOnceWrite({ table, TableName }, message),
];

const onceWrite = (
  TableName: string,
  message: Message,
  { key, body }: Attempt,
): TransactWriteItem => {
  const { reportKey, expiresAt, from } = message;
  const messageId = `once#${from}#${key}`;
  return putOnceWrite({ table, TableName }, { reportKey, messageId, body, expiresAt });
};

const countWrite = (TableName: string, { reportKey, expiresAt, from, at }: Message) => ({
  Update: {
    TableName,
    Key: keyOf(table, { reportKey, messageId: boxId }),
    UpdateExpression: 'SET expiresAt = :expires, #at = :at ADD #count :one',
    ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
    ExpressionAttributeNames: { '#count': `${from}Count`, '#at': `${from}At` },
    ExpressionAttributeValues: marshall({
      ':expires': expiresAt,
      ':at': at,
      ':one': 1,
      ':most': mostMessages,
    }),
  },
});

/** The item of a report's box: how many messages it holds, and when each side last looked. */
export const boxId = 'box';
