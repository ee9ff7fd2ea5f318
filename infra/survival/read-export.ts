import type { KeyObject } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Table } from '../../shared/table/table.ts';
import { publicHalf } from './export-key.ts';
import { readExportFile } from './export-files.ts';
import { originals, pepper, tablesById } from './held-state.ts';
import {
  fingerprint,
  isAsWritten,
  readManifest,
  type FileEntry,
  type Part,
  type SignedManifest,
} from './manifest.ts';
import { SurvivalRefused, type Row, type StoredObject } from './place.ts';
import { rowsIn } from './row-lines.ts';
import { schemaVersion, stepsBetween, upgraded, upgradeSteps } from './schema-version.ts';
import type { UpgradeStep } from './schema-version.ts';

/** An export that can be read, its rows taken to the schema of this version. */
export type OpenExport = {
  manifest: SignedManifest;
  /** The steps its rows take. */
  steps: UpgradeStep[];
  /** The rows of a file, upgraded. */
  rows: (table: Table, file: FileEntry) => Promise<Row[]>;
  object: (file: FileEntry) => Promise<StoredObject & { key: string }>;
  /** Of a laptop. */
  secrets: () => Promise<Map<string, string[]> | undefined>;
};

type Opening = {
  folder: string;
  deployment: string;
  privateKey: KeyObject;
  /** The schema to take rows to; this version's unless a test says another. */
  schema?: { version: number; steps: readonly UpgradeStep[]; tables?: ReadonlyMap<string, Table> };
};

/** Opens an export for a deployment; throws SurvivalRefused for another's, a newer one, or shares of another key. */
export const openExport = (opening: Opening): OpenExport => {
  const { folder, deployment, privateKey } = opening;
  const schema = opening.schema ?? { version: schemaVersion, steps: upgradeSteps };
  const manifest = readManifest(folder);
  if (manifest.deployment !== deployment)
    throw new SurvivalRefused(`This is an export of ${manifest.deployment}, not of ${deployment}`);
  if (publicHalf(privateKey) !== manifest.sealedFor)
    throw new SurvivalRefused('These shares are not those this export was sealed for');
  if (manifest.schemaVersion > schema.version)
    throw new SurvivalRefused(
      `Its rows are of schema ${String(manifest.schemaVersion)}; this version has ${String(schema.version)}. Import with the version that exported them, or a later one.`,
    );
  const steps = stepsBetween({ from: manifest.schemaVersion, to: schema.version }, schema.steps);
  if (!steps)
    throw new SurvivalRefused(
      `No steps lead from schema ${String(manifest.schemaVersion)} to ${String(schema.version)}`,
    );
  const key = { exportId: manifest.exportId, privateKey };
  const read = (file: FileEntry) => readExportFile(folder, file, key);
  return {
    ...{ manifest, steps },
    rows: async (table, file) =>
      rowsIn(await read(file))
        .map((row) => upgraded(steps, table.name, row))
        .filter((row) => row !== undefined),
    object: async (file) => objectIn(await read(file)),
    secrets: async () => manifest.localSecrets && secretsIn(await read(manifest.localSecrets)),
  };
};

const objectShape = z.object({
  key: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const objectIn = (compressed: Uint8Array) => {
  const { key, headers, body } = z.parse(objectShape, jsonIn(compressed));
  return { key, headers, bytes: Buffer.from(body, 'base64') };
};

const secretsIn = (compressed: Uint8Array): Map<string, string[]> =>
  new Map(Object.entries(z.parse(z.record(z.string(), z.array(z.string())), jsonIn(compressed))));

const jsonIn = (compressed: Uint8Array): unknown =>
  JSON.parse(gunzipSync(compressed).toString('utf8'));

/** Refuses a deployment whose secrets are others: its numbers, links and receipts would match nothing. */
export const checkSecrets = (manifest: SignedManifest, secrets: Map<string, string[]>): void => {
  const others = Object.entries(manifest.secrets)
    .filter(([id, seen]) =>
      (secrets.get(id) ?? []).every((value) => fingerprint(value, manifest.exportId) !== seen),
    )
    .map(([id]) => id);
  if (others.length > 0)
    throw new SurvivalRefused(
      `These secrets are not those of the export: ${others.join(', ')}. Put them back first (docs/restore.md): without them no number, link or receipt matches its row.`,
    );
  if (!(secrets.get(pepper) ?? []).some((value) => isAsWritten(manifest, value)))
    throw new SurvivalRefused('manifest.json was changed since it was exported');
};

/** What was found in the files. */
export type Verified = { tables: Map<string, number>; objects: number };

/**
 * Reads every file of an export: each must be there, unchanged, and hold as many rows as the manifest says, each of a
 * shape that this version's stores read. Nothing is written. Throws SurvivalRefused by the file's name.
 */
export const verifyExport = async (
  { rows, object, manifest }: OpenExport,
  tables: ReadonlyMap<string, Table> = tablesById,
): Promise<Verified> => {
  const found = new Map<string, number>();
  for (const part of manifest.tables) {
    const table = tableOf(tables, part);
    let count = 0;
    for (const file of part.files) {
      const read = await rows(table, file);
      const wrong = read.findIndex((row) => !fits(table, row));
      if (wrong >= 0)
        throw new SurvivalRefused(
          `${file.name}, row ${String(wrong + 1)}: is no row of ${table.name} that this version reads`,
        );
      count += read.length;
    }
    found.set(part.id, count);
  }
  let objects = 0;
  for (const part of manifest.buckets) {
    if (!originals.has(part.id)) throw new SurvivalRefused(`${part.id} is no bucket of originals`);
    for (const file of part.files) {
      await object(file);
      objects += 1;
    }
  }
  return { tables: found, objects };
};

export const tableOf = (tables: ReadonlyMap<string, Table>, { id }: Part): Table => {
  const table = tables.get(id);
  if (!table) throw new SurvivalRefused(`${id} is no table of this version`);
  return table;
};

const fits = (table: Table, row: Row): boolean => {
  const item = unmarshall(row);
  return Object.values(table.items()).some((shape) => z.safeParse(shape, item).success);
};
