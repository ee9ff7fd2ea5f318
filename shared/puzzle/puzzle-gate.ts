import type { KeyedHash } from '../keyed-hash.ts';
import { Refusal } from '../refusal.ts';
import type { Purpose, Puzzles } from './puzzles.ts';

/** What a caller says of puzzles: that it takes one ('offer'), a solution, or nothing. */
export type SentPuzzle = string | undefined;

/** A call that may be above the limit. */
export type Arriving = { puzzle: SentPuzzle; purpose: Purpose; attempt: KeyedHash };

/** How a call goes on: as any other, as any other because a puzzle was solved, or by the slower way. */
export type Passed = 'usual' | 'solved' | 'over';

/**
 * Says how a call goes on; `load` counts it: how many times what is usual its sender sends. A solution is looked at
 * first, for its sender was counted when the puzzle was offered. Throws Refusal 'puzzle-first', with a puzzle, only to
 * a caller that takes one; whoever does not, or does not solve it, goes the slower way and is never refused.
 */
export const puzzleGate =
  ({ offer, serves }: Puzzles) =>
  async ({ puzzle, purpose, attempt }: Arriving, load: () => Promise<number>): Promise<Passed> => {
    const takesOne = puzzle === 'offer';
    if (puzzle !== undefined && !takesOne && (await serves(puzzle, purpose, attempt)))
      return 'solved';
    const times = await load();
    if (times <= 1) return 'usual';
    if (takesOne) throw puzzleFirst(await offer(purpose, times));
    return 'over';
  };
export type PuzzleGate = ReturnType<typeof puzzleGate>;

const puzzleFirst = (challenge: string): Refusal =>
  new Refusal(
    'puzzle-first',
    [{ field: 'Puzzle', reason: 'solve-or-leave-out', facts: { challenge } }],
    { puzzle: challenge },
  );
