import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import type { NationAnswer } from './operations.ts';
import { ruleWords, words as texts } from './words.ts';

type Props = { frame: PageFrame; answer: NationAnswer };

/** Of the ministries that read the page. */
export const zone = 'Asia/Jakarta';

/** What was refused, by member and rule. */
export const Refusals = ({ frame, answer: { refused } }: Props) => (
  <>
    <h2>{texts.refused[frame.lang]}</h2>
    <p class="hint">{texts.refusedMeans[frame.lang]}</p>
    {refused.length === 0 && <p>{texts.nothingRefused[frame.lang]}</p>}
    <ul id="refused">
      {refused.map(({ member, rule, times, lastAt }) => (
        <li>
          {texts.inTheNameOf[frame.lang]} {member ?? texts.nobody[frame.lang]}:{' '}
          <strong>{ruleWords[rule][frame.lang]}</strong> (<code>{rule}</code>),{' '}
          {numberText(times, frame.lang)} {texts.times[frame.lang]}{' '}
          {formatMoment(Date.parse(lastAt), zone, frame.lang)}
        </li>
      ))}
    </ul>
  </>
);
