import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { put, putOnce, replace } from '../../../shared/table/put.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import {
  alarmShape,
  deadLettersShape,
  keptSeconds,
  standingShape,
  type AlarmStanding,
  type DeadLettersSeen,
  type HeardAlarm,
} from './alarm.ts';
import { alarmsTable as table } from './tables.ts';

export type AlarmStore = {
  /** Stores an alarm; told again it is the same. */
  add: (alarm: HeardAlarm) => Promise<void>;
  /** The newest, at most `limit`. */
  list: (limit: number) => Promise<HeardAlarm[]>;
  /** Stores how an alarm is, unless something newer is stored: changes arrive in any order. Throws when it cannot. */
  settle: (standing: AlarmStanding) => Promise<void>;
  /** Those that are on, the newest first. */
  listOn: () => Promise<AlarmStanding[]>;
  putDeadLetters: (seen: DeadLettersSeen) => Promise<void>;
  findDeadLetters: () => Promise<DeadLettersSeen | undefined>;
};

/** More alarms than a deployment has. */
const mostStandings = 500;

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
    list: (most) => listReadable(stored, alarmShape, { in: 'alarm', order: 'descending', most }),
    settle: (standing) => settle(stored, standing),
    listOn: async () => {
      const below = { in: 'standing', most: mostStandings };
      const all = await listReadable(stored, standingShape, below);
      return all.filter(({ isOn }) => isOn).sort((a, b) => b.at - a.at);
    },
    putDeadLetters: (seen) => put(stored, { ...seen, ...lastLook, expiresAt: expiryOf(seen.at) }),
    findDeadLetters: () => find(stored, deadLettersShape, lastLook),
  };
};

type Stored = StoredTable<typeof table>;

const settle = async (stored: Stored, standing: AlarmStanding): Promise<void> => {
  const key = { kind: 'standing', item: standing.name };
  const item = { ...standing, ...key, expiresAt: expiryOf(standing.at) };
  const outcome = await untilWritten(async () => {
    const known = await find(stored, standingShape, key);
    if (known && known.at >= standing.at) return 'older';
    if (known) return replace(stored, item, { at: known.at });
    return (await putOnce(stored, item)) === 'added' ? 'added' : 'changed-meanwhile';
  });
  if (outcome === 'changed-meanwhile') throw new Error(`${standing.name} changes without end`);
};

const expiryOf = (at: number): number => Math.floor(at / 1000) + keptSeconds;
