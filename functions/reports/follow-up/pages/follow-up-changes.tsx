import { ErrorSummary, Field, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { questions as reportQuestions } from '../../intake/questions.ts';
import { longestMessage } from '../../messages/message.ts';
import { say, type FollowUpPart } from './follow-up-part.tsx';

type Change = { title: Words; told: Words[]; agreed: Words; button: Words; questions: Question[] };

const aboutReporter: Question[] = reportQuestions
  .filter(({ kept }) => kept === 'identity')
  .map((question) =>
    question.required === 'named' ? { ...question, required: 'always' } : question,
  );

/** What a reporter can do by their code besides looking: by the last part of its address. */
export const changes = {
  name: {
    title: { id: 'Jadikan laporan dengan nama', en: 'Give the report your name' },
    told: [
      {
        id: 'Bawaslu hanya dapat meregistrasi laporan yang ada nama dan alamat pelapornya.',
        en: 'Bawaslu can only register a report with its reporter’s name and address.',
      },
      {
        id: 'Nama disimpan terpisah; hanya dibuka dua petugas bersama, dan setiap pembukaan terlihat di halaman ini. Dalam perkara administrasi, pelapor dan terlapor dapat dipertemukan.',
        en: 'The name is kept apart; only two officers together can open it, and each opening is shown on this page. Administrative cases may confront reporter and accused.',
      },
    ],
    agreed: {
      id: 'Saya setuju nama dan alamat saya disimpan 5 tahun dan diteruskan kepada lembaga yang berwenang.',
      en: 'I agree that my name and address are kept for 5 years and passed on to the authority in charge.',
    },
    button: { id: 'Berikan nama saya', en: 'Give my name' },
    questions: aboutReporter,
  },
  withdrawal: {
    title: { id: 'Tarik laporan', en: 'Withdraw the report' },
    told: [
      {
        id: 'Bisa selama laporan belum diteruskan. Nama Anda, bila ada, dihapus saat itu juga.',
        en: 'Possible until it is passed on. Your name, if you gave it, is deleted at once.',
      },
      {
        id: 'Yang Anda ceritakan dapat tetap ditelusuri sebagai informasi awal. Penarikan tidak dapat dibatalkan.',
        en: 'What you told may still be looked into as a lead. A withdrawal cannot be undone.',
      },
    ],
    agreed: { id: 'Ya, tarik laporan ini.', en: 'Yes, withdraw this report.' },
    button: { id: 'Tarik laporan', en: 'Withdraw the report' },
    questions: [
      {
        name: 'reason',
        kind: 'textarea',
        group: 'withdrawal',
        required: 'always',
        maxLength: 500,
        label: { id: 'Alasannya', en: 'Why' },
        hint: {
          id: 'Bila Anda ditekan untuk menariknya, jangan tarik: tulis di kotak pesan.',
          en: 'If somebody presses you to withdraw it, do not: write in the message box.',
        },
      },
    ],
  },
  messages: {
    title: { id: 'Pesan', en: 'Message' },
    told: [],
    agreed: { id: '', en: '' },
    button: { id: 'Kirim pesan', en: 'Send the message' },
    questions: [
      {
        name: 'text',
        kind: 'textarea',
        group: 'messages',
        required: 'always',
        maxLength: longestMessage,
        label: { id: 'Tulis kepada satgas', en: 'Write to the task force' },
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
          <input type="checkbox" name="agreed" value="yes" required />
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
          <a href={`${frame.base}/lacak`}>{say(frame, 'Kembali', 'Back')}</a>
        </p>
      </Layout>,
    );
