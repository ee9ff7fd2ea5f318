import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import type { Officer } from './officer.ts';
import { officersTable as table } from './tables.ts';

/** Whose account asks, when the officer was asked for last as far as was read, and how often that is today. */
export type AccountAsk = {
  account: string;
  phone: string;
  askedAt: number | undefined;
  asked: number;
  at: number;
};

/** Notes on an officer's row who asks, upon what was read of it. */
export const accountAskedCommand = (
  TableName: string,
  key: Pick<Officer, 'region' | 'officerId'>,
  { account, phone, askedAt, asked, at }: AccountAsk,
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET accountAsked = :asked, accountAskedAt = :at, accountAskedBy = :account',
    ConditionExpression: `phone = :phone AND ${
      askedAt === undefined ? 'attribute_not_exists(accountAskedAt)' : 'accountAskedAt = :before'
    }`,
    ExpressionAttributeValues: marshall(
      { ':account': account, ':phone': phone, ':asked': asked, ':at': at, ':before': askedAt },
      { removeUndefinedValues: true },
    ),
  });
