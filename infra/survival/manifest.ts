import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { SurvivalRefused } from './place.ts';

/** The newest form of an export that this code reads, and the one it writes. */
export const exportFormat = 1;
export const manifestName = 'manifest.json';

const hex64 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());
const fileShape = z.object({
  name: z.string().check(z.regex(/^[A-Za-z0-9-]+\.sealed$/)),
  /** Of the file as it lies in the folder: sealed. */
  bytes: count,
  sha256: hex64,
});
const partShape = z.object({ id: z.string(), count, files: z.array(fileShape) });

const manifestShape = z.object({
  format: z.literal(exportFormat),
  exportId: z.uuid(),
  deployment: z.string(),
  schemaVersion: z.int().check(z.positive()),
  exportedAt: z.string(),
  says: z.array(z.string()),
  /** PEM of the key the files are sealed for. */
  sealedFor: z.string(),
  /** Keyed by each secret itself: that it is the same can be seen, and nothing of it. */
  secrets: z.record(z.string(), hex64),
  /** Of a laptop: its secrets, sealed like the rows. */
  localSecrets: z.optional(fileShape),
  tables: z.array(partShape),
  buckets: z.array(partShape),
});
const signedShape = z.object({ ...manifestShape.shape, mac: hex64 });

export type FileEntry = z.infer<typeof fileShape>;
export type Part = z.infer<typeof partShape>;
export type Manifest = z.infer<typeof manifestShape>;
export type SignedManifest = z.infer<typeof signedShape>;

/** Writes the manifest last and whole: a folder without one is no export. */
export const writeManifest = (folder: string, manifest: Manifest, pepper: string): void => {
  const signed = { ...manifest, mac: macOf(manifest, pepper) };
  const file = join(folder, manifestName);
  writeFileSync(`${file}.new`, `${JSON.stringify(signed, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

/** Reads a manifest; throws SurvivalRefused where there is none, of a newer format, or of another form. */
export const readManifest = (folder: string): SignedManifest => {
  const file = join(folder, manifestName);
  if (!existsSync(file))
    throw new SurvivalRefused(`${file} is not there: this is no export, or one that broke off`);
  const read = jsonIn(file);
  const format = z.safeParse(z.object({ format: z.number() }), read);
  if (format.success && format.data.format > exportFormat)
    throw new SurvivalRefused(
      `${manifestName} is of format ${String(format.data.format)}; this version reads up to ${String(exportFormat)}. Import with the version that exported it, or a later one.`,
    );
  const manifest = z.safeParse(signedShape, read);
  if (!manifest.success) throw new SurvivalRefused(`${manifestName} is no manifest of an export`);
  return manifest.data;
};

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Whether the deployment that has this pepper wrote the manifest as it is. */
export const isAsWritten = ({ mac, ...manifest }: SignedManifest, pepper: string): boolean =>
  timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(manifest, pepper), 'hex'));

const macOf = (manifest: Manifest, pepper: string): string =>
  createHmac('sha256', `netral/export-manifest/${pepper}`)
    .update(JSON.stringify(z.parse(manifestShape, manifest)))
    .digest('hex');

/** What a secret is known by in one export, and in no other. */
export const fingerprint = (secret: string, exportId: string): string =>
  createHmac('sha256', secret).update(`netral/export-fingerprint/${exportId}`).digest('hex');

/** The checksum of a sealed file. */
export const checksum = (sealed: Uint8Array): string =>
  createHash('sha256').update(sealed).digest('hex');
