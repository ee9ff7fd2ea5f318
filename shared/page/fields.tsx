import type { FieldError } from '../refusal.ts';
import { reasonText } from '../http/problem-words.ts';
import type { PageFrame, Words } from './frame.ts';
import type { Option, Question } from './question.ts';
import { fieldWords, wordsIn } from './words/words.ts';

/** A form as somebody left it: what was said, and what is wrong with it. */
export type Filled = { values: Record<string, string>; errors: FieldError[] };

/** Whether a form that came back was agreed to: no link may agree for somebody. */
export const isAgreed = ({ values, errors }: Filled): boolean =>
  errors.length > 0 && values['agreed'] === 'yes';

type FieldProps = {
  frame: PageFrame;
  question: Question;
  filled: Filled;
  /** Headings for the groups its options stand in. */
  optionGroups?: Record<string, Words>;
};

/** One question with its label, hint, and, beside it, what is wrong. */
export const Field = (props: FieldProps) => {
  const { frame, question, filled } = props;
  if (question.kind === 'radio') return <Radios {...props} />;
  return (
    <div class={isWrong(filled, question.name) ? 'field wrong' : 'field'}>
      <label for={`q-${idOf(question)}`}>
        {question.label[frame.lang]} <Remark {...props} />
      </label>
      <Note {...props} />
      <Control {...props} />
    </div>
  );
};

const idOf = ({ id, name }: Question): string => id ?? name;

const isWrong = (filled: Filled, name: string): boolean =>
  filled.errors.some(({ field }) => field === name);

/** Marks a control as the one the label, the note and the error summary point to. */
export const pointedAt = (name: string, filled: Filled, id = name) => ({
  id: `q-${id}`,
  'aria-describedby': `n-${id}`,
  'aria-invalid': isWrong(filled, name) ? ('true' as const) : undefined,
});

/** The hint of a question and what is wrong with its answer; the control names it as its description. */
export const Note = ({ frame, question, filled }: FieldProps) => (
  <div class="note" id={`n-${idOf(question)}`}>
    {question.hint && <span class="hint">{question.hint[frame.lang]}</span>}
    {filled.errors
      .filter(({ field }) => field === question.name)
      .map((error) => (
        <span class="error">{reasonText(error.reason, frame.lang, error.facts)}</span>
      ))}
  </div>
);

const Remark = ({ frame, question: { remark, required } }: FieldProps) =>
  remark || required === 'never' ? (
    <small>{remark?.[frame.lang] ?? wordsIn(frame.lang).optional}</small>
  ) : null;

const Control = (props: FieldProps) => {
  const { question, filled } = props;
  const { name, kind, maxLength } = question;
  const required = question.required === 'always';
  const common = { name, maxLength, required, ...pointedAt(name, filled, idOf(question)) };
  if (kind === 'textarea') {
    return (
      <textarea {...common} rows={6}>
        {filled.values[name] ?? ''}
      </textarea>
    );
  }
  if (kind === 'select') return <Select {...props} />;
  return (
    <input
      {...common}
      {...({ type: kind } as { type: 'text' })}
      value={filled.values[name] ?? ''}
      autocomplete={question.autocomplete ?? 'off'}
      inputMode={question.inputMode}
    />
  );
};

/** Its options stand below the heading of their group; those without a group come last. */
const Select = ({ frame, question, filled, optionGroups = {} }: FieldProps) => {
  const { options = [], name } = question;
  const shown = ({ value, label }: Option) => (
    <option value={value} selected={value === filled.values[name]}>
      {label[frame.lang]}
    </option>
  );
  const isIn = (group: string) => (option: Option) => option.group === group;
  return (
    <select
      name={name}
      required={question.required === 'always'}
      {...pointedAt(name, filled, idOf(question))}
    >
      <option value="">{wordsIn(frame.lang).choose}</option>
      {Object.entries(optionGroups)
        .filter(([group]) => options.some(isIn(group)))
        .map(([group, title]) => (
          <optgroup label={title[frame.lang]} data-group={group}>
            {options.filter(isIn(group)).map(shown)}
          </optgroup>
        ))}
      {options.filter(({ group }) => group === undefined || !(group in optionGroups)).map(shown)}
    </select>
  );
};

const Radios = (props: FieldProps) => {
  const { frame, question, filled, optionGroups } = props;
  const options = question.options ?? [];
  const grouped = Object.entries(optionGroups ?? {});
  return (
    <fieldset
      class={isWrong(filled, question.name) ? 'choices wrong' : 'choices'}
      id={`q-${idOf(question)}`}
      aria-describedby={`n-${idOf(question)}`}
    >
      <legend>
        {question.label[frame.lang]} <Remark {...props} />
      </legend>
      <Note {...props} />
      {grouped.map(([group, title]) => (
        <fieldset class="choices">
          <legend class="subhead">{title[frame.lang]}</legend>
          {options
            .filter((option) => option.group === group)
            .map((option) => (
              <Choice {...props} option={option} />
            ))}
        </fieldset>
      ))}
      {options
        .filter(({ group }) => !grouped.some(([name]) => name === group))
        .map((option) => (
          <Choice {...props} option={option} />
        ))}
    </fieldset>
  );
};

/** One answer of a question as a button to choose it. */
export const Choice = ({ frame, question, filled, option }: FieldProps & { option: Option }) => (
  <label class={option.mark === undefined ? 'choice' : `choice ${option.mark}`}>
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

type SummaryProps = { frame: PageFrame; filled: Filled; questions: Question[] };

/** What must be mended, first thing on the page, each linked to its question. */
export const ErrorSummary = ({ frame, filled, questions }: SummaryProps) => {
  const labelOf = (field: string) =>
    questions.find(({ name }) => name === field)?.label[frame.lang];
  return filled.errors.length === 0 ? null : (
    <div class="notice bad" role="alert">
      <h2>{wordsIn(frame.lang).mend}</h2>
      <ul>
        {filled.errors.map((error) => {
          const { field } = error;
          const label = labelOf(field);
          const name = label === undefined ? fieldWords(field, frame.lang) : label;
          return (
            <li>
              {label === undefined ? name : <a href={`#q-${field}`}>{name}</a>}
              {': '}
              {reasonText(error.reason, frame.lang, error.facts)}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
