import { createHash, type Hash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';

const versionShape = z.object({
  /** 'null' in a bucket without versions. */
  versionId: z.string(),
  /** The file that holds the bytes; a mark of a deletion has none. */
  file: z.optional(z.string()),
  bytes: z.number(),
  etag: z.string(),
  modifiedAt: z.number(),
  headers: z.record(z.string(), z.string()),
});
const historyShape = z.object({ key: z.string(), versions: z.array(versionShape) });

export type Version = z.infer<typeof versionShape>;
/** What is kept under a key, the newest first; never empty. */
export type History = z.infer<typeof historyShape>;

/** What is read from a body while it is written: its length and the digests to compare. */
export type Received = { bytes: number; md5: Buffer; sha256: Buffer; sha1: Buffer; crc32: Buffer };

/** Reads what is kept under a key; undefined where there is no such file. */
export const readHistory = async (path: string): Promise<History | undefined> => {
  try {
    return z.parse(historyShape, JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** Writes what is kept under a key, whole or not at all; takes the file away where nothing is. */
export const writeHistory = async (path: string, history: History): Promise<void> => {
  if (history.versions.length === 0) {
    await rm(path, { force: true });
    return;
  }
  const draft = `${path}.draft`;
  await writeWhole(draft, JSON.stringify(history));
  await rename(draft, path);
};

const writeWhole = async (path: string, text: string): Promise<void> => {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes a body to a file, durably. */
export const writeBody = async (path: string, body: AsyncIterable<Buffer>): Promise<Received> => {
  const hashes: Record<'md5' | 'sha256' | 'sha1', Hash> = {
    md5: createHash('md5'),
    sha256: createHash('sha256'),
    sha1: createHash('sha1'),
  };
  let bytes = 0;
  let crc = 0;
  const handle = await open(path, 'w');
  try {
    for await (const chunk of body) {
      for (const hash of Object.values(hashes)) hash.update(chunk);
      crc = crc32(chunk, crc);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  const crcBytes = Buffer.alloc(4);
  crcBytes.writeUInt32BE(crc);
  const { md5, sha256, sha1 } = hashes;
  return {
    bytes,
    md5: md5.digest(),
    sha256: sha256.digest(),
    sha1: sha1.digest(),
    crc32: crcBytes,
  };
};
