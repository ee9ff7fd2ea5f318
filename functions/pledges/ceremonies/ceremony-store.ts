import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { putOrFind, replace } from '../../../shared/table/put.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { ceremoniesTable as table } from './tables.ts';
import {
  ceremonyShape,
  regionOfCeremony,
  witnessShape,
  type Ceremony,
  type CeremonyState,
  type Witness,
} from './ceremony.ts';

export type Moved = { to: CeremonyState; from: Ceremony; at: number; by: string };

export type CeremonyStore = {
  /** Stores a ceremony once per id; 'other-body' when the same attempt sent another. */
  add: (ceremony: Ceremony) => Promise<'added' | 'already-there' | 'other-body'>;
  find: (ceremonyId: string) => Promise<Ceremony | undefined>;
  /** The ceremonies of a region, the newest first. */
  list: (region: string) => Promise<Ceremony[]>;
  /** Moves a ceremony that nobody moved since it was looked at; undefined when somebody did. */
  move: (move: Moved) => Promise<Ceremony | undefined>;
  /** Stores a witness once per id; 'other-body' when the same attempt named somebody else. */
  addWitness: (
    ceremonyId: string,
    witness: Witness,
  ) => Promise<'added' | 'already-there' | 'other-body'>;
  witnesses: (ceremonyId: string) => Promise<Witness[]>;
  /** Confirms once, the first time; returns the witness as stored then, undefined when there is no such witness. */
  confirm: (ceremonyId: string, witnessId: string, at: number) => Promise<Witness | undefined>;
};

/** Stores ceremonies and their witnesses, all of a region under its code. */
export const ceremonyStore = (client: DynamoDBClient, TableName: string): CeremonyStore => {
  const stored = { client, table, TableName };
  return {
    add: async (ceremony) => {
      const { ceremonyId } = ceremony;
      const item = { ...ceremony, item: ceremonyItem(ceremonyId) };
      const before = await putOrFind(stored, ceremonyShape, item);
      if (before === undefined) return 'added';
      return before.bodyHash === ceremony.bodyHash ? 'already-there' : 'other-body';
    },
    find: ceremonyFinder(client, TableName),
    list: async (region) => {
      const below = { in: region, start: 'ceremony#' };
      const found = await listed(listBelow(stored, ceremonyShape, below));
      return found.sort((a, b) => b.heldAt - a.heldAt);
    },
    move: async ({ to, from, at, by }) => {
      const moved: Ceremony = { ...from, state: to, version: from.version + 1 };
      Object.assign(moved, stampOf(from, to, { at, by }));
      if (to === 'started') delete moved.endedAt;
      if (to === 'started') delete moved.endedBy;
      const item = { ...moved, item: ceremonyItem(from.ceremonyId) };
      const seen = { version: from.version, state: from.state };
      return (await replace(stored, item, seen)) === 'replaced' ? moved : undefined;
    },
    ...witnessStore(client, TableName),
  };
};

/** Who moved it and when; one that goes on keeps when it first started. */
const stampOf = (
  from: Ceremony,
  to: CeremonyState,
  { at, by }: Pick<Moved, 'at' | 'by'>,
): Partial<Ceremony> => {
  if (to === 'ended') return { endedAt: at, endedBy: by };
  if (to === 'cancelled') return { cancelledAt: at, cancelledBy: by };
  return from.state === 'ended'
    ? { resumedAt: at, resumedBy: by }
    : { startedAt: at, startedBy: by };
};

/** Finds one ceremony by its id, as it is stored now. */
export const ceremonyFinder =
  (client: DynamoDBClient, TableName: string): CeremonyStore['find'] =>
  (ceremonyId) =>
    find({ client, table, TableName }, ceremonyShape, {
      region: regionOfCeremony(ceremonyId),
      item: ceremonyItem(ceremonyId),
    });

const witnessStore = (
  client: DynamoDBClient,
  TableName: string,
): Pick<CeremonyStore, 'addWitness' | 'witnesses' | 'confirm'> => {
  const stored = { client, table, TableName };
  return {
    addWitness: async (ceremonyId, witness) => {
      const item = { ...witnessKey(ceremonyId, witness.witnessId), ...witness };
      const before = await putOrFind(stored, witnessShape, item);
      if (before === undefined) return 'added';
      const { name, office } = before;
      return name === witness.name && office === witness.office ? 'already-there' : 'other-body';
    },
    witnesses: (ceremonyId) => {
      const start = `witness#${ceremonyId}#`;
      const below = { in: regionOfCeremony(ceremonyId), start };
      return listed(listBelow(stored, witnessShape, below));
    },
    confirm: async (ceremonyId, witnessId, at) => {
      const command = new UpdateItemCommand({
        TableName,
        Key: keyOf(table, witnessKey(ceremonyId, witnessId)),
        UpdateExpression: 'SET confirmedAt = if_not_exists(confirmedAt, :at)',
        ConditionExpression: 'attribute_exists(witnessId)',
        ExpressionAttributeValues: marshall({ ':at': at }),
        ReturnValues: 'ALL_NEW',
      });
      const confirmed = await unlessRefused(client.send(command));
      return confirmed?.Attributes && readItem(witnessShape, confirmed.Attributes);
    },
  };
};

const ceremonyItem = (ceremonyId: string): string => `ceremony#${ceremonyId}`;
const witnessKey = (ceremonyId: string, witnessId: string) => ({
  region: regionOfCeremony(ceremonyId),
  item: `witness#${ceremonyId}#${witnessId}`,
});
