import type { FieldError } from '../refusal.ts';
import { reasonText } from '../http/problem-words.ts';
import type { PageFrame } from './frame.ts';
import type { Option, Question } from './question.ts';

/** A form as somebody left it: what was said, and what is wrong with it. */
export type Filled = { values: Record<string, string>; errors: FieldError[] };

type FieldProps = { frame: PageFrame; question: Question; filled: Filled };

/** One question with its label, hint, and, beside it, what is wrong. */
export const Field = (props: FieldProps) => {
  const { frame, question, filled } = props;
  const errors = filled.errors.filter(({ field }) => field === question.name);
  const note = (
    <>
      {question.hint && <span class="hint">{question.hint[frame.lang]}</span>}
      {errors.map(({ reason }) => (
        <span class="error">{reasonText(reason, frame.lang)}</span>
      ))}
    </>
  );
  if (question.kind === 'radio') return <Radios {...props} note={note} />;
  return (
    <label class={errors.length > 0 ? 'field wrong' : 'field'} id={`q-${question.name}`}>
      <span class="label">
        {question.label[frame.lang]} <Mark {...props} />
      </span>
      {note}
      <Control {...props} />
    </label>
  );
};

const Mark = ({ frame, question }: FieldProps) =>
  question.required === 'never' ? (
    <small>{frame.lang === 'id' ? '(bila tahu)' : '(if you know)'}</small>
  ) : null;

const Control = ({ frame, question, filled }: FieldProps) => {
  const { name, kind, maxLength } = question;
  const value = filled.values[name] ?? '';
  const required = question.required === 'always';
  if (kind === 'textarea') {
    return (
      <textarea name={name} rows={6} maxLength={maxLength} required={required}>
        {value}
      </textarea>
    );
  }
  if (kind === 'select') {
    return (
      <select name={name} required={required}>
        <option value="">{frame.lang === 'id' ? 'Pilih…' : 'Choose…'}</option>
        {(question.options ?? []).map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label[frame.lang]}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...({ type: kind } as { type: 'text' })}
      name={name}
      value={value}
      maxLength={maxLength}
      required={required}
      autocomplete={question.autocomplete ?? 'off'}
      inputMode={question.inputMode}
    />
  );
};

const Radios = ({
  frame,
  question,
  filled,
  note,
}: FieldProps & { note: preact.ComponentChildren }) => (
  <fieldset class="choices" id={`q-${question.name}`}>
    <legend>{question.label[frame.lang]}</legend>
    {note}
    {(question.options ?? []).map((option) => (
      <Radio frame={frame} question={question} filled={filled} option={option} />
    ))}
  </fieldset>
);

const Radio = ({ frame, question, filled, option }: FieldProps & { option: Option }) => (
  <label class="choice">
    <input
      type="radio"
      name={question.name}
      value={option.value}
      checked={filled.values[question.name] === option.value}
      required={question.required === 'always'}
    />
    <span>
      {option.label[frame.lang]}
      {option.hint && <span class="hint">{option.hint[frame.lang]}</span>}
    </span>
  </label>
);

/** What must be mended, first thing on the page, each linked to its question. */
export const ErrorSummary = ({
  frame,
  filled,
  questions,
}: {
  frame: PageFrame;
  filled: Filled;
  questions: Question[];
}) =>
  filled.errors.length === 0 ? null : (
    <div class="notice bad" role="alert">
      <h2>{frame.lang === 'id' ? 'Perlu diperbaiki' : 'Please mend'}</h2>
      <ul>
        {filled.errors.map(({ field, reason }) => (
          <li>
            <a href={`#q-${field}`}>
              {questions.find(({ name }) => name === field)?.label[frame.lang] ?? field}
            </a>
            : {reasonText(reason, frame.lang)}
          </li>
        ))}
      </ul>
    </div>
  );
