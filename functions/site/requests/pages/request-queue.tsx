import { formatMoment } from '../../../../shared/calendar/zones.ts';
import { Field } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import type { Desk } from '../desk.ts';
import type { ListedRequest, RequestsAnswer } from '../request-forms.ts';
import { words } from '../words.ts';
import { optionsOf } from './request-form.tsx';

type Page = RequestsAnswer & {
  here: Desk;
  /** Those the reader may look at. */
  regions: readonly Desk[];
  mayAnswer: boolean;
  /** An answer has just been stored. */
  isAnswered: boolean;
};
type Props = Page & { frame: PageFrame };

/** The requests of a region: the one that is due first first, each with the form of its answer for who may give it. */
export const renderQueue = (frame: PageFrame, page: Page): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.queue[frame.lang]} ${page.here.name}`}
      query={`region=${page.here.code}`}
    >
      <RegionChooser
        frame={frame}
        path="/v1/data-requests"
        regions={page.regions}
        chosen={page.here.code}
      />
      {page.isAnswered && (
        <p class="notice good" role="status">
          {words.stored[frame.lang]}
        </p>
      )}
      <h2>{words.open[frame.lang]}</h2>
      <List frame={frame} {...page} shown={page.open} />
      <h2>{words.answered[frame.lang]}</h2>
      <List frame={frame} {...page} shown={page.answered} />
    </Layout>,
  );

const List = ({ shown, ...props }: Props & { shown: readonly ListedRequest[] }) =>
  shown.length === 0 ? (
    <p>{words.none[props.frame.lang]}</p>
  ) : (
    <ul class="cards">
      {shown.map((request) => (
        <li>
          <Facts {...props} request={request} />
          {props.mayAnswer && request.answer === null && <Answer {...props} request={request} />}
        </li>
      ))}
    </ul>
  );

const Facts = ({ frame: { lang }, here, request }: Props & { request: ListedRequest }) => {
  const { answer, answeredBy, proof } = request;
  return (
    <>
      <p>
        <strong>
          {words.dueAt[lang]} {formatMoment(Date.parse(request.dueAt), here.zone, lang)}
        </strong>
        {request.isOverdue && <strong> · {words.overdue[lang]}</strong>}
      </p>
      <p>
        {words.subjects[request.about][lang]}. {words.wishes[request.wish][lang]}.
      </p>
      <p>{request.text}</p>
      {answer && (
        <p class="hint">
          {words.outcomes[answer.outcome][lang]}: {answer.text} (
          {proof && words.proofs[proof][lang]}, {words.by[lang]} {answeredBy})
        </p>
      )}
    </>
  );
};

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

const Answer = ({ frame, request }: Props & { request: ListedRequest }) => (
  <details>
    <summary>{words.answer[frame.lang]}</summary>
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
