import type { Campaign } from '../../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { mailboxPaths } from '../../register/mailbox-paths.ts';
import { words } from '../words.ts';

type Props = { frame: PageFrame; campaign: Campaign; filled: Filled; idempotencyKey: string };

const questionsOf = ({ regions }: Campaign): Question[] => [
  {
    ...{ name: 'region', kind: 'select', group: 'who', required: 'always', label: words.region },
    options: regions
      .filter(({ mailDomains }) => mailDomains)
      .map(({ code, name }) => ({ value: code, label: { id: name, en: name } })),
  },
  {
    ...{ name: 'number', kind: 'text', group: 'who', required: 'always', label: words.number },
    ...{ hint: words.numberHint, maxLength: 40, inputMode: 'numeric' },
  },
  {
    ...{ name: 'mailbox', kind: 'email', group: 'who', required: 'always', label: words.mailbox },
    ...{ hint: words.mailboxHint, maxLength: 120, inputMode: 'email', autocomplete: 'email' },
  },
];

/** Asks for number and mailbox. */
export const renderAsk = ({ frame, campaign, filled, idempotencyKey }: Props): string => {
  const questions = questionsOf(campaign);
  return renderPage(
    <Layout frame={frame} title={words.title[frame.lang]} about={words.howItWorks[frame.lang]}>
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p>{words.howItWorks[frame.lang]}</p>
      <form method="post" action={frame.base + mailboxPaths.send}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="lang" value={frame.lang} />
        {questions.map((question) => (
          <Field frame={frame} filled={filled} question={question} />
        ))}
        <button type="submit">{words.send[frame.lang]}</button>
      </form>
    </Layout>,
  );
};

/** The same page, whatever was asked for. */
export const renderAsked = (frame: PageFrame): string =>
  renderPage(
    <Layout frame={frame} title={words.asked[frame.lang]}>
      <div class="notice" role="status">
        <p>{words.askedMeans[frame.lang]}</p>
      </div>
      <p>{words.nothingCame[frame.lang]}</p>
      <p class="buttons">
        <a class="button outline" href={`${frame.base}/ikrar`}>
          {words.pledgeAsClaim[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
