import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod/mini';
import { challengeShape, type Challenge, type Payload } from './challenge.ts';
import { puzzlePolicy } from './puzzle-policy.ts';

/** The two secrets of one purpose: a challenge of another is forged for it. */
export type PuzzleSecrets = { hmacSignatureSecret: string; hmacKeySignatureSecret: string };

type Wanted = {
  secrets: PuzzleSecrets;
  /** The try that solves it. */
  counter: number;
  most: number;
  /** Seconds since the epoch. */
  expiresAt: number;
};

/** Makes a signed challenge; loaded only for senders above the limit, so that a start costs nothing more. */
export const makeChallenge = async ({
  secrets,
  counter,
  most,
  expiresAt,
}: Wanted): Promise<Challenge> =>
  z.parse(
    challengeShape,
    JSON.parse(
      // What the library leaves undefined is no part of a challenge.
      JSON.stringify(
        await createChallenge({
          ...{ ...secrets, counter, expiresAt, deriveKey },
          algorithm: 'PBKDF2/SHA-256',
          cost: puzzlePolicy.rounds,
          data: { most },
        }),
      ),
    ),
  );

/** Whether a challenge is one of ours for this purpose, and solved. */
export const isSolved = async (secrets: PuzzleSecrets, payload: Payload): Promise<boolean> =>
  (await verifySolution({ ...secrets, ...payload, deriveKey })).verified;
