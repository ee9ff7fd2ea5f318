import { choicesIn, type Campaign } from '../../../../shared/campaign.ts';
import { ErrorSummary, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { questionsFor } from '../../intake/report-form-page.ts';
import { FormQuestion } from '../../intake/pages/report.tsx';
import { formQuestions } from '../questions.ts';
import { words } from '../words.ts';

type Props = { campaign: Campaign; scope: string; filled: Filled; newId: () => string };

const groups = ['what', 'when', 'who', 'account', 'finding'] as const;

/** The form of a finding: the questions of a report without its reporter, and how it was found. */
export const renderFinding = (
  frame: PageFrame,
  { campaign, scope, filled, newId }: Props,
): string => {
  const regions = choicesIn(campaign, scope);
  const questions = questionsFor({ ...campaign, regions }, filled, formQuestions);
  const { lang, base } = frame;
  return renderPage(
    <Layout frame={frame} title={words.title[lang]}>
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p class="lead">{words.lead[lang]}</p>
      <p class="hint">
        {words.another[lang]} <a href={`${base}/lapor`}>{words.publicForm[lang]}</a>
      </p>
      <form method="post" action={`${base}/v1/findings`} autocomplete="off">
        <input
          type="hidden"
          name="idempotencyKey"
          value={filled.values['idempotencyKey'] ?? newId()}
        />
        {groups.map((group) => (
          <section class="group" aria-labelledby={`g-${group}`}>
            <h2 id={`g-${group}`}>{words[group][lang]}</h2>
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <FormQuestion
                  frame={frame}
                  question={question}
                  filled={filled}
                  unitGroups={Object.fromEntries(
                    regions.map(({ code, name }) => [code, { id: name, en: name }]),
                  )}
                />
              ))}
          </section>
        ))}
        <button type="submit">{words.file[lang]}</button>
      </form>
    </Layout>,
  );
};
