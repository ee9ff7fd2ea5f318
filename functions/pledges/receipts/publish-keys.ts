import { signingKeyFromSeed } from '../../../shared/receipt/receipt.ts';
import type { KeyRing } from './key-ring.ts';

type Needs = {
  /** The seed that signs now and, while a rotation is prepared, the one that will. */
  seeds: () => Promise<string[]>;
  ring: Pick<KeyRing, 'add'>;
  now: () => number;
};

/**
 * Puts the public half of every signing seed into the key ring, where it stays when the seed is gone. It reads the
 * coming seed too: a key is public before anything is signed with it. Answers the ids of the keys that are new.
 */
export const publishKeys =
  ({ seeds, ring, now }: Needs) =>
  async (): Promise<string[]> => {
    const added: string[] = [];
    for (const seed of await seeds()) {
      const { kid: keyId, x } = signingKeyFromSeed(seed).publicJwk;
      if ((await ring.add({ keyId, x, publishedAt: now() })) === 'added') added.push(keyId);
    }
    return added;
  };
