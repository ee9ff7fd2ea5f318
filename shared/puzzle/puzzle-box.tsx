import type { PageFrame, Words } from '../page/frame.ts';
import { puzzleWords as words } from './puzzle-words.ts';

type Props = {
  frame: PageFrame;
  /** What becomes of it without the puzzle. */
  without: Words;
  /** The puzzle itself, where the page came with it. */
  challenge?: string | undefined;
};

/** Where script says that the phone solves a puzzle, how far it is, and how to send without. Nobody sees it otherwise. */
export const PuzzleBox = ({ frame, without, challenge }: Props) => (
  <div class="notice" hidden={challenge === undefined} data-puzzle-box data-puzzle={challenge}>
    <p role="status">{words.thePhoneIsReckoning[frame.lang]}</p>
    <progress max="1" value="0" aria-label={words.howFarItIs[frame.lang]} />
    <p class="hint">{without[frame.lang]}</p>
    <button
      type={challenge === undefined ? 'button' : 'submit'}
      class="button outline"
      data-puzzle-skip
    >
      {words.sendWithoutWaiting[frame.lang]}
    </button>
  </div>
);
