import { publicKeyOf, type PublicJwk, type PublicKey } from '../../../shared/receipt/receipt.ts';
import type { KeyRing } from './key-ring.ts';

export type KnownKey = PublicKey & { jwk: PublicJwk };
export type KnownKeys = {
  /** All keys, at most five minutes old. */
  all: () => Promise<KnownKey[]>;
  /** All keys, read again if this one is not among them: at most every ten seconds, whoever asks. */
  with: (keyId: string) => Promise<KnownKey[]>;
};

const maxAgeMs = 5 * 60_000;
const minAgeMs = 10_000;

/** Keeps the key ring at hand, so that verifying reads no table; a key published meanwhile is found when it is met. */
export const knownKeys = (list: KeyRing['list'], now: () => number): KnownKeys => {
  let kept: { keys: Promise<KnownKey[]>; at: number } | undefined;
  const notOlderThan = (ageMs: number): Promise<KnownKey[]> => {
    if (kept && now() - kept.at < ageMs) return kept.keys;
    const keys = list().then((ring) => ring.map(({ x }) => publicKeyOf(x)));
    kept = { keys, at: now() };
    keys.catch(() => (kept = undefined));
    return keys;
  };
  return {
    all: () => notOlderThan(maxAgeMs),
    with: async (keyId) => {
      const keys = await notOlderThan(maxAgeMs);
      return keys.some((key) => key.keyId === keyId) ? keys : notOlderThan(minAgeMs);
    },
  };
};
