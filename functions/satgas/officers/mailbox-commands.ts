import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import type { Officer } from './officer.ts';
import type { Ask, Bounce } from './officer-store.ts';
import { officersTable as table } from './tables.ts';

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;

/** Notes that the link sent to a mailbox was pressed; it takes mail again. */
export const confirmMailboxCommand = (
  TableName: string,
  key: OfficerKey,
  { mailbox, at }: { mailbox: string; at: number },
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET emailConfirmedAt = :at REMOVE emailBouncedAt, emailBouncedWhy',
    ConditionExpression: 'email = :mailbox',
    ExpressionAttributeValues: marshall({ ':at': at, ':mailbox': mailbox }),
  });

/** Notes that a mailbox is asked to confirm itself, upon how often it was asked before. */
export const askedCommand = (
  TableName: string,
  key: OfficerKey,
  { mailbox, asked, at }: Ask & { at: number },
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET emailAsked = :now, emailAskedAt = :at',
    ConditionExpression: `email = :mailbox AND attribute_not_exists(emailConfirmedAt) AND ${
      asked === undefined ? 'attribute_not_exists(emailAsked)' : 'emailAsked = :before'
    }`,
    ExpressionAttributeValues: marshall(
      { ':mailbox': mailbox, ':now': (asked ?? 0) + 1, ':at': at, ':before': asked },
      { removeUndefinedValues: true },
    ),
  });

/** Takes that back. */
export const notAskedCommand = (TableName: string, key: OfficerKey, { mailbox, asked = 0 }: Ask) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET emailAsked = :before REMOVE emailAskedAt',
    ConditionExpression: 'email = :mailbox AND emailAsked = :now',
    ExpressionAttributeValues: marshall({
      ':mailbox': mailbox,
      ':before': asked,
      ':now': asked + 1,
    }),
  });

/** Notes that a mail came back for good, or was called spam, unless the mailbox was confirmed after it. */
export const bouncedCommand = (TableName: string, key: OfficerKey, { mailbox, why, at }: Bounce) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET emailBouncedAt = :at, emailBouncedWhy = :why',
    ConditionExpression:
      'email = :mailbox AND attribute_not_exists(emailBouncedAt) AND (attribute_not_exists(emailConfirmedAt) OR emailConfirmedAt < :at)',
    ExpressionAttributeValues: marshall({ ':mailbox': mailbox, ':why': why, ':at': at }),
  });
