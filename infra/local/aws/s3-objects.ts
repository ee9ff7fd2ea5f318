import { createHash, type Hash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';
import { ServiceError } from '../messaging/service-error.ts';

const kept = z.object({
  key: z.string(),
  file: z.string(),
  bytes: z.number(),
  etag: z.string(),
  modifiedAt: z.number(),
  headers: z.record(z.string(), z.string()),
});

/** An object as the host keeps it: the file that holds its bytes, and the headers it is given back with. */
export type StoredObject = z.infer<typeof kept>;

/** What is read from a body while it is written: its length and the digests to compare. */
export type Received = { bytes: number; md5: Buffer; sha256: Buffer; sha1: Buffer; crc32: Buffer };

/** The objects of one bucket as files; a key never becomes part of a path. */
export type Objects = {
  /** Keeps the body under the key, whole and durable, unless `check` throws or only a new object is wanted and one is there. */
  put: (key: string, asked: Put) => Promise<StoredObject>;
  find: (key: string) => Promise<StoredObject | undefined>;
  read: (object: StoredObject, range?: { start: number; end: number }) => ReadStream;
  remove: (key: string) => Promise<void>;
  /** All of them, by key in the order of UTF-8 bytes. */
  list: () => Promise<StoredObject[]>;
};

type Put = {
  body: AsyncIterable<Buffer>;
  headers: Record<string, string>;
  check: Check;
  onlyNew?: boolean;
};

/** Throws when what arrived is not what was announced. */
export type Check = (received: Received) => void;

type Needs = { folder: string; now: () => number; newId: () => string };

/** Opens a bucket's folder, made if it is not there. */
export const openObjects = async (needs: Needs): Promise<Objects> => {
  const { folder } = needs;
  await mkdir(folder, { recursive: true });
  const find = (key: string) => readMeta(join(folder, metaName(key)));
  return {
    put: (key, asked) => put(needs, key, asked),
    find,
    read: ({ file }, range) => createReadStream(join(folder, file), range),
    remove: async (key) => {
      const object = await find(key);
      await rm(join(folder, metaName(key)), { force: true });
      if (object) await rm(join(folder, object.file), { force: true });
    },
    list: async () => {
      const metas = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      const objects = await Promise.all(metas.map((name) => readMeta(join(folder, name))));
      return objects
        .filter((one) => one !== undefined)
        .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    },
  };
};

const metaName = (key: string): string => `${createHash('sha256').update(key).digest('hex')}.json`;

const readMeta = async (path: string): Promise<StoredObject | undefined> => {
  try {
    return z.parse(kept, JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

// The description is renamed into place last: until then the key still means its former object.
const put: (needs: Needs, ...asked: Parameters<Objects['put']>) => Promise<StoredObject> = async (
  needs,
  key,
  { body, headers, check, onlyNew = false },
) => {
  const { folder } = needs;
  const file = `${needs.newId()}.data`;
  try {
    const received = await writeBody(join(folder, file), body);
    check(received);
    const former = await readMeta(join(folder, metaName(key)));
    const { bytes } = received;
    const etag = received.md5.toString('hex');
    const object = { key, file, bytes, etag, modifiedAt: needs.now(), headers };
    const draft = join(folder, `${file}.draft`);
    await writeWhole(draft, JSON.stringify(object));
    if (onlyNew) await moveWhereNone(draft, join(folder, metaName(key)));
    else await rename(draft, join(folder, metaName(key)));
    if (former) await rm(join(folder, former.file), { force: true });
    return object;
  } catch (error) {
    await rm(join(folder, file), { force: true });
    throw error;
  }
};

const moveWhereNone = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new ServiceError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
    );
  } finally {
    await rm(from, { force: true });
  }
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

const writeBody = async (path: string, body: AsyncIterable<Buffer>): Promise<Received> => {
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
