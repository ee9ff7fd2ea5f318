import { ErrorSummary, Field, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Question } from '../../../shared/page/question.ts';
import type { CalendarAnswer } from './decree-forms.ts';
import { words } from './words.ts';
import { fixedLines, linesOf } from './year-lines.ts';

const questions: readonly Question[] = [
  {
    ...{ name: 'decree', kind: 'text', group: 'year', required: 'always', maxLength: 200 },
    label: { id: 'Dasar (nomor SKB 3 Menteri)', en: 'Decree (numbers of the SKB)' },
    hint: {
      id: 'Misalnya: SKB 1497/2025, 2/2025, 5/2025',
      en: 'Such as: SKB 1497/2025, 2/2025, 5/2025',
    },
  },
  {
    ...{ name: 'holidays', kind: 'textarea', group: 'year', required: 'always', maxLength: 8000 },
    label: { id: 'Libur nasional, satu hari sebaris', en: 'National holidays, one day a line' },
    hint: {
      id: 'Tanggal: nama, seperti “1 Januari: Tahun Baru Masehi”. Setelah “|” boleh nama Inggrisnya, lalu dasar lain.',
      en: 'Day: name, as “1 January: Tahun Baru Masehi”. After “|” its English name, then a decree of its own.',
    },
  },
  {
    ...{ name: 'jointLeave', kind: 'textarea', group: 'year', required: 'never', maxLength: 8000 },
    label: { id: 'Cuti bersama, satu hari sebaris', en: 'Joint leave, one day a line' },
  },
];

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
