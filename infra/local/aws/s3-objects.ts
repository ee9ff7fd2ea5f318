import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ServiceError } from '../messaging/service-error.ts';
import {
  readHistory,
  writeBody,
  writeHistory,
  type History,
  type Received,
  type Version,
} from './s3-files.ts';

/** An object as the host keeps it: the file that holds its bytes, and the headers it is given back with. */
export type StoredObject = Version & { key: string; file: string };
/** A version of an object, or the mark that it was deleted. */
export type StoredVersion = Version & { key: string; isLatest: boolean };

/** The objects of one bucket as files; a key never becomes part of a path. */
export type Objects = {
  /** Keeps the body under the key, whole and durable, unless `check` throws or only a new object is wanted and one is there. */
  put: (key: string, asked: Put) => Promise<StoredObject>;
  /** The newest version, or the one that is named. */
  find: (key: string, versionId?: string) => Promise<StoredObject | undefined>;
  read: (object: StoredObject, range?: { start: number; end: number }) => ReadStream;
  /** Where versions are kept, hides the object behind a mark, whose id it gives back; a version that is named really goes. */
  remove: (key: string, versionId?: string) => Promise<string | undefined>;
  /** All of them, by key in the order of UTF-8 bytes. */
  list: () => Promise<StoredObject[]>;
  /** All versions of all of them, those of one key from the newest on. */
  versions: () => Promise<StoredVersion[]>;
};

type Put = {
  body: AsyncIterable<Buffer>;
  headers: Record<string, string>;
  check: Check;
  onlyNew?: boolean;
};

/** Throws when what arrived is not what was announced. */
export type Check = (received: Received) => void;

type Needs = {
  folder: string;
  isVersioned: boolean;
  lockedDays: number;
  now: () => number;
  newId: () => string;
};
type Kept = Needs & { inTurn: InTurn };

/** Opens a bucket's folder, made if it is not there. */
export const openObjects = async (needs: Needs): Promise<Objects> => {
  const { folder } = needs;
  await mkdir(folder, { recursive: true });
  const kept = { ...needs, inTurn: oneAtATime() };
  const versions = () => allVersions(folder);
  return {
    put: (key, asked) => put(kept, key, asked),
    find: async (key, versionId) => {
      const all = (await readHistory(metaPath(folder, key)))?.versions ?? [];
      const one = versionId === undefined ? all[0] : all.find((it) => it.versionId === versionId);
      return one && stored(key, one);
    },
    read: ({ file }, range) => createReadStream(join(folder, file), range),
    remove: (key, versionId) =>
      kept.inTurn(key, () =>
        versionId === undefined && kept.isVersioned
          ? hide(kept, key)
          : removeVersion(kept, key, versionId),
      ),
    list: async () =>
      (await versions()).flatMap((one) => (one.isLatest ? (stored(one.key, one) ?? []) : [])),
    versions,
  };
};

const stored = (key: string, { file, ...more }: Version): StoredObject | undefined =>
  file === undefined ? undefined : { ...more, file, key };

const metaPath = (folder: string, key: string): string =>
  join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);

const allVersions = async (folder: string): Promise<StoredVersion[]> => {
  const metas = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const histories = await Promise.all(metas.map((name) => readHistory(join(folder, name))));
  return histories
    .filter((one) => one !== undefined)
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    .flatMap(({ key, versions }) => versions.map((one, n) => ({ ...one, key, isLatest: n === 0 })));
};

// The description is renamed into place last: until then the key still means its former object.
const put = async (kept: Kept, key: string, asked: Put): Promise<StoredObject> => {
  const { folder, isVersioned, now, newId } = kept;
  const file = `${newId()}.data`;
  try {
    const received = await writeBody(join(folder, file), asked.body);
    asked.check(received);
    return await kept.inTurn(key, async () => {
      const path = metaPath(folder, key);
      const former = (await readHistory(path))?.versions ?? [];
      if (asked.onlyNew && former[0]?.file !== undefined) throw standsAlready();
      const version = {
        versionId: isVersioned ? newId() : 'null',
        bytes: received.bytes,
        etag: received.md5.toString('hex'),
        modifiedAt: now(),
        headers: asked.headers,
      };
      const versions = [{ ...version, file }, ...(isVersioned ? former : [])];
      await writeHistory(path, { key, versions });
      if (!isVersioned) await removeFiles(folder, former);
      return { ...version, file, key };
    });
  } catch (error) {
    await rm(join(folder, file), { force: true });
    throw error;
  }
};

const standsAlready = (): ServiceError =>
  new ServiceError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );

const hide = async ({ folder, now, newId }: Kept, key: string): Promise<string> => {
  const path = metaPath(folder, key);
  const former = (await readHistory(path))?.versions ?? [];
  const mark = { versionId: newId(), bytes: 0, etag: '', modifiedAt: now(), headers: {} };
  await writeHistory(path, { key, versions: [mark, ...former] });
  return mark.versionId;
};

const removeVersion = async (
  { folder, lockedDays, now }: Kept,
  key: string,
  versionId = 'null',
): Promise<undefined> => {
  const path = metaPath(folder, key);
  const history: History = (await readHistory(path)) ?? { key, versions: [] };
  const isGone = (one: Version) => one.versionId === versionId;
  // A mark of deletion is not locked, only the versions behind it.
  const isLocked = ({ file, modifiedAt }: Version) =>
    file !== undefined && now() < modifiedAt + lockedDays * 86_400_000;
  if (lockedDays > 0 && history.versions.some((one) => isGone(one) && isLocked(one)))
    throw new ServiceError(
      'AccessDenied',
      'Access Denied because object protected by object lock.',
      403,
    );
  await writeHistory(path, { key, versions: history.versions.filter((one) => !isGone(one)) });
  await removeFiles(folder, history.versions.filter(isGone));
  return undefined;
};

const removeFiles = async (folder: string, versions: Version[]): Promise<void> => {
  for (const { file } of versions)
    if (file !== undefined) await rm(join(folder, file), { force: true });
};

type InTurn = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

/** What is done to one key is done one after the other. */
const oneAtATime = (): InTurn => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
};
