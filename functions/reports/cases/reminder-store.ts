import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { casesTable } from './tables.ts';
import type { Case } from './case.ts';

/** Notes a reminder of a case's present deadline, at a moment in milliseconds. */
export type RemindCase = (kept: Case, at: number) => Promise<'reminded' | 'not-now'>;

/** Counts reminders in the case itself; it leaves the version alone, so that no officer's move is refused by it. */
export const remindCase =
  (client: DynamoDBClient, TableName: string): RemindCase =>
  async (kept, at) => {
    const { caseKey, dueAt, naggedFor, naggedAt } = kept;
    const isAgain = naggedFor === dueAt;
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(casesTable, { caseKey, item: 'case' }),
      UpdateExpression: 'SET nags = :nags, naggedFor = :due, naggedAt = :at',
      // The queue may show a case as it was: it must still be due, and nobody else have reminded.
      ConditionExpression: `queue = :queue AND dueAt = :due AND ${isAgain ? 'naggedFor = :due AND naggedAt = :before' : '(attribute_not_exists(naggedFor) OR naggedFor <> :due)'}`,
      ExpressionAttributeValues: itemOf({
        ':nags': isAgain ? kept.nags + 1 : 1,
        ':due': dueAt,
        ':at': at,
        ':queue': kept.queue,
        ...(isAgain && { ':before': naggedAt }),
      }),
    });
    return (await unlessRefused(client.send(command))) ? 'reminded' : 'not-now';
  };
