import type { PageFrame } from './frame.ts';
import { wordsIn } from './words/words.ts';

/** Why somebody who is signed in is shown no case or no alert, whatever there is. */
export type SeesNothing = 'no-unit' | 'not-registered';

/** Tells somebody that nothing is shown to them, and whom to ask: an empty list alone would look like calm. */
export const NothingIsShown = ({ frame, why }: { frame: PageFrame; why: SeesNothing }) => (
  <div class="notice bad" role="alert">
    <p>{wordsIn(frame.lang).seesNothing[why]}</p>
  </div>
);
