import type { CampaignRegion } from '../../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { words } from '../words.ts';

type Page = { regions: readonly CampaignRegion[]; filled: Filled };

/** The form for a request about personal data, and the way to one that was sent. */
export const renderRequestForm = (frame: PageFrame, { regions, filled }: Page): string => {
  const questions = questionsFor(regions);
  return renderPage(
    <Layout frame={frame} title={words.title[frame.lang]} about={words.intro[frame.lang]}>
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p>{words.intro[frame.lang]}</p>
      <p>
        <a href={`${frame.base}/lacak`}>{words.reporters[frame.lang]}</a>
      </p>
      <form method="post" action={`${frame.base}/v1/data-requests`} autocomplete="off">
        <input type="hidden" name="lang" value={frame.lang} />
        {questions.map((question) => (
          <Field frame={frame} question={question} filled={filled} />
        ))}
        <button type="submit">{words.send[frame.lang]}</button>
      </form>
      <h2>{words.follow[frame.lang]}</h2>
      <form method="post" action={`${frame.base}/v1/data-requests/following`} autocomplete="off">
        <input type="hidden" name="lang" value={frame.lang} />
        <Field frame={frame} question={codeQuestion} filled={{ values: {}, errors: [] }} />
        <button type="submit">{words.look[frame.lang]}</button>
      </form>
    </Layout>,
  );
};

const common = { group: 'request', required: 'always' } as const;

const codeQuestion: Question = {
  ...common,
  name: 'code',
  kind: 'text',
  maxLength: 60,
  label: words.code,
};

/** What stands in a catalogue as choices. */
export const optionsOf = (choices: Record<string, Words>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

const questionsFor = (regions: readonly CampaignRegion[]): Question[] => [
  {
    ...common,
    name: 'region',
    kind: 'select',
    label: words.region,
    options: regions.map(({ code, name }) => ({ value: code, label: { id: name, en: name } })),
  },
  {
    ...common,
    name: 'about',
    kind: 'radio',
    label: words.about,
    hint: words.whoReads,
    options: optionsOf(words.subjects),
  },
  { ...common, name: 'wish', kind: 'radio', label: words.wish, options: optionsOf(words.wishes) },
  {
    ...common,
    name: 'text',
    kind: 'textarea',
    maxLength: 1500,
    label: words.text,
    hint: words.textHint,
  },
];
