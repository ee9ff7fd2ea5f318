import type { PageFrame } from './frame.ts';
import { wordsIn } from './words/words.ts';

/** Says, on each page of the practice region and on no other, that nothing of it counts. */
export const PracticeMark = ({ frame }: { frame: PageFrame }) =>
  frame.isPractice ? (
    <p class="notice bad" role="note">
      <strong>{wordsIn(frame.lang).practice.mark}</strong>{' '}
      {wordsIn(frame.lang).practice.nothingCounts}
    </p>
  ) : null;
