import { attemptsOf, type Attempt } from '../../shared/attempt.ts';
import { keyedHash } from '../../shared/keyed-hash.ts';

const key = Buffer.alloc(32, 9);

/** Names attempts as the house does, under a key of the tests. */
export const attemptOf = attemptsOf('test', () => Promise.resolve(key));

/** An attempt by its names, made at once. */
export const anAttempt = (name: string, sent = 'sent'): Attempt => ({
  key: keyedHash(key, 'attempt/test/key', name),
  body: keyedHash(key, 'attempt/test/body', sent),
});
