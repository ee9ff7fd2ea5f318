import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { exportFiles, type ExportFiles } from './export-files.ts';
import { originals, pepper, secretsOfRows, tablesById } from './held-state.ts';
import {
  exportFormat,
  fingerprint,
  manifestName,
  writeManifest,
  type FileEntry,
  type Manifest,
  type Part,
} from './manifest.ts';
import { SurvivalRefused, type OriginalsBucket, type Place, type Row } from './place.ts';
import { linesOf } from './row-lines.ts';
import { schemaVersion } from './schema-version.ts';

export type Exporting = {
  deployment: string;
  /** Made if it is not there; else empty. */
  folder: string;
  /** PEM. */
  publicKey: string;
  exportId: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** Of a laptop, whose secrets are nowhere else: true seals them into the export. */
  withSecrets: boolean;
};

/** What an export holds, and what it does not; stands in its manifest. */
export const exportSays: readonly string[] = [
  'Personal data: rows of every table and originals of evidence, sealed for two people who open them together.',
  'On AWS not in it, and without them of no use: the secrets (their fingerprints are), see docs/restore.md.',
  'Not in it: KMS keys (everything is read through them), accounts of people in the pool, messages under way on queues, files the functions make anew.',
];

/** Rows of a file: some megabytes at most. */
const rowsPerFile = 5000;

/**
 * Exports every row and every original of a deployment into sealed files. The manifest is written last: a folder
 * without one is no export. Rows are read one table after the other, so it is of one moment only where nothing writes.
 * Throws SurvivalRefused.
 */
export const writeExport = async (place: Place, exporting: Exporting): Promise<Manifest> => {
  const { folder, exportId, deployment, publicKey } = exporting;
  makeEmpty(folder);
  const secrets = await place.secrets();
  const files = exportFiles(folder, { exportId, publicKey });
  const tables: Part[] = [];
  for (const id of tablesById.keys()) tables.push(await exportTable(place, files, id));
  const buckets: Part[] = [];
  for (const bucket of place.buckets.filter(({ logicalId }) => originals.has(logicalId)))
    buckets.push(await exportBucket(files, bucket));
  const manifest: Manifest = {
    ...{ format: exportFormat, exportId, deployment, schemaVersion },
    exportedAt: new Date(exporting.now).toISOString(),
    ...{ says: [...exportSays], sealedFor: publicKey },
    secrets: fingerprintsOf(secrets, exportId),
    ...(exporting.withSecrets && { localSecrets: await exportSecrets(files, secrets) }),
    ...{ tables, buckets },
  };
  writeManifest(folder, manifest, currentOf(secrets, pepper));
  return manifest;
};

const makeEmpty = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new SurvivalRefused(
      `${folder} is not empty: name a new folder${existsSync(`${folder}/${manifestName}`) ? ' (it holds an export)' : ' (what an export that broke off left can be deleted)'}`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
};

const exportTable = async (place: Place, files: ExportFiles, id: string): Promise<Part> => {
  const TableName = place.tables.find(({ logicalId }) => logicalId === id)?.name;
  if (TableName === undefined) throw new SurvivalRefused(`There is no table ${id}`);
  const written: FileEntry[] = [];
  let count = 0;
  let waiting: Row[] = [];
  const write = async () => {
    const number = String(written.length + 1).padStart(5, '0');
    written.push(await files.write(`${id}-${number}`, linesOf(waiting)));
    waiting = [];
  };
  const pages = paginateScan({ client: place.client }, { TableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    waiting.push(...Items);
    count += Items.length;
    if (waiting.length >= rowsPerFile) await write();
  }
  if (waiting.length > 0) await write();
  return { id, count, files: written };
};

const exportBucket = async (files: ExportFiles, bucket: OriginalsBucket): Promise<Part> => {
  const written: FileEntry[] = [];
  for await (const key of bucket.keys()) {
    const { bytes, headers } = await bucket.read(key);
    const number = String(written.length + 1).padStart(8, '0');
    const whole = { key, headers, body: Buffer.from(bytes).toString('base64') };
    written.push(
      await files.write(`${bucket.logicalId}-${number}`, gzipSync(JSON.stringify(whole))),
    );
  }
  return { id: bucket.logicalId, count: written.length, files: written };
};

const fingerprintsOf = (secrets: Map<string, string[]>, exportId: string) =>
  Object.fromEntries(
    secretsOfRows.map((id) => [id, fingerprint(currentOf(secrets, id), exportId)]),
  );

/** The value a secret has now. */
const currentOf = (secrets: Map<string, string[]>, id: string): string => {
  const [current] = secrets.get(id) ?? [];
  if (current === undefined) throw new SurvivalRefused(`There is no secret ${id}`);
  return current;
};

const exportSecrets = (files: ExportFiles, secrets: Map<string, string[]>) =>
  files.write('secrets', gzipSync(JSON.stringify(Object.fromEntries(secrets))));
