import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import {
  ceremonyShape,
  regionOfCeremony,
  witnessShape,
  type Ceremony,
  type CeremonyState,
  type Witness,
} from './ceremony.ts';
import { itemsBelow } from '../table/items-below.ts';
import { putOnce } from '../table/put-once.ts';

export type Moved = { to: CeremonyState; from: Ceremony; at: number; by: string };

export type CeremonyStore = {
  /** Keeps a ceremony once per id; 'other-body' when the same attempt said something else then. */
  add: (ceremony: Ceremony) => Promise<'kept' | 'already-kept' | 'other-body'>;
  find: (ceremonyId: string) => Promise<Ceremony | undefined>;
  /** The ceremonies of a region, the newest first. */
  list: (region: string) => Promise<Ceremony[]>;
  /** Moves a ceremony that nobody moved since it was looked at; undefined when somebody did. */
  move: (move: Moved) => Promise<Ceremony | undefined>;
  /** Keeps a witness once per id; 'other-body' when the same attempt named somebody else then. */
  addWitness: (
    ceremonyId: string,
    witness: Witness,
  ) => Promise<'kept' | 'already-kept' | 'other-body'>;
  witnesses: (ceremonyId: string) => Promise<Witness[]>;
  /** The first confirmation stands; answers the witness as they are then, undefined when there is no such witness. */
  confirm: (ceremonyId: string, witnessId: string, at: number) => Promise<Witness | undefined>;
};

/** Keeps ceremonies and their witnesses, all of a region under its code. */
export const ceremonyStore = (client: DynamoDBClient, TableName: string): CeremonyStore => ({
  add: async (ceremony) => {
    const Item = itemOf({ ...ceremony, item: ceremonyItem(ceremony.ceremonyId) });
    const before = await putOnce(client, { TableName, Item });
    if (before === undefined) return 'kept';
    return before['bodyHash'] === ceremony.bodyHash ? 'already-kept' : 'other-body';
  },
  find: ceremonyFinder(client, TableName),
  list: async (region) => {
    const found: Ceremony[] = [];
    for await (const item of itemsBelow(client, TableName, { region, start: 'ceremony#' }))
      found.push(z.parse(ceremonyShape, item));
    return found.sort((a, b) => b.heldAt - a.heldAt);
  },
  move: moveCeremony(client, TableName),
  ...witnessStore(client, TableName),
});

/** Looks one ceremony up by its id, as it stands now. */
export const ceremonyFinder =
  (client: DynamoDBClient, TableName: string): CeremonyStore['find'] =>
  async (ceremonyId) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: keyOf(ceremonyId), ConsistentRead: true }),
    );
    return Item && z.parse(ceremonyShape, unmarshall(Item));
  };

const moveCeremony =
  (client: DynamoDBClient, TableName: string): CeremonyStore['move'] =>
  async ({ to, from, at, by }) => {
    const moved: Ceremony = { ...from, state: to, version: from.version + 1 };
    if (to === 'started') Object.assign(moved, { startedAt: at, startedBy: by });
    if (to === 'ended') Object.assign(moved, { endedAt: at, endedBy: by });
    const command = new PutItemCommand({
      TableName,
      Item: itemOf({ ...moved, item: ceremonyItem(from.ceremonyId) }),
      ConditionExpression: '#version = :version AND #state = :state',
      ExpressionAttributeNames: { '#version': 'version', '#state': 'state' },
      ExpressionAttributeValues: marshall({ ':version': from.version, ':state': from.state }),
    });
    return (await unlessRefused(client.send(command))) && moved;
  };

const witnessStore = (
  client: DynamoDBClient,
  TableName: string,
): Pick<CeremonyStore, 'addWitness' | 'witnesses' | 'confirm'> => ({
  addWitness: async (ceremonyId, witness) => {
    const { region, item } = witnessKey(ceremonyId, witness.witnessId);
    const before = await putOnce(client, { TableName, Item: itemOf({ region, item, ...witness }) });
    if (before === undefined) return 'kept';
    const { name, office } = z.parse(witnessShape, before);
    return name === witness.name && office === witness.office ? 'already-kept' : 'other-body';
  },
  witnesses: async (ceremonyId) => {
    const region = regionOfCeremony(ceremonyId);
    const found: Witness[] = [];
    const start = `witness#${ceremonyId}#`;
    for await (const item of itemsBelow(client, TableName, { region, start }))
      found.push(z.parse(witnessShape, item));
    return found;
  },
  confirm: async (ceremonyId, witnessId, at) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: marshall(witnessKey(ceremonyId, witnessId)),
      UpdateExpression: 'SET confirmedAt = if_not_exists(confirmedAt, :at)',
      ConditionExpression: 'attribute_exists(witnessId)',
      ExpressionAttributeValues: marshall({ ':at': at }),
      ReturnValues: 'ALL_NEW',
    });
    const confirmed = await unlessRefused(client.send(command));
    return confirmed?.Attributes && z.parse(witnessShape, unmarshall(confirmed.Attributes));
  },
});

const ceremonyItem = (ceremonyId: string): string => `ceremony#${ceremonyId}`;
const keyOf = (ceremonyId: string) =>
  marshall({ region: regionOfCeremony(ceremonyId), item: ceremonyItem(ceremonyId) });
const witnessKey = (ceremonyId: string, witnessId: string) => ({
  region: regionOfCeremony(ceremonyId),
  item: `witness#${ceremonyId}#${witnessId}`,
});
const itemOf = (item: object): Record<string, AttributeValue> =>
  marshall(item, { removeUndefinedValues: true });

const unlessRefused = async <T>(sent: Promise<T>): Promise<T | undefined> => {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};
