import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import type { Officer } from './officer.ts';
import { officersTable as table } from './tables.ts';

/** Notes on an officer's row that its stream is to publish it anew: once for each moment, however often that is asked. */
export const relayAgainCommand = (
  TableName: string,
  key: Pick<Officer, 'region' | 'officerId'>,
  { at, isOutOfStep }: { at: number; isOutOfStep: boolean },
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: `SET relayedAgainAt = :at${isOutOfStep ? ', outOfStepAt = :at' : ''}`,
    ConditionExpression:
      'attribute_exists(officerId) AND (attribute_not_exists(relayedAgainAt) OR relayedAgainAt < :at)',
    ExpressionAttributeValues: marshall({ ':at': at }),
  });
