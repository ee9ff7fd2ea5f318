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
    const command = partCommand(TableName, { region, part, there, now: { ...packed, turn } });
    if (await unlessRefused(client.send(command))) return 'written';
    // Somebody came between: a later turn, or the same upload sent twice at once.
    return changePart(client, TableName)(region, part, { turn, rows });
  };

/** Takes one person off as RosterStore promises. */
export const forget =
  (client: DynamoDBClient, TableName: string): RosterStore['forget'] =>
  async (region, personKey) => {
    const part = bucketOf(personKey);
    const there = await readPart(client, TableName, { region, part });
    if (!there || !hasPerson(there, personKey)) return false;
    const others = unpackRows(there).filter((row) => row.personKey !== personKey);
    const now = { ...packRows(others), turn: there.turn };
    const command = partCommand(TableName, { region, part, there, now });
    if (await unlessRefused(client.send(command))) return true;
    return forget(client, TableName)(region, personKey);
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
const partCommand = (
  TableName: string,
  { region, part, there, now }: Part & { there: Kept | undefined; now: Kept },
) =>
  new PutItemCommand({
    TableName,
    Item: { ...bucketItem(region, part), ...marshall(now) },
    ConditionExpression: there ? 'turn = :turn AND #rows = :rows' : 'attribute_not_exists(turn)',
    ...(there && {
      ExpressionAttributeNames: { '#rows': 'rows' },
      ExpressionAttributeValues: marshall({ ':turn': there.turn, ':rows': there.rows }),
    }),
  });
