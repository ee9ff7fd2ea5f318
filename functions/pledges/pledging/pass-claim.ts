import type { Passed, PuzzleGate } from '../../../shared/puzzle/puzzle-gate.ts';
import type { PlaceLoad } from '../counting/busy-places.ts';
import type { SentBy } from '../register/record-pledge.ts';

type Needs = { gate: PuzzleGate; load: PlaceLoad };

/** Says how a claim of a region goes on. */
export type PassClaim = (region: string, sent: SentBy) => Promise<Passed>;

/**
 * Asks for a puzzle where many claimed from the same place, of callers that take one; everybody else's claim is stored
 * and looked at as any other of that place. Proof is never asked: hundreds attend behind one address.
 */
export const passClaim =
  ({ gate, load }: Needs): PassClaim =>
  async (region, { puzzle, attempt, address }) => {
    if (puzzle === undefined) return 'usual';
    // The whole of it: under one Idempotency-Key somebody may send many numbers.
    const arriving = { puzzle, purpose: `pledge/${region}`, attempt: attempt.body };
    return gate(arriving, () => load(region, address));
  };
