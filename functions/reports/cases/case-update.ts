import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { casesTable } from './tables.ts';
import type { Case } from './case.ts';

/**
 * The write that makes one case of another upon its version. It touches what differs and nothing else: reminders and
 * the end of keeping are written by others meanwhile.
 */
export const caseUpdate = (TableName: string, from: Case, to: Case): TransactWriteItem => {
  const names = keysOf(from, to).filter((name) => !isSame(from[name], to[name]));
  const set = names.filter((name) => to[name] !== undefined);
  const removed = names.filter((name) => to[name] === undefined);
  return {
    Update: {
      TableName,
      Key: keyOf(casesTable, from),
      UpdateExpression: [
        set.length > 0 ? `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}` : '',
        removed.length > 0 ? `REMOVE ${removed.map((name) => `#${name}`).join(', ')}` : '',
      ].join(' '),
      ConditionExpression: '#version = :from',
      ExpressionAttributeNames: Object.fromEntries(
        [...new Set([...names, 'version'])].map((name) => [`#${name}`, name]),
      ),
      ExpressionAttributeValues: itemOf({
        ':from': from.version,
        ...Object.fromEntries(set.map((name) => [`:${name}`, to[name]])),
      }),
    },
  };
};

const keysOf = (from: Case, to: Case): (keyof Case)[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])] as (keyof Case)[];

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
