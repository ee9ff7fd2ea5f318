import { ErrorSummary, Field, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { Question } from '../../../shared/page/question.ts';

const groups: Record<string, Words> = {
  lane: { id: '1. Cara melapor', en: '1. How to report' },
  what: { id: '2. Apa dan di mana', en: '2. What and where' },
  when: { id: '3. Kapan dan tempatnya', en: '3. When and the place' },
  who: { id: '4. Siapa terlapor', en: '4. Who is accused' },
  account: { id: '5. Ceritanya', en: '5. What happened' },
  reporter: {
    id: '6. Anda (hanya laporan dengan nama)',
    en: '6. You (only for a report with a name)',
  },
};

type Props = { frame: PageFrame; questions: Question[]; filled: Filled; idempotencyKey: string };

/** The report form, made of the questions: three minutes on a phone, without an account or script. */
export const renderReport = ({ frame, questions, filled, idempotencyKey }: Props): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout
      frame={frame}
      title={say('Laporkan pelanggaran netralitas', 'Report a breach of neutrality')}
    >
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p class="lead">
        {say(
          'Tanpa akun. Laporan Anda tidak dikirim ke kantor terlapor. Anda mendapat kode untuk mengikutinya.',
          'No account. Your report never goes to the office of the accused. You get a code to follow it.',
        )}
      </p>
      <form method="post" action={`${frame.base}/v1/reports`}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {Object.entries(groups).map(([group, title]) => (
          <section class="group">
            <h2>{title[frame.lang]}</h2>
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <Field frame={frame} question={question} filled={filled} />
              ))}
          </section>
        ))}
        <button type="submit">{say('Kirim laporan', 'Send the report')}</button>
      </form>
    </Layout>,
  );
};
