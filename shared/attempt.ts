import { createHash, randomUUID } from 'node:crypto';

/** One attempt to create something: hashes of the caller's Idempotency-Key and of the body it came with. */
export type Attempt = { key: string; body: string };

/** Names an attempt; without a key every call is an attempt of its own. */
export const attemptOf = (
  idempotencyKey: string | undefined,
  said: unknown,
  newId: () => string = randomUUID,
): Attempt => ({
  key: shortHash(idempotencyKey === undefined ? `once:${newId()}` : `key:${idempotencyKey}`),
  body: shortHash(JSON.stringify(said)),
});

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);
