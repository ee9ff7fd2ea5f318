import type { PageFrame } from '../../../../shared/page/frame.ts';
import { slipWords as words } from '../slip-words.ts';
import { settingUpWords } from '../setting-up-words.ts';

type Props = { frame: PageFrame; code: string };

/** A follow-up code, large, to be noted or copied. */
export const FollowCode = ({ frame: { lang }, code }: Props) => (
  <section class="receipt">
    <h2>{words.code[lang]}</h2>
    <p class="code big" id="follow-up-code">
      {code}
    </p>
    <p class="hint">{words.keepHint[lang]}</p>
    <div class="buttons">
      <button
        type="button"
        hidden
        data-copy="follow-up-code"
        data-copied={settingUpWords.copied[lang]}
      >
        {settingUpWords.copy[lang]}
      </button>
    </div>
    <p role="status" data-copy-told />
  </section>
);
