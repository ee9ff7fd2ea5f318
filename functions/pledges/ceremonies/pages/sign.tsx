import { ErrorSummary, Note, pointedAt, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Question } from '../../../../shared/page/question.ts';
import { signTexts } from '../sign-words.ts';
import type { SigningAnswer } from '../signature.ts';
import { stepTexts } from '../step-words.ts';
import { words } from '../words.ts';
import { SignedPart } from './signed-part.tsx';

const nik: Question = {
  ...{ name: 'nik', kind: 'text', group: 'signing', required: 'always' },
  ...{ label: signTexts.nik, maxLength: 16, inputMode: 'numeric' },
};
const passphrase: Question = {
  ...{ name: 'passphrase', kind: 'text', group: 'signing', required: 'always' },
  ...{ label: signTexts.passphrase, maxLength: 128 },
};

/** Asks for NIK and passphrase of the signer of a sealed record, or shows that it is signed. */
export const renderSigning = (frame: PageFrame, asked: SigningAnswer, filled: Filled): string => {
  const { lang } = frame;
  const { ceremony, listHash, signed, underWay } = asked;
  const address = `${frame.base}/v1/ceremonies/${ceremony.ceremonyId}`;
  return renderPage(
    <Layout frame={frame} title={signTexts.sign[lang]}>
      <ErrorSummary frame={frame} filled={filled} questions={[nik, passphrase]} />
      <h2>{words.hashOfTheList[lang]}</h2>
      <p class="code small">{listHash}</p>
      {signed && (
        <SignedPart frame={frame} region={ceremony.region} signed={signed} address={address} />
      )}
      {!signed && underWay && (
        <p class="notice" role="status">
          {signTexts.underWay[lang]}
        </p>
      )}
      {!signed && !underWay && (
        <SignForm frame={frame} asked={asked} filled={filled} address={address} />
      )}
      <p class="buttons">
        <a class="button outline" href={`${address}/berita-acara`}>
          {stepTexts.backToTheRecord[lang]}
        </a>
      </p>
    </Layout>,
  );
};

type FormProps = { frame: PageFrame; asked: SigningAnswer; filled: Filled; address: string };

const SignForm = ({ frame, asked, filled, address }: FormProps) => {
  const { lang } = frame;
  return (
    <>
      <p>{signTexts.whatIsSigned[lang]}</p>
      <p>
        <a href={`${address}/berita-acara.pdf`}>{signTexts.readFirst[lang]}</a>
      </p>
      <form method="post" action={`${address}/signing`} autocomplete="off">
        <input type="hidden" name="attempt" value={String(asked.attempt)} />
        <Typed frame={frame} question={nik} filled={filled} />
        <Typed frame={frame} question={passphrase} filled={filled} isSecret />
        {asked.unsure && (
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
