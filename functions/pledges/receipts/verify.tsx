import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { Verdicts } from './verdicts.tsx';

export type Proven = {
  region: string;
  regionName: string | undefined;
  issuedAt: string;
  zone: string;
  textVersion: number;
  textHashStart: string;
};

const say = (frame: PageFrame, id: string, en: string) => (frame.lang === 'id' ? id : en);

const Form = ({ frame }: { frame: PageFrame }) => (
  <form method="get" action={`${frame.base}/verifikasi`} data-verify>
    <input type="hidden" name="lang" value={frame.lang} />
    <label class="field">
      <span class="label">{say(frame, 'Tempel tanda terima di sini', 'Paste a receipt here')}</span>
      <textarea name="receipt" rows={4} maxLength={400} required />
    </label>
    <button type="submit">{say(frame, 'Periksa', 'Check')}</button>
  </form>
);

/** Asks for a receipt. Its script checks it on the phone itself, also without a connection. */
export const renderVerifyForm = (frame: PageFrame): string =>
  renderPage(
    <Layout
      frame={frame}
      title={say(frame, 'Verifikasi tanda terima', 'Verify a receipt')}
      scripts={['verify.js']}
    >
      <p>
        {say(
          frame,
          'Tanda terima membuktikan bahwa seseorang berikrar, di mana, kapan, dan dengan naskah yang mana. Siapa orangnya tidak tertulis di dalamnya.',
          'A receipt proves that somebody pledged, where, when, and to which words. Who it was is not in it.',
        )}
      </p>
      <Verdicts frame={frame} />
      <Form frame={frame} />
      <p class="hint">
        {say(
          frame,
          'Kode QR pada tanda terima membuka halaman ini dan mengisinya. Pemeriksaan berjalan di ponsel Anda; tanda terima tidak dikirim ke mana pun. Sekali dibuka, halaman ini juga bekerja tanpa sambungan. Tanpa skrip, server yang memeriksa.',
          'The QR code of a receipt opens this page and fills it in. The check runs on your phone; the receipt is sent nowhere. Once opened, the page also works without a connection. Without script, the server does the check.',
        )}
      </p>
    </Layout>,
  );

/** What a receipt proves. */
export const renderVerified = (frame: PageFrame, receipt: string, proven: Proven): string =>
  renderPage(
    <Layout frame={frame} title={say(frame, 'Tanda terima sah', 'The receipt is genuine')}>
      <div class="notice good" role="status">
        <dl>
          <dt>{say(frame, 'Daerah', 'Region')}</dt>
          <dd>
            {proven.regionName ?? ''} ({proven.region})
          </dd>
          <dt>{say(frame, 'Waktu', 'Time')}</dt>
          <dd>
            <time dateTime={proven.issuedAt}>
              {formatMoment(Date.parse(proven.issuedAt), proven.zone, frame.lang)}
            </time>
          </dd>
          <dt>{say(frame, 'Naskah', 'Words')}</dt>
          <dd>
            {say(frame, 'versi', 'version')} {proven.textVersion}, SHA-256 {proven.textHashStart}…
          </dd>
        </dl>
      </div>
      <p class="code small">{receipt}</p>
      <p class="buttons">
        <a class="button" href={`${frame.base}/v1/receipts/${receipt}/certificate`}>
          {say(frame, 'Piagam dan kode QR', 'Certificate and QR code')}
        </a>
      </p>
      <Form frame={frame} />
    </Layout>,
  );
