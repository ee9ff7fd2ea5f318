import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { signTexts } from '../../../../shared/signing/sign-words.ts';
import type { packageView } from '../package-view.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

/** Asks for the code; a link alone shows nothing of the report. */
export const renderCode = (frame: PageFrame, own: string): string =>
  renderPage(
    <Layout frame={frame} title={words.packageTitle[frame.lang]}>
      <p>{words.needsCode[frame.lang]}</p>
      <form method="post" action={`${own}/opening`}>
        <p class="field">
          <label for="q-code">{words.code[frame.lang]}</label>
          <input id="q-code" name="code" maxLength={24} autocomplete="off" required />
        </p>
        <button type="submit">{words.open[frame.lang]}</button>
      </form>
    </Layout>,
  );

/** Where a large original is fetched. */
export const renderAddress = (frame: PageFrame, address: string): string =>
  renderPage(
    <Layout frame={frame} title={words.packageTitle[frame.lang]}>
      <p>
        <a class="button" href={address} rel="noreferrer noopener">
          {words.download[frame.lang]}
        </a>
      </p>
      <p class="hint">{words.goodForAMinute[frame.lang]}</p>
    </Layout>,
  );

type PackageView = z.infer<typeof packageView>;
type Props = { shown: PackageView; region: string; own: string; code: string };
type PartProps = Props & { frame: PageFrame };

/** What is in the package, each to be downloaded by a button, with receipt and question. */
export const renderPackage = (frame: PageFrame, props: Props): string => {
  const { shown, region } = props;
  const time = (at: string) => formatMoment(Date.parse(at), zoneOf(region), frame.lang);
  return renderPage(
    <Layout frame={frame} title={`${words.packageTitle[frame.lang]} ${shown.caseNumber}`}>
      <p class="hint">
        {shown.letterNumber} · {shown.recipient} · {words.until[frame.lang]} {time(shown.until)}
      </p>
      {shown.receivedAt !== null && (
        <div class="notice good" role="status">
          <p>
            {words.received[frame.lang]}: {time(shown.receivedAt)}
            {shown.registerNumber !== null &&
              ` · ${words.registerNumber[frame.lang]} ${shown.registerNumber}`}
          </p>
        </div>
      )}
      <p class="hint">
        {shown.signed
          ? `${signTexts.signedAt[frame.lang]} ${time(shown.signed.signedAt)} ${shown.signed.signers.join(', ')}`
          : words.letterNotSigned[frame.lang]}
      </p>
      <div class="notice">
        <p>{words.warning[frame.lang]}</p>
      </div>
      <Files frame={frame} {...props} />
      <Receipt frame={frame} {...props} />
      <Question frame={frame} {...props} />
    </Layout>,
  );
};

const Files = ({ frame, shown, own, code }: PartProps) => (
  <ul class="cards">
    {shown.files.map(({ file, kind, type, bytes, sha256 }) => (
      <li>
        <p>
          <strong>{kind === 'paper' ? file : type}</strong> ({words[kind][frame.lang]}
          {bytes !== null && `, ${numberText(bytes, frame.lang)} byte`})
        </p>
        {sha256 !== null && <p class="hint said">SHA-256 {sha256}</p>}
        <form method="post" action={`${own}/files/${file}`}>
          <input type="hidden" name="code" value={code} />
          <button type="submit">{words.download[frame.lang]}</button>
        </form>
      </li>
    ))}
  </ul>
);

const Receipt = ({ frame, shown, own, code }: PartProps) =>
  shown.registerNumber !== null ? null : (
    <section>
      <h2>{words.confirm[frame.lang]}</h2>
      <form method="post" action={`${own}/receipt`}>
        <input type="hidden" name="code" value={code} />
        <p class="field">
          <label for="q-receivedBy">{words.receivedBy[frame.lang]}</label>
          <input id="q-receivedBy" name="receivedBy" minLength={3} maxLength={120} required />
        </p>
        <p class="field">
          <label for="q-registerNumber">{words.numberLater[frame.lang]}</label>
          <input id="q-registerNumber" name="registerNumber" maxLength={60} />
        </p>
        <button type="submit">{words.confirm[frame.lang]}</button>
      </form>
    </section>
  );

const Question = ({ frame, own, code }: PartProps) => (
  <details>
    <summary>{words.askBack[frame.lang]}</summary>
    <form method="post" action={`${own}/question`}>
      <input type="hidden" name="code" value={code} />
      <p class="field">
        <label for="q-question">{words.question[frame.lang]}</label>
        <textarea
          id="q-question"
          name="question"
          rows={3}
          minLength={5}
          maxLength={1000}
          required
        />
      </p>
      <button type="submit">{words.askBack[frame.lang]}</button>
    </form>
  </details>
);
