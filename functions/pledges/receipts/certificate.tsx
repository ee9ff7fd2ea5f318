import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../shared/qr/qr-svg.tsx';
import { disclaimer, type Certificate } from './certificate.ts';
import { whatsAppAddress } from './receipt-addresses.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; certificate: Certificate };

/** The certificate of a proven receipt: to print, to save, to share; the name is written on the phone and stays there. */
export const renderCertificate = (frame: PageFrame, certificate: Certificate): string =>
  renderPage(
    <Layout
      frame={frame}
      title={words.certificateOfThePledge[frame.lang]}
      scripts={['certificate.js']}
    >
      <NameField frame={frame} />
      <Sheet frame={frame} certificate={certificate} />
      <Ways frame={frame} certificate={certificate} />
    </Layout>,
  );

/** Stands in no form and has no name: there is nothing by which it could be sent. */
const NameField = ({ frame }: { frame: PageFrame }) => (
  <div class="field not-printed" data-name-field hidden>
    <label for="own-name">{words.yourNameOnThe[frame.lang]}</label>
    <div class="note">
      <span class="hint">{words.mayStayEmptyIt[frame.lang]}</span>
    </div>
    <input id="own-name" type="text" maxLength={80} autocomplete="off" data-own-name />
  </div>
);

const Sheet = ({ frame, certificate }: Props) => {
  const { lang } = frame;
  return (
    <section class="receipt certificate" data-certificate>
      <p class="holder">
        <output data-holder for="own-name" />
        <span class="hint">{words.nameWrittenByIts[frame.lang]}</span>
      </p>
      <dl>
        <dt>{words.campaign[frame.lang]}</dt>
        <dd>{certificate.campaign[lang]}</dd>
        <dt>{words.region[frame.lang]}</dt>
        <dd>{certificate.regionName}</dd>
        <dt>{words.recordedAt[frame.lang]}</dt>
        <dd>{certificate.issuedAt[lang]}</dd>
        <dt>{words.act[frame.lang]}</dt>
        <dd>{certificate.act[lang]}</dd>
        <dt>{words.worth[lang]}</dt>
        <dd>{certificate.standing[lang]}</dd>
        <dt>{words.words[frame.lang]}</dt>
        <dd>
          {words.version[frame.lang]} {String(certificate.textVersion)}, SHA-256{' '}
          <span class="code small">{certificate.textHash}</span>
        </dd>
        <dt>{words.receiptNumber[frame.lang]}</dt>
        <dd class="code small">{certificate.receiptId}</dd>
      </dl>
      <QrSvg code={qrCode(certificate.checkAt)} label={words.qrCodeToCheck[frame.lang]} />
      <p class="code small">{certificate.receipt}</p>
      <p class="hint">{disclaimer[lang]}</p>
    </section>
  );
};

const Ways = ({ frame, certificate }: Props) => (
  <p class="buttons not-printed">
    <button type="button" data-print hidden>
      {words.printOrSave[frame.lang]}
    </button>
    <a
      class="button"
      href={`${frame.base}/v1/receipts/${certificate.receipt}/certificate.pdf?lang=${frame.lang}`}
    >
      {words.downloadAsPdf[frame.lang]}
    </a>
    <a
      class="button outline"
      href={whatsAppAddress(certificate.checkAt, frame.lang)}
      rel="noopener noreferrer"
    >
      {words.sendByWhatsapp[frame.lang]}
    </a>
  </p>
);
