import { signingKeyFromSeed, type SigningKey } from './receipt/receipt.ts';
import type { ReadSecret } from './secrets.ts';

/** A secret of 64 hex digits as its 32 bytes, derived once per fetched value; throws if it is anything else. */
export const keyBytes = (read: ReadSecret): (() => Promise<Uint8Array>) => derived(read, hexKey);

/** 64 hex digits as 32 bytes; throws for anything else. */
export const hexKey = (hex: string): Uint8Array => {
  // Buffer.from would cut a malformed secret short, down to no key at all.
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('A key is 64 hex digits');
  return Buffer.from(hex, 'hex');
};

/** A secret seed of 64 hex digits as an Ed25519 signing key, derived once per fetched value. */
export const signingKey = (read: ReadSecret): (() => Promise<SigningKey>) =>
  derived(read, signingKeyFromSeed);

const derived = <Key>(read: ReadSecret, derive: (text: string) => Key): (() => Promise<Key>) => {
  let kept: { text: string; key: Key } | undefined;
  return async () => {
    const text = await read();
    if (kept?.text !== text) kept = { text, key: derive(text) };
    return kept.key;
  };
};
