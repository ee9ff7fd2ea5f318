import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { canaryKeptMs, isOfCanary } from '../../../shared/regions/practice.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { find } from '../../../shared/table/find.ts';
import { everyItem, listed } from '../../../shared/table/list-below.ts';
import { putOnce, putOrFind, replace } from '../../../shared/table/put.ts';
import { listReadable, readable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import { alertShape, type Alert } from './alert.ts';
import { leadShape, sharedWithinMs, type Lead } from './clusters.ts';
import { alertsTable as table } from './tables.ts';

export type AlertKey = Pick<Alert, 'region' | 'alertId'>;

/** Its lists leave out rows that do not fit, and count them: one bad row hides no other alert. */
export type AlertStore = {
  open: (alert: Alert) => Promise<'opened' | Alert>;
  find: (key: AlertKey) => Promise<Alert | undefined>;
  /** Those of these alerts that are there and readable, in no order. */
  findMany: (keys: AlertKey[]) => Promise<Alert[]>;
  /** Ids of those of these alerts that are there, readable or not. */
  whichThere: (keys: AlertKey[]) => Promise<Set<string>>;
  /** The open alerts of a region, those due first before the others; a change of the last moment may be missing. */
  listOpen: (region: string) => Promise<Alert[]>;
  /** Those of them that are due by a moment. */
  listDue: (region: string, dueBy: number) => Promise<Alert[]>;
  /** The open alerts of a region that `listDue` cannot know of: stored by a version that had no index. */
  listUnindexed: (region: string) => Promise<Alert[]>;
  /** Every alert of a region whose report came in since a moment (milliseconds), oldest first. */
  listSince: (region: string, sinceMs: number) => Promise<Alert[]>;
  /** The alerts that share the one of this id, of those opened since it was and until it was taken, oldest first. */
  listJoined: (lead: LeadTimes) => Promise<Alert[]>;
  findLead: (key: AlertKey) => Promise<Lead | undefined>;
  /** Says which alert leads, if the one that was seen does still. */
  claimLead: (
    key: AlertKey,
    seen: Lead | undefined,
    lead: Lead,
  ) => Promise<'claimed' | 'changed-meanwhile'>;
  /** Stores a changed alert if nobody has changed it since it was read. */
  save: (from: Alert, changed: Alert) => Promise<'replaced' | 'changed-meanwhile'>;
};

const keyShape = z.object({ alertId: z.string() });
export const keptSeconds = 400 * 86_400;
/** A lead that nobody has taken for so long leads no more. */
const leadKeptSeconds = 30 * 86_400;

/** Stores alerts; every change of one is a conditional write upon its version. */
export const alertStore = (client: DynamoDBClient, TableName: string): AlertStore => {
  const stored = { client, table, TableName };
  return {
    open: async (alert) => (await putOrFind(stored, alertShape, itemOf(alert))) ?? 'opened',
    find: (key) => find(stored, alertShape, key),
    findMany: (keys) => findMany(stored, alertShape, { keys, unreadable: 'left-out' }),
    whichThere: async (keys) => {
      const found = await findMany(stored, keyShape, { keys, fields: ['region', 'alertId'] });
      return new Set(found.map(({ alertId }) => alertId));
    },
    listOpen: (region) => listIndexed(client, TableName, { region }),
    listDue: (region, dueBy) => listIndexed(client, TableName, { region, dueBy }),
    listUnindexed: (region) => listUnindexed(client, TableName, region),
    listSince: (region, sinceMs) =>
      listReadable(eventually(stored), alertShape, { in: region, after: idsSince(sinceMs) }),
    listJoined: (lead) => listJoined(client, TableName, lead),
    findLead: (key) => find(stored, leadShape, key),
    claimLead: async (key, seen, lead) => {
      const expiresAt = Math.floor(lead.ledFrom / 1000) + leadKeptSeconds;
      const item = { ...key, ...lead, expiresAt };
      const written = seen
        ? await replace(stored, item, { leadId: seen.leadId, ledFrom: seen.ledFrom })
        : await putOnce(stored, item);
      return written === 'added' || written === 'replaced' ? 'claimed' : 'changed-meanwhile';
    },
    save: async (from, changed) => {
      const { version, alertId } = from;
      const item = itemOf({ ...changed, version: version + 1 });
      const written = await replace(stored, item, { version });
      // One of before there were versions has none.
      const isBefore = written === 'changed-meanwhile' && version === 0;
      return isBefore ? replace(stored, item, { version: undefined, alertId }) : written;
    },
  };
};

const itemOf = (alert: Alert) => ({
  ...alert,
  // In the index for as long as it may climb.
  ...(alert.state === 'open' && { [table.index.partitionKey]: alert.region }),
  expiresAt: Math.floor(alert.openedAt / 1000) + keptSecondsOf(alert),
});

const keptSecondsOf = (alert: Alert): number =>
  isOfCanary(alert) ? canaryKeptMs.alert / 1000 : keptSeconds;

/** What every id of this second and later comes after: an id starts with its second. */
const idsSince = (ms: number): string => String(Math.floor(ms / 1000)).padStart(11, '0');

type LeadTimes = Pick<Alert, 'region' | 'alertId' | 'openedAt' | 'takenAt'>;

/** Those that share one alert, among all that came in while it could be shared: the table leaves out the rest. */
const listJoined = async (
  client: DynamoDBClient,
  TableName: string,
  { region, alertId, openedAt, takenAt }: LeadTimes,
): Promise<Alert[]> => {
  const query: QueryCommandInput = {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: '#region = :region AND #id BETWEEN :since AND :until',
    FilterExpression: 'joins = :lead',
    ExpressionAttributeNames: { '#region': table.partitionKey, '#id': table.sortKey },
    ExpressionAttributeValues: {
      ':region': { S: region },
      ':since': { S: idsSince(openedAt - earlierMs) },
      ':until': { S: takenAt === undefined ? afterAllIds : idsSince(takenAt + laterMs) },
      ':lead': { S: alertId },
    },
  };
  return readable(table, alertShape, await listed(everyItem(client, query)));
};

/** A report may have come in before the one whose alert it shares, and wait as long in a queue or for the sweep. */
const earlierMs = sharedWithinMs;
/** Nothing joins what is taken (`mayJoin`); clocks may differ by this much. */
const laterMs = 300_000;
/** An id begins with a digit. */
const afterAllIds = ':';

/** The index holds what is open, by when it is due: among the alerts of 400 days these are few. */
const listIndexed = async (
  client: DynamoDBClient,
  TableName: string,
  { region, dueBy }: { region: string; dueBy?: number },
): Promise<Alert[]> => {
  const { index } = table;
  const query: QueryCommandInput = {
    TableName,
    IndexName: index.name,
    KeyConditionExpression: `#open = :region${dueBy === undefined ? '' : ' AND #due <= :by'}`,
    ExpressionAttributeNames: {
      '#open': index.partitionKey,
      ...(dueBy !== undefined && { '#due': index.sortKey }),
    },
    ExpressionAttributeValues: {
      ':region': { S: region },
      ...(dueBy !== undefined && { ':by': { N: String(dueBy) } }),
    },
  };
  return readable(table, alertShape, await listed(everyItem(client, query)));
};

/** Looks at every alert of a region. */
const listUnindexed = async (
  client: DynamoDBClient,
  TableName: string,
  region: string,
): Promise<Alert[]> => {
  const query: QueryCommandInput = {
    TableName,
    KeyConditionExpression: '#region = :region',
    FilterExpression: '#state = :open AND attribute_not_exists(#open)',
    ExpressionAttributeNames: {
      ...{ '#region': table.partitionKey, '#state': 'state', '#open': table.index.partitionKey },
    },
    ExpressionAttributeValues: { ':region': { S: region }, ':open': { S: 'open' } },
  };
  return readable(table, alertShape, await listed(everyItem(client, query)));
};
