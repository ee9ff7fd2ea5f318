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
import { openAssembly } from './template/open-assembly.ts';
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
export const openOffline = async ({ assemblyFolder, dataFolder, now }: Needs): Promise<Offline> => {
  const folder = await holdDataFolder(dataFolder);
  const running: Running[] = [folder];
  const stop = async () => {
    for (const one of running.splice(0).reverse()) await one.stop();
  };
  try {
    const read = readAssembly(assemblyFolder);
    const engine = await startEngine(dataFolder);
    running.push(engine);
    const client = withoutLogWalk(
      new DynamoDBClient({
        ...{ region: read.region, endpoint: engine.endpoint },
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    );
    running.push({ stop: () => Promise.resolve(client.destroy()) });
    const template = openAssembly({ ...read, parameters: {}, attributes: () => nowhere });
    const tables = template.ofType('AWS::DynamoDB::GlobalTable');
    await createTables(client, tables);
    const store = await openHostStore(client);
    const id = identify(template);
    const named = (type: string): OfflineResource[] =>
      template
        .ofType(type)
        .map(({ logicalId }) => ({ logicalId: ownId(logicalId), name: id.nameOf(logicalId) }));
    const buckets = declaredBuckets(template.ofType('AWS::S3::Bucket'), id).map(async (bucket) => ({
      name: bucket.name,
      logicalId: named('AWS::S3::Bucket').find(({ name }) => name === bucket.name)?.logicalId ?? '',
      objects: await openObjects({
        folder: join(dataFolder, 'objects', bucket.name),
        ...{ isVersioned: bucket.isVersioned, lockedDays: bucket.lockedDays ?? 0 },
        ...{ now, newId: randomUUID },
      }),
    }));
    return {
      ...{ client, stop, store, tables: named('AWS::DynamoDB::GlobalTable') },
      buckets: await Promise.all(buckets),
      secrets: named('AWS::SecretsManager::Secret').map((secret) => ({
        ...secret,
        ...storedSecret(store, secret.name, now),
      })),
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Stands for what only a running host knows: the address of a queue, of a stream, of an issuer. */
const nowhere = `arn:aws:none:none:${localAccountId}:none`;

/** Where an assembly has several stacks, a logical id comes with the name of its own. */
const ownId = (logicalId: string): string => logicalId.split('/').at(-1) ?? logicalId;
