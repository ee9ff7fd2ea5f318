import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { HostClock, HostLog, HostStore, Invoke } from '../contracts.ts';
import type { Iam } from '../iam/open-iam.ts';
import { identify } from '../identify.ts';
import { declaredQualifiers } from '../template/function-address.ts';
import type { Resources } from '../template/open-assembly.ts';
import { declaredBuckets, declaredSecrets } from './declared.ts';
import { lambdaInvoke } from './lambda-invoke.ts';
import { openS3 } from './s3.ts';
import { openSecrets } from './secrets.ts';

type Ground = {
  iam: Iam;
  template: Resources;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
  invoke: Invoke;
};

/** The key that may do everything here. */
export const localKeys = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Opens secrets, objects and the calls of functions by name. */
export const openStorage = async (ground: Ground, dataFolder: string) => {
  const { iam, template, store, clock, log, invoke } = ground;
  const resources = template.all();
  const id = identify(template);
  return {
    lambda: lambdaInvoke(invoke, iam.mayInvoke, declaredQualifiers(template)),
    secretsManager: await openSecrets({
      declared: declaredSecrets(resources, id),
      store,
      now: clock.now,
      newId: randomUUID,
      randomInt: (below) => randomInt(below),
    }),
    s3: await openS3({
      folder: join(dataFolder, 'objects'),
      buckets: declaredBuckets(resources, id),
      keys: localKeys,
      now: clock.now,
      newId: randomUUID,
      log,
      guard: iam.s3,
    }),
  };
};
