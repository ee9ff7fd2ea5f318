import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { declaredBuckets } from './aws/declared.ts';
import { openObjects, type Objects } from './aws/s3-objects.ts';
import type { HostStore, Running } from './contracts.ts';
import { storedSecret, type StoredSecret } from './aws/stored-secret.ts';
import { holdDataFolder } from './data-folder.ts';
import { startEngine } from './engine/dynoxide.ts';
import { openHostStore } from './engine/host-store.ts';
import { createTables } from './engine/tables.ts';
import { identify } from './identify.ts';
import { localAccountId } from './template/physical-ids.ts';
import { openAssembly, type Resources } from './template/open-assembly.ts';
import { readAssembly } from './template/read-assembly.ts';
import { withoutLogWalk } from './without-log-walk.ts';

/** A resource of the assembly by its logical id (without its stack), under the name it has here. */
export type OfflineResource = { logicalId: string; name: string };

/** What a host stored, while no host runs on it: nothing follows a change, no clock runs. */
export type Offline = Running & {
  client: DynamoDBClient;
  tables: OfflineResource[];
  buckets: (OfflineResource & { objects: Objects })[];
  secrets: (OfflineResource & StoredSecret)[];
  /** The host's own records. */
  store: HostStore;
};

type Needs = { assemblyFolder: string; dataFolder: string; now: () => number };

/**
 * Opens a data folder for the assembly's tables, buckets and secrets, and makes the tables that are not there yet.
 * Throws HostError while a host runs on the folder, for a damaged one, and for one of another version.
 */
export const openOffline = async (needs: Needs): Promise<Offline> => {
  const running: Running[] = [await holdDataFolder(needs.dataFolder)];
  const stop = async () => {
    for (const one of running.splice(0).reverse()) await one.stop();
  };
  try {
    return { ...(await open(needs, running)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const open = async (needs: Needs, running: Running[]): Promise<Omit<Offline, 'stop'>> => {
  const read = readAssembly(needs.assemblyFolder);
  const engine = await startEngine(needs.dataFolder);
  running.push(engine);
  const client = withoutLogWalk(
    new DynamoDBClient({
      ...{ region: read.region, endpoint: engine.endpoint },
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  const template = openAssembly({ ...read, parameters: {}, attributes: () => nowhere });
  await createTables(client, template.ofType('AWS::DynamoDB::GlobalTable'));
  const store = await openHostStore(client);
  return {
    ...{ client, store, tables: named(template, 'AWS::DynamoDB::GlobalTable') },
    buckets: await bucketsOf(template, needs),
    secrets: named(template, 'AWS::SecretsManager::Secret').map((secret) => ({
      ...secret,
      ...storedSecret(store, secret.name, needs.now),
    })),
  };
};

const bucketsOf = (template: Resources, { dataFolder, now }: Needs) => {
  const ids = new Map(named(template, 'AWS::S3::Bucket').map((one) => [one.name, one.logicalId]));
  const declared = declaredBuckets(template.ofType('AWS::S3::Bucket'), identify(template));
  return Promise.all(
    declared.map(async ({ name, isVersioned, lockedDays = 0 }) => ({
      ...{ name, logicalId: ids.get(name) ?? '' },
      objects: await openObjects({
        folder: join(dataFolder, 'objects', name),
        ...{ isVersioned, lockedDays, now, newId: randomUUID },
      }),
    })),
  );
};

const named = (template: Resources, type: string): OfflineResource[] => {
  const id = identify(template);
  return template
    .ofType(type)
    .map(({ logicalId }) => ({ logicalId: ownId(logicalId), name: id.nameOf(logicalId) }));
};

/** Stands for what only a running host knows: the address of a queue, of a stream, of an issuer. */
const nowhere = `arn:aws:none:none:${localAccountId}:none`;

/** Where an assembly has several stacks, a logical id comes with the name of its own. */
const ownId = (logicalId: string): string => logicalId.split('/').at(-1) ?? logicalId;
