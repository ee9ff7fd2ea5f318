import { ErrorSummary, Note, pointedAt, type Filled } from '../page/fields.tsx';
import type { PageFrame, Words } from '../page/frame.ts';
import { Layout, renderPage } from '../page/layout.tsx';
import type { Question } from '../page/question.ts';
import { signTexts } from './sign-words.ts';
import type { SigningStanding } from './signature.ts';
import { SignedPart } from './signed-part.tsx';

const nik: Question = {
  ...{ name: 'nik', kind: 'text', group: 'signing', required: 'always' },
  ...{ label: signTexts.nik, maxLength: 16, inputMode: 'numeric' },
};
const passphrase: Question = {
  ...{ name: 'passphrase', kind: 'text', group: 'signing', required: 'always' },
  ...{ label: signTexts.passphrase, maxLength: 128 },
};

type SigningPage = {
  standing: SigningStanding;
  /** Whose clock is shown. */
  region: string;
  /** What tells the document apart: a number, or a hash. */
  document: { label: Words; value: string };
  /** Addresses: where it is signed, where its PDF is read before, and the signed one after. */
  at: { signing: string; readFirst: string; file: string };
  back: { href: string; label: Words };
};

/** Asks for NIK and passphrase of the signer of a document, or shows that it is signed. */
export const renderSigningPage = (frame: PageFrame, page: SigningPage, filled: Filled): string => {
  const { lang } = frame;
  const { standing, document, back, region, at } = page;
  const { signed, underWay } = standing;
  return renderPage(
    <Layout frame={frame} title={signTexts.sign[lang]}>
      <ErrorSummary frame={frame} filled={filled} questions={[nik, passphrase]} />
      <h2>{document.label[lang]}</h2>
      <p class="code small">{document.value}</p>
      {signed && <SignedPart frame={frame} region={region} signed={signed} file={at.file} />}
      {!signed && underWay && (
        <p class="notice" role="status">
          {signTexts.underWay[lang]}
        </p>
      )}
      {!signed && !underWay && <SignForm frame={frame} page={page} filled={filled} />}
      <p class="buttons">
        <a class="button outline" href={back.href}>
          {back.label[lang]}
        </a>
      </p>
    </Layout>,
  );
};

type FormProps = { frame: PageFrame; page: SigningPage; filled: Filled };

const SignForm = ({ frame, page, filled }: FormProps) => {
  const { lang } = frame;
  const { standing, at } = page;
  return (
    <>
      <p>{signTexts.whatIsSigned[lang]}</p>
      <p>
        <a href={at.readFirst}>{signTexts.readFirst[lang]}</a>
      </p>
      <form method="post" action={at.signing} autocomplete="off">
        <input type="hidden" name="attempt" value={String(standing.attempt)} />
        <Typed frame={frame} question={nik} filled={filled} />
        <Typed frame={frame} question={passphrase} filled={filled} isSecret />
        {standing.unsure && (
          <div class="notice bad">
            <p>{signTexts.unsure[lang]}</p>
            <label class="choice">
              <input type="checkbox" name="again" value="yes" required />
              <span>{signTexts.again[lang]}</span>
            </label>
          </div>
        )}
        <button type="submit">{signTexts.yesSign[lang]}</button>
      </form>
    </>
  );
};

type TypedProps = { frame: PageFrame; question: Question; filled: Filled; isSecret?: true };

/** A field that is empty whenever it is shown: what was typed into it is never sent back. */
const Typed = ({ frame, question, filled, isSecret }: TypedProps) => {
  const { name, label, maxLength, inputMode } = question;
  const common = {
    ...{ name, maxLength, inputMode, autocomplete: 'off', required: true },
    ...pointedAt(name, filled),
  };
  return (
    <div class="field">
      <label for={`q-${name}`}>{label[frame.lang]}</label>
      <Note frame={frame} question={question} filled={filled} />
      {isSecret ? <input {...common} type="password" /> : <input {...common} type="text" />}
    </div>
  );
};
