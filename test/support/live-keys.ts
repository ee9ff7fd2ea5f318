import type { LiveKeys, LiveSecret } from '../../shared/live-keys.ts';

/** Keys of which the first signs now; the others are live too. */
export const theseKeys = (first: Uint8Array, ...others: Uint8Array[]): LiveKeys =>
  Object.assign(() => Promise.resolve(first), { others: () => Promise.resolve(others) });

/** A secret as a process knows it, and all its versions that are live. */
export const theseSecrets = (known: string, ...live: string[]): LiveSecret =>
  Object.assign(() => Promise.resolve(known), { others: () => Promise.resolve(live) });
