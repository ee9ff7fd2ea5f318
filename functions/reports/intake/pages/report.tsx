import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import type { Completeness } from '../completeness.ts';
import type { ReportDeadline } from '../report-deadline.ts';
import { DeadlineLeft } from './deadline-left.tsx';
import { Lanes } from './lanes.tsx';
import { Meter } from './meter.tsx';

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
  elsewhere: { id: 'Bukan soal netralitas ASN', en: 'Not about civil servants' },
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
};

/** The report form, made of the questions: three minutes on a phone, without an account or script. */
export const renderReport = (page: ReportFormPage): string => {
  const { frame, questions, filled, idempotencyKey } = page;
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout
      frame={frame}
      title={say('Laporkan pelanggaran netralitas', 'Report a breach of neutrality')}
      scripts={['report-form.js']}
    >
      <ErrorSummary frame={frame} filled={filled} questions={questions} />
      <p class="lead">
        {say(
          'Tiga menit, tanpa akun. Laporan tidak dikirim ke kantor terlapor. Anda mendapat kode untuk mengikutinya.',
          'Three minutes, no account. The report never goes to the office of the accused. You get a code to follow it.',
        )}
      </p>
      <form
        method="post"
        action={`${frame.base}/v1/reports`}
        autocomplete="off"
        data-report-form={`${frame.base}/v1/report-deadline`}
      >
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="lang" value={frame.lang} />
        {Object.entries(groups).map(([group, title]) => (
          <section class={`group about-${group}`} aria-labelledby={`g-${group}`}>
            <h2 id={`g-${group}`}>{title[frame.lang]}</h2>
            {group === 'reporter' && <LeaveEmpty frame={frame} />}
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <Asked
                  frame={frame}
                  question={question}
                  filled={filled}
                  unitGroups={page.unitGroups}
                />
              ))}
            {group === 'when' && <TimeLeft {...page} />}
          </section>
        ))}
        <Meter frame={frame} complete={page.complete} live />
        <p class="hint">
          {say(
            'Yang belum lengkap tetap dapat dikirim, dan dapat ditambahkan kemudian dengan kode.',
            'What is not complete can be sent all the same, and added to later by the code.',
          )}
        </p>
        <button type="submit">{say('Kirim laporan', 'Send the report')}</button>
      </form>
    </Layout>,
  );
};

type AskedProps = Pick<ReportFormPage, 'frame' | 'filled' | 'unitGroups'> & { question: Question };

const Asked = ({ unitGroups, ...props }: AskedProps) => {
  const groups: Record<string, Record<string, Words>> = {
    conduct: conductGroups,
    accusedUnit: unitGroups,
  };
  const optionGroups = groups[props.question.name];
  return props.question.name === 'lane' ? (
    <Lanes {...props} />
  ) : (
    <Field {...props} {...(optionGroups && { optionGroups })} />
  );
};

/** Without script it is there once the form came back; with it, as soon as both answers are given. */
const TimeLeft = ({ frame, deadline }: ReportFormPage) => (
  <div data-deadline={frame.lang} role="status">
    {deadline && <DeadlineLeft frame={frame} deadline={deadline} />}
  </div>
);

/** Shown by the stylesheet when the lane without a name is chosen. */
const LeaveEmpty = ({ frame }: { frame: PageFrame }) => (
  <p class="notice leave-empty">
    {frame.lang === 'id'
      ? 'Anda memilih melapor tanpa nama: biarkan bagian ini kosong.'
      : 'You chose to report without a name: leave this part empty.'}
  </p>
);
