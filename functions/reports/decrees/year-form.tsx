import { ErrorSummary, Field, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { CalendarAnswer } from './decree-forms.ts';
import { words } from './words.ts';
import { yearQuestions as questions } from './year-questions.ts';
import { fixedLines, linesOf } from './year-lines.ts';

type Props = { frame: PageFrame; answer: CalendarAnswer; filled: Filled | undefined };

/** The form of a year as people write it: the days in force, or, where there are none, those of a fixed date. */
export const YearForm = ({ frame, answer, filled }: Props) => {
  const { year, version, days } = answer;
  const { lang, base } = frame;
  const begins = days.length > 0 ? linesOf(days) : { holidays: fixedLines(year) };
  const shown: Filled = filled ?? { values: { ...begins }, errors: [] };
  return (
    <details open={filled !== undefined || days.length === 0}>
      <summary>
        {words.change[lang]}: {year}
      </summary>
      <ErrorSummary frame={frame} filled={shown} questions={[...questions]} />
      <form method="post" action={`${base}/v1/calendar/${year}`}>
        <input type="hidden" name="version" value={shown.values['version'] ?? String(version)} />
        {questions.map((question) => (
          <Field frame={frame} question={question} filled={shown} />
        ))}
        <p class="buttons">
          <button type="submit" name="step" value="preview" class="button outline">
            {words.preview[lang]}
          </button>
          <button type="submit" name="step" value="ask">
            {words.ask[lang]}
          </button>
        </p>
      </form>
    </details>
  );
};
