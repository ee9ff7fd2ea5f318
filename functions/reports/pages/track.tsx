import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

export type Tracked = {
  caseNumber: string;
  region: string;
  stage: string;
  receivedAt: string;
  zone: string;
};

const say = (frame: PageFrame, id: string, en: string) => (frame.lang === 'id' ? id : en);

const Form = ({ frame }: { frame: PageFrame }) => (
  <form method="post" action={`${frame.base}/v1/tracking`}>
    <input type="hidden" name="lang" value={frame.lang} />
    <label class="field">
      <span class="label">
        {say(frame, 'Kode tindak lanjut (16 angka)', 'Follow-up code (16 digits)')}
      </span>
      <span class="hint">
        {say(
          frame,
          'Kode ini hanya ditampilkan sekali saat Anda melapor dan tidak bisa dikirim ulang.',
          'It was shown once, when you reported, and cannot be sent again.',
        )}
      </span>
      <input name="code" inputMode="numeric" autocomplete="off" maxLength={60} required />
    </label>
    <button type="submit">{say(frame, 'Lihat', 'Look')}</button>
  </form>
);

/** Asks for a follow-up code, in the body of the form: a code never stands in an address. */
export const renderTrackForm = (frame: PageFrame): string =>
  renderPage(
    <Layout frame={frame} title={say(frame, 'Lacak laporan', 'Follow a report')}>
      <Form frame={frame} />
    </Layout>,
  );

/** Where a report stands, in plain words. */
export const renderTracked = (
  frame: PageFrame,
  { caseNumber, receivedAt, zone }: Tracked,
): string =>
  renderPage(
    <Layout frame={frame} title={`${say(frame, 'Kasus', 'Case')} ${caseNumber}`}>
      <ol class="stages">
        <li class="reached">
          <strong>{say(frame, 'Diterima', 'Received')}</strong>
          <span class="hint">
            <time dateTime={receivedAt}>
              {formatMoment(Date.parse(receivedAt), zone, frame.lang)}
            </time>
          </span>
        </li>
        <li>{say(frame, 'Diperiksa satgas', 'Checked by the task force')}</li>
        <li>{say(frame, 'Diteruskan', 'Passed on')}</li>
        <li>{say(frame, 'Diputus', 'Decided')}</li>
      </ol>
      <Form frame={frame} />
    </Layout>,
  );
