import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { words } from '../words.ts';

/** Cases that may be about the same thing; nothing is merged. */
export const Duplicates = ({ frame, file }: { frame: PageFrame; file: CaseFile }) =>
  file.duplicates.length === 0 ? null : (
    <section>
      <h2>{words.mayBeAboutThe[frame.lang]}</h2>
      <p class="hint">{words.suggestionsOnlyNothingIs[frame.lang]}</p>
      <ul>
        {file.duplicates.map((one) => (
          <li>
            <a href={`${frame.base}/v1/cases/${one.caseKey}`}>{one.caseNumber}</a> (
            {one.why
              .map((why) =>
                why === 'link'
                  ? words.sameLinkAndDay[frame.lang]
                  : words.sameAccusedAndDay[frame.lang],
              )
              .join(', ')}
            )
          </li>
        ))}
      </ul>
    </section>
  );
