import type { Now } from '../clock.ts';
import { keyedHash, type KeyedHash } from '../keyed-hash.ts';
import type { PuzzleSecrets } from './altcha.ts';
import { packed, readPayload } from './challenge.ts';
import { puzzlePolicy, triesFor } from './puzzle-policy.ts';
import type { SpendOnce } from './spend-once.ts';

export type PuzzleNeeds = {
  /** A secret of at least 32 bytes. */
  key: () => Promise<Uint8Array>;
  spend: SpendOnce;
  now: Now;
  /** A whole number from 0 up to, and without, `below`. */
  randomBelow: (below: number) => number;
};

/** What a puzzle is for, such as 'report/14.06': it serves for nothing else. */
export type Purpose = string;

/** Makes puzzles, and says whether what came back solves one. */
export type Puzzles = {
  /** A new puzzle for a sender at `load` times what is usual, as it is sent. */
  offer: (purpose: Purpose, load: number) => Promise<string>;
  /** Whether this solves a puzzle for this purpose that has not ended, and was spent for no other attempt. */
  serves: (solution: string, purpose: Purpose, attempt: KeyedHash) => Promise<boolean>;
};

/** Puzzles by ALTCHA's protocol: made and checked here alone, without a third party. */
export const puzzles = ({ key, spend, now, randomBelow }: PuzzleNeeds): Puzzles => ({
  offer: async (purpose, load) => {
    const { makeChallenge } = await import('./altcha.ts');
    const most = triesFor(load);
    const expiresAt = Math.floor((now() + puzzlePolicy.lastsMs) / 1000);
    const secrets = secretsOf(await key(), purpose);
    return packed(await makeChallenge({ secrets, most, expiresAt, counter: randomBelow(most) }));
  },
  serves: async (solution, purpose, attempt) => {
    const payload = readPayload(solution);
    if (!payload) return false;
    const { expiresAt } = payload.challenge.parameters;
    if (expiresAt * 1000 <= now()) return false;
    const secret = await key();
    const { isSolved } = await import('./altcha.ts');
    if (!(await isSolved(secretsOf(secret, purpose), payload))) return false;
    const mark = keyedHash(secret, 'puzzle/spent', payload.challenge.signature);
    return spend({ mark, attempt, expiresAt });
  },
});

const secretsOf = (key: Uint8Array, purpose: Purpose): PuzzleSecrets => ({
  hmacSignatureSecret: keyedHash(key, 'puzzle/challenge', purpose),
  hmacKeySignatureSecret: keyedHash(key, 'puzzle/solution', purpose),
});
