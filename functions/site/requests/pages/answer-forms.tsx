import { Field } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { Question } from '../../../../shared/page/question.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import type { ListedRequest } from '../request-forms.ts';
import { words } from '../words.ts';
import { optionsOf } from './request-form.tsx';

type RefusalProps = {
  frame: PageFrame;
  personId: string;
  mayAnswer: boolean;
  requestKey: string;
  refusal: NonNullable<ListedRequest['refusal']>;
};

/** A refusal that waits, with the two buttons for whoever did not propose it. */
export const Refusal = ({ frame, requestKey, refusal, personId, mayAnswer }: RefusalProps) => (
  <section class="notice">
    <p>
      <strong>{words.proposedRefusal[frame.lang]}</strong>: {refusal.text} (
      {words.proofs[refusal.proof][frame.lang]}, {words.by[frame.lang]}{' '}
      <PersonName frame={frame} id={refusal.by} name={refusal.byName} />)
    </p>
    {!mayAnswer || refusal.by === personId ? (
      <p>{words.needsAnother[frame.lang]}</p>
    ) : (
      <form method="post" action={`${frame.base}/v1/data-requests/${requestKey}/refusal`}>
        <input type="hidden" name="proposedAt" value={refusal.proposedAt} />
        <p class="buttons">
          <button type="submit" name="is" value="agreed">
            {words.agree[frame.lang]}
          </button>
          <button type="submit" name="is" value="rejected" class="button outline">
            {words.reject[frame.lang]}
          </button>
        </p>
      </form>
    )}
  </section>
);

const common = { group: 'answer', required: 'always' } as const;

/** Each form stands once for each request: its fields are told apart by the key of the request. */
const questionsOf = (requestKey: string): Question[] =>
  questions.map((question) => ({ ...question, id: `${question.name}-${requestKey}` }));

const questions: readonly Question[] = [
  {
    ...common,
    name: 'outcome',
    kind: 'select',
    label: words.outcome,
    options: optionsOf(words.outcomes),
  },
  {
    ...common,
    name: 'proof',
    kind: 'select',
    label: words.proof,
    options: optionsOf(words.proofs),
  },
  {
    ...common,
    name: 'text',
    kind: 'textarea',
    maxLength: 3000,
    label: words.answer,
    hint: words.answerHint,
  },
];

/** The form of an answer. */
export const Answer = ({ frame, request }: { frame: PageFrame; request: ListedRequest }) => (
  <details>
    <summary>{words[request.refusal ? 'answerInstead' : 'answer'][frame.lang]}</summary>
    <form
      method="post"
      action={`${frame.base}/v1/data-requests/${request.requestKey}/answer`}
      autocomplete="off"
    >
      <input type="hidden" name="lang" value={frame.lang} />
      {questionsOf(request.requestKey).map((question) => (
        <Field frame={frame} question={question} filled={{ values: {}, errors: [] }} />
      ))}
      <button type="submit">{words.store[frame.lang]}</button>
    </form>
  </details>
);
