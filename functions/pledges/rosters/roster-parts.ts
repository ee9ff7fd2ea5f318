import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putOnce, replace, replaceWrite } from '../../../shared/table/put.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { rostersTable as table } from './tables.ts';
import { bucketItem, packedShape } from './roster-items.ts';
import type { RosterStore } from './roster-store.ts';
import { bucketOf, hasPerson, packRows, unpackRows, type PackedRows } from './roster.ts';

/** How often others may write a part first: a later turn, or the same upload sent twice at once. */
const mostTries = 50;

/** Changes one part of a region's roster as RosterStore promises. */
export const changePart =
  (client: DynamoDBClient, TableName: string): RosterStore['changePart'] =>
  async (region, part, { turn, rows }) => {
    const stored = { client, table, TableName };
    const key = bucketItem(region, part);
    const outcome = await untilWritten(async () => {
      const there = await find(stored, packedShape, key);
      if (there && there.turn > turn) return 'superseded';
      const now = { ...key, ...packRows(rows(there ? unpackRows(there) : [])), turn };
      if (there) return replace(stored, now, seenOf(there));
      return (await putOnce(stored, now)) === 'added' ? 'replaced' : 'changed-meanwhile';
    }, mostTries);
    if (outcome === 'changed-meanwhile')
      throw new Error('The part was changed by others each time');
    return outcome === 'replaced' ? 'written' : outcome;
  };

/** Takes one person off as RosterStore promises. */
export const forget =
  (client: DynamoDBClient, TableName: string): RosterStore['forget'] =>
  async (region, personKey) => {
    const stored = { client, table, TableName };
    const outcome = await untilWritten(async () => {
      const change = await withoutPersonIn(stored, { region, personKey });
      return change ? replace(stored, change.now, change.seen) : 'not-on-it';
    }, mostTries);
    if (outcome === 'changed-meanwhile')
      throw new Error('The part was changed by others each time');
    return outcome === 'replaced';
  };

/** The write that takes a person off, upon their part as it is now; undefined when they are not on the roster. */
export const withoutPerson = async (
  client: DynamoDBClient,
  TableName: string,
  person: Person,
): Promise<TransactWriteItem | undefined> => {
  const stored = { client, table, TableName };
  const change = await withoutPersonIn(stored, person);
  return change && replaceWrite(stored, change.now, change.seen);
};

type Person = { region: string; personKey: string };

const withoutPersonIn = async (
  stored: StoredTable<typeof table>,
  { region, personKey }: Person,
) => {
  const key = bucketItem(region, bucketOf(personKey));
  const there = await find(stored, packedShape, key);
  if (!there || !hasPerson(there, personKey)) return undefined;
  const others = unpackRows(there).filter((row) => row.personKey !== personKey);
  return { now: { ...key, ...packRows(others), turn: there.turn }, seen: seenOf(there) };
};

const seenOf = ({ turn, rows }: PackedRows & { turn: number }) => ({ turn, rows });
