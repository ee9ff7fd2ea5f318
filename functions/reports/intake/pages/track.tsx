import type { Filled } from '../../../../shared/page/fields.tsx';
import { ErrorSummary, Field } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { trackWords } from '../track-words.ts';
import { words } from '../words.ts';

const question: Question = {
  name: 'code',
  kind: 'text',
  group: 'code',
  required: 'always',
  maxLength: 60,
  inputMode: 'numeric',
  label: words.followUpCode16,
  hint: words.itWasShownOnce,
};

const empty: Filled = { values: {}, errors: [] };

/** Asks for a follow-up code, in the body of a form. */
export const CodeForm = ({ frame, filled = empty }: { frame: PageFrame; filled?: Filled }) => (
  <form method="post" action={`${frame.base}/v1/tracking`}>
    <input type="hidden" name="lang" value={frame.lang} />
    <Field frame={frame} question={question} filled={filled} />
    <button type="submit">{words.look[frame.lang]}</button>
  </form>
);

/** Asks for a follow-up code, in the body of the form: a code never stands in an address. */
export const renderTrackForm = (frame: PageFrame, filled: Filled = empty): string =>
  renderPage(
    <Layout
      frame={frame}
      title={words.followAReport[frame.lang]}
      about={trackWords.about[frame.lang]}
    >
      <ErrorSummary frame={frame} filled={filled} questions={[question]} />
      <CodeForm frame={frame} filled={filled} />
    </Layout>,
  );
