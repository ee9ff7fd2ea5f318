import {
  ConditionalCheckFailedException,
  paginateScan,
  PutItemCommand,
  ScanCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import pMap from 'p-map';
import type { Table } from '../../shared/table/table.ts';
import { asNew, withoutMark } from './as-new.ts';
import { filledByItself, tablesById } from './held-state.ts';
import type { Part } from './manifest.ts';
import { SurvivalRefused, type Place, type Row } from './place.ts';
import { checkSecrets, tableOf, verifyExport, type OpenExport } from './read-export.ts';
import { addTo, isSameRow, nothingYet, type Sum } from './row-lines.ts';

export type Importing = {
  /** Whether an import of this export began here before: what it wrote may be there. */
  goesOn: boolean;
  /** Seconds since the epoch: rows that end within an hour of it are written and not compared, they may be gone. */
  nowSeconds: number;
  tables?: ReadonlyMap<string, Table>;
};

/** What was written, by table (its name in functions/tables.ts). */
export type Imported = { rows: Map<string, number>; objects: number };

/**
 * Reads and checks every file of an export, and whether the deployment may be filled with it. Writes nothing. Throws
 * SurvivalRefused.
 */
export const checkImport = async (
  place: Place,
  opened: OpenExport,
  { goesOn, tables }: Importing,
): Promise<void> => {
  checkSecrets(opened.manifest, await place.secrets());
  await verifyExport(opened, tables);
  if (!goesOn) await refuseFull(place);
};

/**
 * Writes an export that was checked into a deployment in which nothing runs. Writes no row over another; compares what
 * is there at the end with what was exported. Killed and done again, it ends the same. Throws SurvivalRefused.
 */
export const writeImport = async (
  place: Place,
  opened: OpenExport,
  importing: Importing,
): Promise<Imported> => {
  const { tables = tablesById } = importing;
  let objects = 0;
  for (const { id, files } of opened.manifest.buckets) {
    const bucket = place.buckets.find(({ logicalId }) => logicalId === id);
    if (!bucket) throw new SurvivalRefused(`There is no bucket ${id}`);
    for (const file of files) {
      const { key, ...object } = await opened.object(file);
      if ((await bucket.put(key, object)) === 'there already')
        await sameObject(bucket, key, object);
      objects += 1;
    }
  }
  const rows = new Map<string, number>();
  // What follows was exported first, and is written last: nothing stands there whose cause does not.
  for (const part of [...opened.manifest.tables].reverse()) {
    const table = tableOf(tables, part);
    rows.set(table.name, await importTable({ place, opened, importing, part, table }));
  }
  return { rows, objects };
};

const refuseFull = async ({ client, tables, buckets }: Place): Promise<void> => {
  const full: string[] = [];
  for (const { logicalId, name } of tables) {
    if (filledByItself.has(logicalId)) continue;
    const { Count = 0 } = await client.send(new ScanCommand({ TableName: name, Limit: 1 }));
    if (Count > 0) full.push(logicalId);
  }
  for (const { logicalId, keys } of buckets)
    if (!(await keys()[Symbol.asyncIterator]().next()).done) full.push(logicalId);
  if (full.length > 0)
    throw new SurvivalRefused(
      `An import fills an empty deployment; these hold something: ${full.join(', ')}`,
    );
};

const sameObject = async (
  { read }: Place['buckets'][number],
  key: string,
  { bytes }: { bytes: Uint8Array },
): Promise<void> => {
  if (!Buffer.from((await read(key)).bytes).equals(bytes))
    throw new SurvivalRefused('Another object is there under the key of an exported one');
};

type One = { place: Place; opened: OpenExport; importing: Importing; part: Part; table: Table };

const atOnce = 32;

const importTable = async ({ place, opened, importing, part, table }: One): Promise<number> => {
  const { exportId } = opened.manifest;
  const TableName = place.tables.find(({ logicalId }) => logicalId === part.id)?.name;
  if (TableName === undefined) throw new SurvivalRefused(`There is no table ${part.id}`);
  const compared = isCompared(table, importing.nowSeconds);
  let written = 0;
  let expected = nothingYet;
  for (const file of part.files) {
    const rows = (await opened.rows(table, file)).map((row) => asNew(table, row, exportId));
    const isOver = filledByItself.has(part.id);
    await pMap(rows, (row) => putRow(place.client, { TableName, table, row, isOver }), {
      concurrency: atOnce,
    });
    written += rows.length;
    expected = rows.filter(compared).reduce((sum, row) => add(sum, exportId, row), expected);
  }
  const there = await sumOf(place.client, TableName, { exportId, compared });
  const isWhole = filledByItself.has(part.id)
    ? there.rows >= expected.rows
    : there.rows === expected.rows && there.sum === expected.sum;
  if (!isWhole)
    throw new SurvivalRefused(
      `${table.name} holds ${String(there.rows)} rows and should hold ${String(expected.rows)}, or other ones: something wrote meanwhile. Stop it and begin with an empty deployment.`,
    );
  return written;
};

const add = (sum: Sum, exportId: string, row: Row): Sum => addTo(sum, exportId, withoutMark(row));

const hourSeconds = 3600;

/** A row that is about to end may end at any moment. */
const isCompared =
  ({ expiry }: Table, nowSeconds: number) =>
  (row: Row): boolean => {
    const ends = expiry && row[expiry]?.N;
    return ends === undefined || Number(ends) > nowSeconds + hourSeconds;
  };

type Put = { TableName: string; table: Table; row: Row; isOver: boolean };

/** A row that is there already must be this one: DynamoDB then writes nothing, and its stream tells nobody. */
const putRow = async (client: DynamoDBClient, put: Put): Promise<void> => {
  const { TableName, table, row, isOver } = put;
  try {
    await client.send(
      new PutItemCommand({
        ...{ TableName, Item: row },
        ...(!isOver && {
          ConditionExpression: 'attribute_not_exists(#key)',
          ExpressionAttributeNames: { '#key': table.partitionKey },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (!error.Item || !isSameRow(error.Item, row))
      throw new SurvivalRefused(
        `Another row is there under the key of an exported one of ${table.name}`,
      );
  }
};

const sumOf = async (
  client: DynamoDBClient,
  TableName: string,
  { exportId, compared }: { exportId: string; compared: (row: Row) => boolean },
): Promise<Sum> => {
  let sum = nothingYet;
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    sum = Items.filter(compared).reduce((so, row) => add(so, exportId, row), sum);
  return sum;
};
