import { stepWords } from '../cases/pages/case-words.ts';
import { formatDay } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Moved } from './moved-deadlines.ts';
import { movedWords, overdueWords, words } from './words.ts';
import { numberText } from '../../../shared/page/number-text.ts';

/** How many deadlines would move, and the first of them: from which day to which. No case is named. */
export const Moves = ({ frame: { lang }, moves }: { frame: PageFrame; moves: Moved }) => {
  const day = (date: string | null) =>
    date === null ? words.noDeadline[lang] : formatDay(date, lang);
  return (
    <>
      <h3>{words.wouldMove[lang]}</h3>
      <p>
        <strong>{movedWords(moves.moved, moves.looked)[lang]}</strong>{' '}
        {moves.overdue > 0 && `${overdueWords(moves.overdue)[lang]} `}
        {!moves.complete && words.notAll[lang]}
      </p>
      {moves.first.length > 0 && (
        <>
          <ul>
            {moves.first.map(({ step, from, to, cases }) => (
              <li>
                {day(from)} → {day(to)}: {numberText(cases, lang)} {words.cases[lang]}
                {step !== null && ` (${stepWords[step][lang]})`}
              </li>
            ))}
          </ul>
          <p class="hint">{words.noCase[lang]}</p>
        </>
      )}
    </>
  );
};
