import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { HostStore } from '../contracts.ts';
import { keptSecret, secretKind } from './secrets.ts';

/** The values of a secret, while no host runs. */
export type StoredSecret = {
  /** The value now, and the one before where there is one; none where the secret was never made. */
  values: () => Promise<string[]>;
  /** Gives a secret that was never made these values, the first as its value now. */
  give: (values: readonly string[]) => Promise<void>;
};

const stages = ['AWSCURRENT', 'AWSPREVIOUS'];

export const storedSecret = (store: HostStore, name: string, now: () => number): StoredSecret => ({
  values: async () => {
    const known = z.safeParse(keptSecret, await store.get(secretKind, name));
    const versions = known.success ? known.data.versions : [];
    return stages.flatMap(
      (stage) => versions.find((one) => one.stages.includes(stage))?.text ?? [],
    );
  },
  give: async (values) => {
    const createdAt = now();
    const versions = values.slice(0, stages.length).map((text, at) => ({
      ...{ id: randomUUID(), text, createdAt },
      stages: stages.slice(at, at + 1),
    }));
    await store.put(secretKind, name, { versions });
  },
});
