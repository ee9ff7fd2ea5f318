import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

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
  <form method="get" action={`${frame.base}/verifikasi`}>
    <input type="hidden" name="lang" value={frame.lang} />
    <label class="field">
      <span class="label">{say(frame, 'Tempel tanda terima di sini', 'Paste a receipt here')}</span>
      <textarea name="receipt" rows={4} maxLength={400} required />
    </label>
    <button type="submit">{say(frame, 'Periksa', 'Check')}</button>
  </form>
);

/** Asks for a receipt. */
export const renderVerifyForm = (frame: PageFrame): string =>
  renderPage(
    <Layout frame={frame} title={say(frame, 'Verifikasi tanda terima', 'Verify a receipt')}>
      <p>
        {say(
          frame,
          'Tanda terima membuktikan bahwa seseorang berikrar, di mana, kapan, dan dengan naskah yang mana. Siapa orangnya tidak tertulis di dalamnya.',
          'A receipt proves that somebody pledged, where, when, and to which words. Who it was is not in it.',
        )}
      </p>
      <Form frame={frame} />
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
      <Form frame={frame} />
    </Layout>,
  );
