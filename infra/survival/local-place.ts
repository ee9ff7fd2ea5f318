import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Objects } from '@netral/local-host/aws/s3-objects';
import { holdDataFolder } from '@netral/local-host/data-folder';
import { openOffline, type Offline } from '@netral/local-host/offline';
import { keepWebhook, readDemo } from '../demo/demo-facts.ts';
import { secretsOfRows } from './held-state.ts';
import { SurvivalRefused, type OriginalsBucket, type Place } from './place.ts';

type Local = { assemblyFolder: string; dataFolder: string; now: () => number };

/** A laptop's data folder, while no host runs on it. */
export type LocalPlace = Place & {
  /** Gives a new folder the secrets of another. */
  give: (secrets: ReadonlyMap<string, string[]>) => Promise<void>;
};

/** Works on the folder of a host that has been stopped; throws SurvivalRefused where there is none. */
export const inDataFolder = async <Value>(
  local: Local,
  work: (place: LocalPlace) => Promise<Value>,
): Promise<Value> => {
  if (!existsSync(join(local.dataFolder, 'engine.sqlite')))
    throw new SurvivalRefused(`${local.dataFolder} is no data folder of this suite`);
  return whileOpen(local, work);
};

/**
 * Makes a new data folder, whole or not at all: what was killed half way lies beside it, under another name, and is made
 * anew the next time. Throws SurvivalRefused where the folder holds anything.
 */
export const makeDataFolder = async <Value>(
  local: Local,
  fill: (place: LocalPlace) => Promise<Value>,
): Promise<Value> => {
  const { dataFolder } = local;
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0)
    throw new SurvivalRefused(`${dataFolder} holds something: name a new folder`);
  const unfinished = `${dataFolder}.importing`;
  if (existsSync(unfinished)) {
    // Somebody may be at it.
    await (await holdDataFolder(unfinished)).stop();
    rmSync(unfinished, { recursive: true });
  }
  const filled = await whileOpen({ ...local, dataFolder: unfinished }, fill);
  rmSync(dataFolder, { recursive: true, force: true });
  renameSync(unfinished, dataFolder);
  return filled;
};

const whileOpen = async <Value>(local: Local, work: (place: LocalPlace) => Promise<Value>) => {
  const offline = await openOffline(local);
  try {
    return await work(placeOf(offline));
  } finally {
    await offline.stop();
  }
};

/** Without it a start would think that the demo's people are still to be made. */
const demoFact = 'demo';

const placeOf = ({ client, tables, buckets, secrets, store }: Offline): LocalPlace => ({
  client,
  tables,
  buckets: buckets.map(({ logicalId, objects }) => bucketOf(logicalId, objects)),
  secrets: async () => {
    const found = new Map<string, string[]>();
    for (const { logicalId, values } of secrets)
      if (secretsOfRows.includes(logicalId)) found.set(logicalId, await values());
    const { webhook } = await readDemo(store);
    return webhook ? found.set(demoFact, [webhook.source, webhook.secret]) : found;
  },
  give: async (given) => {
    for (const { logicalId, give } of secrets) {
      const values = given.get(logicalId);
      if (values) await give(values);
    }
    const [source, secret] = given.get(demoFact) ?? [];
    if (source !== undefined && secret !== undefined) await keepWebhook(store, { source, secret });
  },
});

const bucketOf = (logicalId: string, objects: Objects): OriginalsBucket => ({
  logicalId,
  keys: async function* () {
    for (const { key } of await objects.list()) if (!isIncoming(key)) yield key;
  },
  read: async (key) => {
    const found = await objects.find(key);
    if (!found) throw new SurvivalRefused(`An object of ${logicalId} is gone meanwhile`);
    return { bytes: await buffer(objects.read(found)), headers: found.headers };
  },
  put: async (key, { bytes, headers }) => {
    if (await objects.find(key)) return 'there already';
    await objects.put(key, { body: once(bytes), headers, check: () => undefined, onlyNew: true });
    return 'put';
  },
});

/** Sent straight to the bucket and never taken: nobody said that it arrived, and it ends within a day. */
export const isIncoming = (key: string): boolean => key.startsWith('incoming/');

const once = async function* (bytes: Uint8Array): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(bytes));
};
