import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { putOrFind, replace } from '../../../shared/table/put.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { ceremoniesTable as table } from './tables.ts';
import {
  ceremonyShape,
  officiantShape,
  regionOfCeremony,
  witnessShape,
  type Ceremony,
  type Officiant,
  type Witness,
} from './ceremony.ts';

export type CeremonyStore = {
  /** Stores a ceremony once per id; 'other-body' when the same attempt sent another. */
  add: (ceremony: Ceremony) => Promise<'added' | 'already-there' | 'other-body'>;
  find: (ceremonyId: string) => Promise<Ceremony | undefined>;
  /** The ceremonies of a region, the newest first. */
  list: (region: string) => Promise<Ceremony[]>;
  /** Writes the next version of a ceremony that nobody changed since it was looked at; undefined when somebody did. */
  change: (from: Ceremony, next: Ceremony) => Promise<Ceremony | undefined>;
  /** Stores a witness once per id; 'other-body' when the same attempt named somebody else. */
  addWitness: (
    ceremonyId: string,
    witness: Witness,
  ) => Promise<'added' | 'already-there' | 'other-body'>;
  witnesses: (ceremonyId: string) => Promise<Witness[]>;
  /** Confirms once, the first time; returns the witness as stored then, undefined when there is no such witness. */
  confirm: (ceremonyId: string, witnessId: string, at: number) => Promise<Witness | undefined>;
  /** Confirms as who leads it, once; returns what was confirmed the first time. */
  confirmLeading: (ceremonyId: string, officiant: Officiant) => Promise<Officiant>;
  officiant: (ceremonyId: string) => Promise<Officiant | undefined>;
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
      const found = await listReadable(stored, ceremonyShape, below);
      return found.sort((a, b) => b.heldAt - a.heldAt);
    },
    change: async (from, next) => {
      const item = { ...next, item: ceremonyItem(from.ceremonyId) };
      const seen = { version: from.version, state: from.state };
      return (await replace(stored, item, seen)) === 'replaced' ? next : undefined;
    },
    confirmLeading: async (ceremonyId, officiant) =>
      (await putOrFind(stored, officiantShape, { ...officiantKey(ceremonyId), ...officiant })) ??
      officiant,
    officiant: (ceremonyId) => find(stored, officiantShape, officiantKey(ceremonyId)),
    ...witnessStore(client, TableName),
  };
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
const officiantKey = (ceremonyId: string) => ({
  region: regionOfCeremony(ceremonyId),
  item: `officiant#${ceremonyId}`,
});
