import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { PutItemCommand, paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { joinShares, newExportKey } from '../../infra/survival/export-key.ts';
import { secretsOfRows, tablesById } from '../../infra/survival/held-state.ts';
import type { OriginalsBucket, Place, Row, StoredObject } from '../../infra/survival/place.ts';
import { openExport } from '../../infra/survival/read-export.ts';
import { checkImport, writeImport, type Importing } from '../../infra/survival/write-import.ts';
import { writeExport } from '../../infra/survival/write-export.ts';
import type { Table } from '../../shared/table/table.ts';
import { tableOf } from './table-of.ts';

/** A moment all of it happens at. */
export const now = Date.UTC(2027, 0, 4);
const { publicKey, shares } = newExportKey((count) => randomBytes(count));
export const privateKey = joinShares(shares);

const evidenceId = 'ReportsEvidenceRoomEvidence88F4C6EE';

export type TestPlace = Place & {
  objects: Map<string, StoredObject>;
  nameOf: (id: string) => string;
};

/** A whole deployment of its own in the engine, all its tables empty. */
export const aPlace = async (client: DynamoDBClient, prefix: string): Promise<TestPlace> => {
  const nameOf = (id: string) => `${prefix}${id}`;
  await createTables(
    client,
    [...tablesById].map(([id, table]) => tableOf(table, nameOf(id))),
  );
  const objects = new Map<string, StoredObject>();
  return {
    ...{ client, objects, nameOf, buckets: [bucketOf(objects)] },
    tables: [...tablesById.keys()].map((logicalId) => ({ logicalId, name: nameOf(logicalId) })),
    secrets: () => Promise.resolve(new Map(secretsOfRows.map((id) => [id, [`secret of ${id}`]]))),
  };
};

const bucketOf = (objects: Map<string, StoredObject>): OriginalsBucket => ({
  logicalId: evidenceId,
  keys: async function* () {
    yield* await Promise.resolve([...objects.keys()]);
  },
  read: (key) => Promise.resolve(objects.get(key) ?? { bytes: new Uint8Array(), headers: {} }),
  put: (key, object) => {
    if (objects.has(key)) return Promise.resolve('there already');
    objects.set(key, object);
    return Promise.resolve('put');
  },
});

/** The logical id of a table by its object. */
export const idOf = (table: Table): string =>
  [...tablesById].find(([, one]) => one === table)?.[0] ?? '';

export const put = (place: TestPlace, table: Table, Item: Row) =>
  place.client.send(new PutItemCommand({ TableName: place.nameOf(idOf(table)), Item }));

export const rowsOf = async (place: TestPlace, table: Table): Promise<Row[]> => {
  const rows: Row[] = [];
  const TableName = place.nameOf(idOf(table));
  for await (const { Items = [] } of paginateScan({ client: place.client }, { TableName }))
    rows.push(...Items);
  return rows;
};

/** Everything a place holds, table by table. */
export const everythingIn = async (place: TestPlace): Promise<[string, Row[]][]> => {
  const all: [string, Row[]][] = [];
  for (const [, table] of tablesById) all.push([table.name, await rowsOf(place, table)]);
  return all;
};

/** Exports a place into a new folder. */
export const exported = async (place: Place) => {
  const parent = mkdtempSync(join(tmpdir(), 'netral-export-'));
  const folder = join(parent, 'export');
  const exporting = { deployment: 'demo', folder, publicKey, now, withSecrets: false };
  const exportId = '6f0a5c1e-6f55-4f0e-9b57-0f1c5a1f7a11';
  const manifest = await writeExport(place, { ...exporting, exportId });
  return { folder, manifest, forget: () => rmSync(parent, { recursive: true, force: true }) };
};

type Schema = Parameters<typeof openExport>[0]['schema'];

/** Imports an export as the command does. */
export const imported = async (
  place: Place,
  folder: string,
  { schema, ...more }: Partial<Importing> & { schema?: Schema } = {},
) => {
  const opened = openExport({ folder, deployment: 'demo', privateKey, ...(schema && { schema }) });
  const importing = { goesOn: false, nowSeconds: now / 1000, ...more };
  await checkImport(place, opened, importing);
  return writeImport(place, opened, importing);
};
