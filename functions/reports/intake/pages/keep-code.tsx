import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { words } from '../words.ts';

type Props = { frame: PageFrame; code: string; caseNumber: string };

/** The follow-up code, shown this once: large, to be copied, printed or written down. Nothing of the report stands beside it. */
export const KeepCode = ({ frame, code, caseNumber }: Props) => (
  <section class="receipt">
    <h2>{words.followUpCode[frame.lang]}</h2>
    <p class="code big" id="follow-up-code">
      {code}
    </p>
    <p class="hint">{words.noteItNowIt[frame.lang]}</p>
    <div class="buttons">
      <button
        type="button"
        hidden
        data-copy="follow-up-code"
        data-copied={words.theCodeIsCopied[frame.lang]}
      >
        {words.copyTheCode[frame.lang]}
      </button>
      <button type="button" class="button outline" hidden data-print>
        {words.print[frame.lang]}
      </button>
    </div>
    <p role="status" data-copy-told />
    <p>
      {words.caseNumber[frame.lang]}: <strong>{caseNumber}</strong>
    </p>
    <p class="hint">{words.youMayTellOfficers[frame.lang]}</p>
  </section>
);

const ways: Words[] = [words.writeItAsA, words.doNotKeepIt, words.onceNotedCloseThis];

/** How a reporter keeps others from finding the code. */
export const HideCode = ({ frame }: { frame: PageFrame }) => (
  <section>
    <h2>{words.howToHideThe[frame.lang]}</h2>
    <ul>
      {ways.map((way) => (
        <li>{way[frame.lang]}</li>
      ))}
    </ul>
  </section>
);
