import { randomUUID } from 'node:crypto';
import type { Person } from './http/request.ts';
import { Refusal } from './refusal.ts';
import { keyedHash, storedHash, type KeyedHash } from './keyed-hash.ts';
import * as z from 'zod/mini';

/**
 * One attempt to create something: what tells a retry (the caller's Idempotency-Key) and what tells another body
 * under the same key. Both are keyed, for the body may hold a number that identifies somebody and could be tried out.
 */
export type Attempt = { key: KeyedHash; body: KeyedHash };

/** An attempt as it comes back from a table. */
export const storedAttempt = z.object({ key: storedHash, body: storedHash });

/** Names the attempt that a request is; without an Idempotency-Key every call is an attempt of its own. */
export type NameAttempt = (idempotencyKey: string | undefined, sent: unknown) => Promise<Attempt>;

/**
 * The caller's mark of a retry among their own: nobody meets a colleague's request by the mark they chose. A mark holds
 * no space, so that no two people and marks make one.
 */
export const ownMark = (
  { region, personId }: Pick<Person, 'region' | 'personId'>,
  idempotencyKey: string | undefined,
): string | undefined =>
  idempotencyKey === undefined ? undefined : `${region}/${personId} ${idempotencyKey}`;

/** The shortest mark by which somebody who is not signed in may name their own retry, in characters. */
const shortestOfAnybody = 16;

/**
 * A stranger's mark of a retry: it belongs to what was sent with it, so that nobody meets another's request by the mark
 * they chose. What was sent may be guessed: a mark that can be guessed, too, is refused, for whoever repeats a request
 * is given its answer. Throws Refusal 'malformed-request'.
 */
export const anybodysMark = (
  idempotencyKey: string | undefined,
  sent: unknown,
): string | undefined => {
  if (idempotencyKey === undefined) return undefined;
  if (idempotencyKey.length < shortestOfAnybody)
    throw new Refusal('malformed-request', [{ field: 'Idempotency-Key', reason: 'too-short' }]);
  return `${idempotencyKey} ${JSON.stringify(sent)}`;
};

/** Names the attempts of one kind of request under a secret of at least 32 bytes; other kinds have other names. */
export const attemptsOf =
  (
    kind: string,
    secret: () => Promise<Uint8Array>,
    newId: () => string = randomUUID,
  ): NameAttempt =>
  async (idempotencyKey, sent) => {
    const key = await secret();
    const name = keyedHash(
      key,
      `attempt/${kind}/key`,
      idempotencyKey === undefined ? `once:${newId()}` : `key:${idempotencyKey}`,
    );
    // With the name in it: the same body in two attempts has two hashes.
    const body = keyedHash(key, `attempt/${kind}/body`, `${name}\n${JSON.stringify(sent)}`);
    return { key: name, body };
  };
