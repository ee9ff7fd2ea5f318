import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { put, putOnce, replace, replaceWrite } from '../../../shared/table/put.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { rostersTable as table } from './tables.ts';
import {
  bucketItem,
  earlierKey,
  earlierShape,
  packedShape,
  slots,
  undoForMs,
} from './roster-items.ts';
import type { PartChange, RosterStore } from './roster-store.ts';
import { bucketOf, hasPerson, packRows, unpackRows, type PackedRows } from './roster.ts';

/** How often others may write a part first: a later turn, or the same upload sent twice at once. */
const mostTries = 50;

/** Changes one part of a region's roster as RosterStore promises. */
export const changePart =
  (client: DynamoDBClient, TableName: string): RosterStore['changePart'] =>
  async (region, part, change) => {
    const stored = { client, table, TableName };
    const key = bucketItem(region, part);
    const outcome = await untilWritten(async () => {
      const there = await find(stored, packedShape, key);
      if (there && there.turn > change.turn) return 'superseded';
      if (change.since !== undefined && (there?.turn ?? 0) <= change.since) return 'replaced';
      await keepEarlier(stored, { region, part, there }, change);
      const rows = change.rows(there ? unpackRows(there) : []);
      const now = { ...key, ...packRows(rows), turn: change.turn };
      if (there) return replace(stored, now, seenOf(there));
      return (await putOnce(stored, now)) === 'added' ? 'replaced' : 'changed-meanwhile';
    }, mostTries);
    if (outcome === 'changed-meanwhile')
      throw new Error('The part was changed by others each time');
    return outcome === 'replaced' ? 'written' : outcome;
  };

type Stored = StoredTable<typeof table>;
type There = { region: string; part: number; there: z.output<typeof packedShape> | undefined };

/** Longer than an undo may come: the region's head says until when. */
const earlierTtlSeconds = undoForMs / 1000 + 3600;

/**
 * Stores a part beside the roster as the last whole roster had it, before it is written over. A part that an upload
 * wrote which did not come to its end is no part of a whole roster: what was stored before that upload stays.
 */
const keepEarlier = async (
  stored: Stored,
  { region, part, there }: There,
  { version, at }: PartChange,
): Promise<void> => {
  const key = earlierKey(region, part, version.slot);
  const isOfVersion = (there?.turn ?? 0) <= version.turn;
  const kept = isOfVersion ? undefined : await find(stored, earlierShape, key);
  const earlier = kept?.of === version.turn ? kept : there;
  await put(stored, {
    ...key,
    ...(earlier ? packedOf(earlier) : packRows([])),
    part,
    of: version.turn,
    expiresAt: Math.floor(at / 1000) + earlierTtlSeconds,
  });
};

const packedOf = ({ rows, units, mailboxes }: PackedRows): PackedRows => ({
  rows,
  units,
  ...(mailboxes && { mailboxes }),
});

type Person = { region: string; personKey: string };

/**
 * The writes that take a person off, upon the roster and the earlier ones as they are now, so that no undo brings them
 * back; none when they are on none.
 */
export const withoutPerson = async (
  client: DynamoDBClient,
  TableName: string,
  { region, personKey }: Person,
): Promise<TransactWriteItem[]> => {
  const stored = { client, table, TableName };
  const part = bucketOf(personKey);
  const key = bucketItem(region, part);
  const there = await find(stored, packedShape, key);
  const now = there && {
    write: { ...key, ...packWithout(there, personKey), turn: there.turn },
    seen: seenOf(there),
  };
  const earlier = slots.map(async (slot) => {
    const slotKey = earlierKey(region, part, slot);
    const kept = await find(stored, earlierShape, slotKey);
    if (!kept || !hasPerson(kept, personKey)) return [];
    const { of, rows, expiresAt } = kept;
    const without = { ...slotKey, ...packWithout(kept, personKey), part, of, expiresAt };
    return [replaceWrite(stored, without, { of, rows })];
  });
  return [
    ...(now && hasPerson(there, personKey) ? [replaceWrite(stored, now.write, now.seen)] : []),
    ...(await Promise.all(earlier)).flat(),
  ];
};

const packWithout = (packed: PackedRows, personKey: string): PackedRows =>
  packRows(unpackRows(packed).filter((row) => row.personKey !== personKey));

const seenOf = ({ turn, rows }: PackedRows & { turn: number }) => ({ turn, rows });
