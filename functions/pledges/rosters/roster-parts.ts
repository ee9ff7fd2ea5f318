import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { bucketItem, packedShape } from './roster-items.ts';
import type { RosterStore } from './roster-store.ts';
import { bucketOf, hasPerson, packRows, unpackRows, type PackedRows } from './roster.ts';
import { unlessRefused } from './unless-refused.ts';

/** Changes one part of a region's roster as RosterStore promises. */
export const changePart =
  (client: DynamoDBClient, TableName: string): RosterStore['changePart'] =>
  async (region, part, { turn, rows }) => {
    const there = await readPart(client, TableName, { region, part });
    if (there && there.turn > turn) return 'superseded';
    const packed = packRows(rows(there ? unpackRows(there) : []));
    const put = partPut(TableName, { region, part, there, now: { ...packed, turn } });
    if (await unlessRefused(client.send(new PutItemCommand(put)))) return 'written';
    // Somebody came between: a later turn, or the same upload sent twice at once.
    return changePart(client, TableName)(region, part, { turn, rows });
  };

/** Takes one person off as RosterStore promises. */
export const forget =
  (client: DynamoDBClient, TableName: string): RosterStore['forget'] =>
  async (region, personKey) => {
    const put = await withoutPerson(client, TableName, { region, personKey });
    if (!put) return false;
    if (await unlessRefused(client.send(new PutItemCommand(put)))) return true;
    return forget(client, TableName)(region, personKey);
  };

/** The write that takes a person off, upon their part as it stands; undefined when they are not on the roster. */
export const withoutPerson = async (
  client: DynamoDBClient,
  TableName: string,
  { region, personKey }: { region: string; personKey: string },
) => {
  const part = bucketOf(personKey);
  const there = await readPart(client, TableName, { region, part });
  if (!there || !hasPerson(there, personKey)) return undefined;
  const others = unpackRows(there).filter((row) => row.personKey !== personKey);
  const now = { ...packRows(others), turn: there.turn };
  return partPut(TableName, { region, part, there, now });
};

type Part = { region: string; part: number };
type Kept = PackedRows & { turn: number };

const readPart = async (
  client: DynamoDBClient,
  TableName: string,
  { region, part }: Part,
): Promise<Kept | undefined> => {
  const Key = bucketItem(region, part);
  const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return Item && z.parse(packedShape, unmarshall(Item));
};

/** Writes a part unless it has changed since it was read. */
const partPut = (
  TableName: string,
  { region, part, there, now }: Part & { there: Kept | undefined; now: Kept },
) => ({
  TableName,
  Item: { ...bucketItem(region, part), ...marshall(now) },
  ConditionExpression: there ? 'turn = :turn AND #rows = :rows' : 'attribute_not_exists(turn)',
  ...(there && {
    ExpressionAttributeNames: { '#rows': 'rows' },
    ExpressionAttributeValues: marshall({ ':turn': there.turn, ':rows': there.rows }),
  }),
});
