import { senderLoad, type SenderLimitNeeds, type SenderLoad } from '../limits/sender-limit.ts';
import { puzzleGate, type PuzzleGate } from './puzzle-gate.ts';
import { puzzles, type PuzzleNeeds } from './puzzles.ts';
import { spendOnce } from './spend-once.ts';

type Needs = SenderLimitNeeds & Omit<PuzzleNeeds, 'spend'>;

/** Counts the senders of a function, and lets them through by a puzzle: what was solved is stored beside the counts. */
export const limitWithPuzzle = (needs: Needs): { countSender: SenderLoad; gate: PuzzleGate } => ({
  countSender: senderLoad(needs),
  gate: puzzleGate(puzzles({ ...needs, spend: spendOnce(needs.client, needs.senders) })),
});
