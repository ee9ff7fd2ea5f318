import { ErrorSummary, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { FormQuestion, groups } from '../../intake/pages/report.tsx';
import { words } from '../words.ts';

export type LeadFormPage = {
  /** Where it is sent: the link itself. */
  action: string;
  questions: Question[];
  unitGroups: Record<string, Words>;
  filled: Filled;
};

/** The report form of a lead, filled in as far as its message goes; nothing of it is left on the phone. */
export const renderLeadForm = (frame: PageFrame, page: LeadFormPage): string => {
  const { action, questions, filled, unitGroups } = page;
  const { lang } = frame;
  const shown = Object.entries(groups).filter(([group]) =>
    questions.some((question) => question.group === group),
  );
  return renderPage(
    <Layout frame={frame} title={words.title[lang]}>
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p class="lead">{words.lead[lang]}</p>
      <p class="hint">{words.nameLater[lang]}</p>
      <form method="post" action={frame.base + action} autocomplete="off">
        <input type="hidden" name="lang" value={lang} />
        {shown.map(([group, title], nth) => (
          <section class={`group about-${group}`} aria-labelledby={`g-${group}`}>
            <h2 id={`g-${group}`}>{numbered(title[lang], nth + 1)}</h2>
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <FormQuestion
                  frame={frame}
                  question={question}
                  filled={filled}
                  unitGroups={unitGroups}
                />
              ))}
          </section>
        ))}
        <button type="submit">{words.send[lang]}</button>
      </form>
    </Layout>,
  );
};

/** The steps of the report form that are left, counted anew. */
const numbered = (title: string, nth: number): string => title.replace(/^\d+\. /, `${nth}. `);
