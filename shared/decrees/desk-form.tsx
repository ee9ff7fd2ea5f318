import { ErrorSummary, Field, type Filled } from '../page/fields.tsx';
import type { PageFrame } from '../page/frame.ts';
import type { Question } from '../page/question.ts';
import type { DeskKind, Fields } from './desk-kind.ts';
import type { DecreeAnswer } from './desk-forms.ts';
import { words } from './desk-words.ts';

type Props = {
  frame: PageFrame;
  page: { kind: DeskKind; answer: DecreeAnswer; present: Fields; filled?: Filled };
  /** Of the scope. */
  name: string;
};

const fromWhen: Question = {
  ...{ name: 'validFrom', kind: 'date', group: 'decree', required: 'never' },
  label: words.validFrom,
  hint: words.validFromHint,
};

/** The form of a decree: what its kind asks, and from when; as it is in force, or as it was left. */
export const DecreeForm = ({ frame, page, name }: Props) => {
  const { kind, answer, present, filled } = page;
  const { lang, base } = frame;
  const questions = [...kind.questions, fromWhen];
  const shown: Filled = filled ?? { values: { ...present }, errors: [] };
  return (
    <details open={filled !== undefined}>
      <summary>
        {words.change[lang]}: {name}
      </summary>
      <ErrorSummary frame={frame} filled={shown} questions={questions} />
      <form method="post" action={`${base}${kind.address}/${answer.scope}`}>
        <input
          type="hidden"
          name="version"
          value={shown.values['version'] ?? String(answer.version)}
        />
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
