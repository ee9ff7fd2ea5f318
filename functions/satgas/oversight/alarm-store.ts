import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put } from '../../../shared/table/put.ts';
import {
  alarmShape,
  deadLettersShape,
  keptSeconds,
  type DeadLettersSeen,
  type HeardAlarm,
} from './alarm.ts';
import { alarmsTable as table } from './tables.ts';

export type AlarmStore = {
  /** Stores an alarm; told again it is the same. */
  add: (alarm: HeardAlarm) => Promise<void>;
  /** The newest, at most `limit`. */
  list: (limit: number) => Promise<HeardAlarm[]>;
  putDeadLetters: (seen: DeadLettersSeen) => Promise<void>;
  findDeadLetters: () => Promise<DeadLettersSeen | undefined>;
};

const lastLook = { kind: 'dead-letters', item: 'last' };

/** Stores what the deployment says of itself, each for ninety days. */
export const alarmStore = (client: DynamoDBClient, TableName: string): AlarmStore => {
  const stored = { client, table, TableName };
  return {
    add: (alarm) =>
      put(stored, {
        ...alarm,
        ...{ kind: 'alarm', item: `${String(alarm.at).padStart(13, '0')}#${alarm.name}` },
        expiresAt: expiryOf(alarm.at),
      }),
    list: (most) =>
      listed(listBelow(stored, alarmShape, { in: 'alarm', order: 'descending', most })),
    putDeadLetters: (seen) => put(stored, { ...seen, ...lastLook, expiresAt: expiryOf(seen.at) }),
    findDeadLetters: () => find(stored, deadLettersShape, lastLook),
  };
};

const expiryOf = (at: number): number => Math.floor(at / 1000) + keptSeconds;
