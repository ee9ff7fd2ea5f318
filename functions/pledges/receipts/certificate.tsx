import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../shared/qr/qr-svg.tsx';
import { disclaimer, type Certificate } from './certificate.ts';
import { whatsAppAddress } from './receipt-addresses.ts';

type Props = { frame: PageFrame; certificate: Certificate };

const say = (frame: PageFrame, id: string, en: string): string => (frame.lang === 'id' ? id : en);

/** The certificate of a proven receipt: to print, to save, to share; the name is written on the phone and stays there. */
export const renderCertificate = (frame: PageFrame, certificate: Certificate): string =>
  renderPage(
    <Layout
      frame={frame}
      title={say(frame, 'Piagam ikrar netralitas', 'Certificate of the pledge of neutrality')}
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
    <label for="own-name">
      {say(frame, 'Nama Anda di piagam', 'Your name on the certificate')}
    </label>
    <div class="note">
      <span class="hint">
        {say(
          frame,
          'Boleh kosong. Ditulis hanya di layar ini untuk dicetak; tidak dikirim dan tidak disimpan.',
          'May stay empty. It is written on this screen only, to be printed; it is not sent and not kept.',
        )}
      </span>
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
        <span class="hint">
          {say(frame, 'Nama, ditulis oleh pemegang', 'Name, written by its holder')}
        </span>
      </p>
      <dl>
        <dt>{say(frame, 'Kampanye', 'Campaign')}</dt>
        <dd>{certificate.campaign[lang]}</dd>
        <dt>{say(frame, 'Daerah', 'Region')}</dt>
        <dd>{certificate.regionName}</dd>
        <dt>{say(frame, 'Waktu tercatat', 'Recorded at')}</dt>
        <dd>{certificate.issuedAt[lang]}</dd>
        <dt>{say(frame, 'Bentuk', 'Act')}</dt>
        <dd>{certificate.act[lang]}</dd>
        <dt>{say(frame, 'Naskah', 'Words')}</dt>
        <dd>
          {say(frame, 'versi', 'version')} {certificate.textVersion}, SHA-256{' '}
          <span class="code small">{certificate.textHash}</span>
        </dd>
        <dt>{say(frame, 'Nomor tanda terima', 'Receipt number')}</dt>
        <dd class="code small">{certificate.receiptId}</dd>
      </dl>
      <QrSvg
        code={qrCode(certificate.checkAt)}
        label={say(frame, 'Kode QR untuk memeriksa tanda terima', 'QR code to check the receipt')}
      />
      <p class="code small">{certificate.receipt}</p>
      <p class="hint">{disclaimer[lang]}</p>
    </section>
  );
};

const Ways = ({ frame, certificate }: Props) => (
  <p class="buttons not-printed">
    <button type="button" data-print hidden>
      {say(frame, 'Cetak atau simpan', 'Print or save')}
    </button>
    <a
      class="button"
      href={`${frame.base}/v1/receipts/${certificate.receipt}/certificate.pdf?lang=${frame.lang}`}
    >
      {say(frame, 'Unduh PDF', 'Download as PDF')}
    </a>
    <a
      class="button outline"
      href={whatsAppAddress(certificate.checkAt, frame.lang)}
      rel="noopener noreferrer"
    >
      {say(frame, 'Kirim lewat WhatsApp', 'Send by WhatsApp')}
    </a>
  </p>
);
