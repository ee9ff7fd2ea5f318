import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import type { Completeness } from '../completeness.ts';
import type { ReportDeadline } from '../report-deadline.ts';
import { DeadlineLeft } from './deadline-left.tsx';
import { reviewWords } from '../review-words.ts';
import { ConductChoice } from './conduct-choice.tsx';
import { Checking, DraftThere, DraftToSave } from './draft.tsx';
import { Lanes } from './lanes.tsx';
import { Meter } from './meter.tsx';
import { ReportBar } from './report-bar.tsx';
import { ChooseFiles } from './report-files.tsx';
import { words } from '../words.ts';

/** The parts of the form, in their order. */
export const groups: Record<string, Words> = {
  lane: words.n1HowToReport,
  what: words.n2WhatAndWhere,
  when: words.n3WhenAndThe,
  who: words.n4WhoIsAccused,
  account: words.n5WhatHappened,
  reporter: words.n7YouOnlyFor,
};

export type ReportFormPage = {
  frame: PageFrame;
  questions: Question[];
  /** Names of the regions, under which their units are listed. */
  unitGroups: Record<string, Words>;
  filled: Filled;
  idempotencyKey: string;
  complete: Completeness;
  /** Left out until region and date are known. */
  deadline?: ReportDeadline | undefined;
  /** By which decree what is reported is judged: that of the day of the act, or of today until that is known. */
  edition?: Words | undefined;
};

/** The report form, made of the questions: three minutes on a phone, without an account or script. */
export const renderReport = (page: ReportFormPage): string => {
  const { frame, questions, filled, idempotencyKey } = page;
  return renderPage(
    <Layout
      frame={frame}
      title={words.reportABreachOf[frame.lang]}
      about={words.threeMinutesNoAccount[frame.lang]}
      scripts={['report-form.js']}
    >
      <ReportBar frame={frame} complete={page.complete} live />
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p class="lead">{words.threeMinutesNoAccount[frame.lang]}</p>
      <p>
        <a href={`${frame.base}/boleh`}>{words.notSureLookInTheGuide[frame.lang]}</a>
        {page.edition && ` (${page.edition[frame.lang]})`}
      </p>
      <p class="hint">{reviewWords.whatQuickExitDoes[frame.lang]}</p>
      <DraftThere frame={frame} />
      <form
        method="post"
        action={`${frame.base}/lapor/periksa`}
        autocomplete="off"
        data-report-form={`${frame.base}/v1/report-deadline`}
        data-days={`${words.today[frame.lang]}|${words.yesterday[frame.lang]}`}
      >
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="lang" value={frame.lang} />
        {Object.entries(groups).map(([group, title]) => (
          <>
            {group === 'reporter' && <ChooseFiles frame={frame} />}
            <section class={`group about-${group}`} aria-labelledby={`g-${group}`}>
              <h2 id={`g-${group}`}>{title[frame.lang]}</h2>
              {group === 'reporter' && <LeaveEmpty frame={frame} />}
              {questions
                .filter((question) => question.group === group)
                .map((question) => (
                  <FormQuestion
                    frame={frame}
                    question={question}
                    filled={filled}
                    unitGroups={page.unitGroups}
                  />
                ))}
              {group === 'when' && <TimeLeft {...page} />}
              {group === 'reporter' && <ForBawaslu {...page} />}
            </section>
          </>
        ))}
        <Meter frame={frame} complete={page.complete} told="missing" live />
        <p class="hint">{words.whatIsNotComplete[frame.lang]}</p>
        <DraftToSave frame={frame} />
        <Checking frame={frame} />
        <button type="submit">{reviewWords.check[frame.lang]}</button>
      </form>
    </Layout>,
  );
};

type QuestionProps = Pick<ReportFormPage, 'frame' | 'filled' | 'unitGroups'> & {
  question: Question;
};

/** One question as the form shows it. */
export const FormQuestion = ({ unitGroups, ...props }: QuestionProps) => {
  const { name } = props.question;
  if (name === 'lane') return <Lanes {...props} />;
  if (name === 'conduct') return <ConductChoice {...props} />;
  return <Field {...props} {...(name === 'accusedUnit' && { optionGroups: unitGroups })} />;
};

/** Without script it is there once the form came back; with it, as soon as both answers are given. */
const TimeLeft = ({ frame, deadline }: ReportFormPage) => (
  <div data-deadline={frame.lang} role="status">
    {deadline && <DeadlineLeft frame={frame} deadline={deadline} />}
  </div>
);

/** Shown by the stylesheet when the lane without a name is chosen. */
const LeaveEmpty = ({ frame }: { frame: PageFrame }) => (
  <p class="notice leave-empty">{words.youChoseToReport[frame.lang]}</p>
);

/** What Bawaslu's form asks besides, folded away: all of it may stay empty. */
const ForBawaslu = ({ frame, questions, filled, unitGroups }: ReportFormPage) => {
  const folded = questions.filter(({ group }) => group === 'for-bawaslu');
  const isWrong = filled.errors.some(({ field }) => folded.some(({ name }) => name === field));
  return (
    <details class="fold" open={isWrong}>
      <summary>{words.forBawaslusForm[frame.lang]}</summary>
      {folded.map((question) => (
        <FormQuestion frame={frame} question={question} filled={filled} unitGroups={unitGroups} />
      ))}
    </details>
  );
};
