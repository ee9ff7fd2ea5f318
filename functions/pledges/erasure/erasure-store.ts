import {
  QueryCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { KeyedHash } from '../../../shared/keyed-hash.ts';
import { find } from '../../../shared/table/find.ts';
import { putOnceWrite } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessMeanwhile } from '../../../shared/table/refused.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { erasuresTable as table } from './tables.ts';
import { attemptShape, erasureShape, type Erasure } from './erasure.ts';
import { findPerson, type StoredIn } from './what-is-stored.ts';

export type Person = { region: string; personKey: string; forgetOnRoster: boolean };

/** What of a person is stored, as the trace says it, and the writes that remove it if it has not changed since. */
export type Found = {
  trace: Pick<Erasure, 'pledge' | 'roster' | 'sheetRows'>;
  writes: TransactWriteItem[];
};

/** What is written with an erasure: its trace, the attempt that made it, and its place in an admin's day. */
export type NewErasure = { erasure: Erasure; attempt: KeyedHash; day: number; slot: number };

export type ErasureStore = {
  /** The erasure that an attempt of the last day made. */
  madeBy: (attempt: KeyedHash) => Promise<Erasure | undefined>;
  /** How many erasures somebody did on a day. */
  doneOn: (by: string, day: number) => Promise<number>;
  find: (person: Person) => Promise<Found>;
  /** Removes what was found and writes the trace, both or neither; 'changed-meanwhile' when it has changed since. */
  erase: (found: Found, made: NewErasure) => Promise<'erased' | 'changed-meanwhile'>;
  /** Traces of a region, the newest first, those before an id if one is given. */
  list: (region: string, most: number, before?: string) => Promise<Erasure[]>;
};

export type ErasureTables = StoredIn & { erasures: string };

/** Stores the traces, and erases in the same transaction: nothing goes without a trace, and no trace without what it names. */
export const erasureStore = (client: DynamoDBClient, tables: ErasureTables): ErasureStore => {
  const stored = { client, table, TableName: tables.erasures };
  return {
    madeBy: async (attempt) =>
      (await find(stored, attemptShape, { region: attemptsIn, item: attempt }))?.erasure,
    doneOn: countOn(stored),
    find: findPerson(client, tables),
    erase: async ({ writes }, made) => {
      const all = [...writes, ...traceOf(stored, made)];
      const outcome = await unlessMeanwhile(writeTogether(client, all, once));
      return outcome === 'written' ? 'erased' : 'changed-meanwhile';
    },
    list: (region, most, before) =>
      listReadable(stored, erasureShape, {
        in: region,
        start: tracePrefix,
        order: 'descending',
        most,
        after: before === undefined ? undefined : `${tracePrefix}${before}`,
      }),
  };
};

type Stored = StoredTable<typeof table>;

const attemptsIn = 'attempts';
const tracePrefix = 'erasure#';

/** What was found has to be found anew after a conflict: the other write may have changed it. */
const once = { attempts: 1, pauseMs: 0 };

const countOn =
  ({ client, TableName }: Stored): ErasureStore['doneOn'] =>
  async (by, day) => {
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#region = :by AND begins_with(#item, :day)',
        ExpressionAttributeNames: { '#region': 'region', '#item': 'item' },
        ExpressionAttributeValues: marshall({ ':by': `by#${by}`, ':day': `${day}#` }),
        ConsistentRead: true,
        Select: 'COUNT',
      }),
    );
    return Count;
  };

/** An attempt can be repeated for a day; a day's count is of no use after it. */
const rememberedSeconds = 86_400;

/** The trace, the attempt, and the next free place in the admin's day: two at once cannot take the same one. */
const traceOf = (
  stored: Stored,
  { erasure, attempt, day, slot }: NewErasure,
): TransactWriteItem[] => {
  const expiresAt = Math.floor(erasure.erasedAt / 1000) + rememberedSeconds;
  const { erasureId, by } = erasure;
  return [
    { item: `${tracePrefix}${erasureId}`, ...erasure },
    { region: attemptsIn, item: attempt, erasure, expiresAt },
    { region: `by#${by}`, item: `${day}#${String(slot).padStart(3, '0')}`, expiresAt },
  ].map((item) => putOnceWrite(stored, item));
};
