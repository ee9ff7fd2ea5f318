import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { ReceiptVoided } from '../voiding/voided-receipt.ts';
import { reasonWords } from '../voiding/words.ts';
import { receiptStandingOf } from './receipt-standing.ts';
import { Verdicts } from './verdicts.tsx';
import { words } from './words.ts';

export type Proven = {
  region: string;
  regionName: string | undefined;
  issuedAt: string;
  zone: string;
  standing: string;
  textVersion: number;
  textHashStart: string;
  voided: ReceiptVoided | null;
};

const Form = ({ frame }: { frame: PageFrame }) => (
  <form method="get" action={`${frame.base}/verifikasi`} data-verify>
    <input type="hidden" name="lang" value={frame.lang} />
    <label class="field">
      <span class="label">{words.pasteAReceiptHere[frame.lang]}</span>
      <textarea name="receipt" rows={4} maxLength={400} required />
    </label>
    <button type="submit">{words.check[frame.lang]}</button>
  </form>
);

/** Asks for a receipt. Its script checks it on the phone itself, also without a connection. */
export const renderVerifyForm = (frame: PageFrame): string =>
  renderPage(
    <Layout
      frame={frame}
      title={words.verifyAReceipt[frame.lang]}
      about={words.aReceiptProvesThat[frame.lang]}
      scripts={['verify.js']}
    >
      <p>{words.aReceiptProvesThat[frame.lang]}</p>
      <Verdicts frame={frame} />
      <Form frame={frame} />
      <p class="hint">{words.theQrCodeOf[frame.lang]}</p>
    </Layout>,
  );

type VoidedProps = { frame: PageFrame; voided: ReceiptVoided; zone: string };

const IsVoided = ({ frame, voided, zone }: VoidedProps) => (
  <div class="notice bad" role="alert">
    <p>{(voided.is === 'voided' ? words.itIsVoid : words.itMayBeVoid)[frame.lang]}</p>
    <p>
      {words.whyVoid[frame.lang]}: {reasonWords[voided.reason][frame.lang]} (
      {formatMoment(Date.parse(voided.at), zone, frame.lang)})
    </p>
    <p>{words.pledgeAgain[frame.lang]}</p>
  </div>
);

/** What a receipt proves. */
export const renderVerified = (frame: PageFrame, receipt: string, proven: Proven): string =>
  renderPage(
    <Layout frame={frame} title={words.theReceiptIsGenuine[frame.lang]}>
      {proven.voided && <IsVoided frame={frame} voided={proven.voided} zone={proven.zone} />}
      <div class="notice good" role="status">
        <dl>
          <dt>{words.region[frame.lang]}</dt>
          <dd>
            {proven.regionName ?? ''} ({proven.region})
          </dd>
          <dt>{words.time[frame.lang]}</dt>
          <dd>
            <time dateTime={proven.issuedAt}>
              {formatMoment(Date.parse(proven.issuedAt), proven.zone, frame.lang)}
            </time>
          </dd>
          <dt>{words.worth[frame.lang]}</dt>
          <dd>{receiptStandingOf(proven.standing)[frame.lang]}</dd>
          <dt>{words.words[frame.lang]}</dt>
          <dd>
            {words.version[frame.lang]} {String(proven.textVersion)}, SHA-256 {proven.textHashStart}
            …
          </dd>
        </dl>
      </div>
      <p class="code small">{receipt}</p>
      <p class="buttons">
        <a class="button" href={`${frame.base}/v1/receipts/${receipt}/certificate`}>
          {words.certificateAndQrCode[frame.lang]}
        </a>
      </p>
      <Form frame={frame} />
    </Layout>,
  );
