import { ErrorSummary, Field, isAgreed, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { questions as reportQuestions } from '../../intake/questions.ts';
import { longestMessage } from '../../messages/message.ts';
import { type FollowUpPart } from './follow-up-part.tsx';
import { words } from '../words.ts';

type Change = { title: Words; told: Words[]; agreed: Words; button: Words; questions: Question[] };

const aboutReporter: Question[] = reportQuestions
  .filter(({ kept }) => kept === 'identity')
  .map((question) =>
    question.required === 'named' ? { ...question, required: 'always' } : question,
  );

/** What a reporter can do by their code besides looking: by the last part of its address. */
export const changes = {
  name: {
    title: words.giveTheReportYour,
    told: [words.bawasluCanOnlyRegister, words.theNameIsKept],
    agreed: words.iAgreeThatMy,
    button: words.giveMyName,
    questions: aboutReporter,
  },
  withdrawal: {
    title: words.withdrawTheReport,
    told: [words.possibleUntilItIs, words.whatYouToldMay],
    agreed: words.yesWithdrawThisReport,
    button: words.withdrawTheReport,
    questions: [
      {
        name: 'reason',
        kind: 'textarea',
        group: 'withdrawal',
        required: 'always',
        maxLength: 500,
        label: words.why,
        hint: words.ifSomebodyPressesYou,
      },
    ],
  },
  messages: {
    title: words.message,
    told: [],
    agreed: { id: '', en: '' },
    button: words.sendTheMessage,
    questions: [
      {
        name: 'text',
        kind: 'textarea',
        group: 'messages',
        required: 'always',
        maxLength: longestMessage,
        label: words.writeToTheTask,
      },
    ],
  },
} satisfies Record<string, Change>;

type ChangeName = keyof typeof changes;

/** A lead can become a report with a name. */
export const GiveName = (part: FollowUpPart) => <Foldable {...part} change="name" />;

/** A report that was not passed on can be withdrawn. */
export const Withdraw = (part: FollowUpPart) => <Foldable {...part} change="withdrawal" />;

const Foldable = ({ frame, code, change }: FollowUpPart & { change: ChangeName }) => (
  <details>
    <summary>{changes[change].title[frame.lang]}</summary>
    <ChangeForm frame={frame} code={code} change={change} filled={{ values: {}, errors: [] }} />
  </details>
);

type FormProps = {
  frame: PageFrame;
  code: string;
  change: ChangeName;
  filled: Filled;
  newId?: string;
};

const ChangeForm = ({ frame, code, change, filled, newId }: FormProps) => {
  const { told, agreed, button, questions }: Change = changes[change];
  return (
    <form method="post" action={`${frame.base}/v1/tracking/${change}`}>
      <input type="hidden" name="code" value={code} />
      {newId !== undefined && <input type="hidden" name="idempotencyKey" value={newId} />}
      {told.map((line) => (
        <p>{line[frame.lang]}</p>
      ))}
      {questions.map((question) => (
        <Field frame={frame} question={question} filled={filled} />
      ))}
      {agreed[frame.lang] !== '' && (
        <label class="choice">
          <input type="checkbox" name="agreed" value="yes" checked={isAgreed(filled)} required />
          <span>{agreed[frame.lang]}</span>
        </label>
      )}
      <button type="submit">{button[frame.lang]}</button>
    </form>
  );
};

/** A refused form again, as it was left, with what is wrong; it shows nothing of the report. */
export const renderChangeAgain =
  (change: ChangeName, newId: () => string) =>
  (filled: Filled) =>
  (frame: PageFrame): string =>
    renderPage(
      <Layout frame={frame} title={changes[change].title[frame.lang]}>
        <ErrorSummary frame={frame} filled={filled} questions={changes[change].questions} />
        <ChangeForm
          frame={frame}
          code={filled.values['code'] ?? ''}
          change={change}
          filled={filled}
          newId={newId()}
        />
        <p>
          <a href={`${frame.base}/lacak`}>{words.back[frame.lang]}</a>
        </p>
      </Layout>,
    );
