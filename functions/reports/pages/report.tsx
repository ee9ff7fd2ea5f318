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

/** Where the conducts of the form stand; what belongs to none of these is asked last. */
const conductGroups: Record<string, Words> = {
  online: { id: 'Di media sosial', en: 'On social media' },
  event: { id: 'Di acara dan ruang publik', en: 'At events and in public' },
  party: { id: 'Dengan partai atau tim', en: 'With a party or a team' },
  office: { id: 'Dengan jabatan dan fasilitas', en: 'With office and facilities' },
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
        <input type="hidden" name="lang" value={frame.lang} />
        {Object.entries(groups).map(([group, title]) => (
          <section class={`group about-${group}`}>
            <h2>{title[frame.lang]}</h2>
            {group === 'reporter' && <LeaveEmpty frame={frame} />}
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <Field
                  frame={frame}
                  question={question}
                  filled={filled}
                  {...(question.name === 'conduct' && { optionGroups: conductGroups })}
                />
              ))}
          </section>
        ))}
        <button type="submit">{say('Kirim laporan', 'Send the report')}</button>
      </form>
    </Layout>,
  );
};

/** Shown by the stylesheet when the lane without a name is chosen. */
const LeaveEmpty = ({ frame }: { frame: PageFrame }) => (
  <p class="notice leave-empty">
    {frame.lang === 'id'
      ? 'Anda memilih melapor tanpa nama: biarkan bagian ini kosong.'
      : 'You chose to report without a name: leave this part empty.'}
  </p>
);
