import type * as z from 'zod/mini';
import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { questions } from '../intake/questions.ts';
import type { requestView } from './operations.ts';
import { categories, type Category } from './trail.ts';

type Shown = z.infer<typeof requestView>;
type Props = { caseKey: string; requests: Shown[]; newId: () => string };

const say = ({ lang }: PageFrame, id: string, en: string): string => (lang === 'id' ? id : en);

const categoryWords: Record<Category, Words> = {
  referral: { id: 'Penerusan kepada lembaga', en: 'Passing it on to an authority' },
  clarification: { id: 'Klarifikasi', en: 'Clarification' },
  protection: { id: 'Perlindungan pelapor', en: 'Protecting the reporter' },
  'legal-order': { id: 'Perintah hukum', en: 'An order by law' },
};

/** Who asked for a reporter's name and who agreed; asking, agreeing and reading are buttons, never the opening of a page. */
export const renderIdentityRequests = (
  frame: PageFrame,
  { caseKey, requests, newId }: Props,
): string => {
  const own = `${frame.base}/v1/cases/${caseKey}`;
  return renderPage(
    <Layout frame={frame} title={say(frame, 'Nama pelapor', 'The reporter’s name')}>
      <div class="notice">
        <p>
          {say(
            frame,
            'Nama pelapor terbuka hanya untuk dua orang: yang meminta dan yang menyetujui, selama 24 jam. Pelapor melihat setiap permintaan, persetujuan, dan pembacaan.',
            'The reporter’s name opens to two people only, who asked and who agreed, for 24 hours. The reporter sees each request, approval and reading.',
          )}
        </p>
      </div>
      <Ask frame={frame} own={own} newId={newId} />
      {requests.length > 0 && (
        <ul class="cards">
          {requests.map((one) => (
            <li>
              <Request frame={frame} own={own} one={one} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button outline" href={own}>
          {say(frame, 'Kembali ke kasus', 'Back to the case')}
        </a>
      </p>
    </Layout>,
  );
};

const Ask = ({ frame, own, newId }: { frame: PageFrame; own: string; newId: () => string }) => (
  <details>
    <summary>{say(frame, 'Minta membaca nama', 'Ask to read the name')}</summary>
    <form method="post" action={`${own}/identity-requests`}>
      <input type="hidden" name="idempotencyKey" value={newId()} />
      <p class="field">
        <label for="q-category">{say(frame, 'Keperluan', 'Purpose')}</label>
        <select id="q-category" name="category" required>
          {categories.map((one) => (
            <option value={one}>{categoryWords[one][frame.lang]}</option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="q-reason">
          {say(frame, 'Alasan (sekurangnya 20 huruf)', 'Reason (20 characters at least)')}
        </label>
        <textarea id="q-reason" name="reason" rows={3} minLength={20} maxLength={500} required />
      </p>
      <button type="submit">{say(frame, 'Minta', 'Ask')}</button>
    </form>
  </details>
);

const Request = ({ frame, own, one }: { frame: PageFrame; own: string; one: Shown }) => {
  const time = (at: string) => formatMoment(Date.parse(at), 'Asia/Jakarta', frame.lang);
  return (
    <>
      <h2>{categoryWords[one.category][frame.lang]}</h2>
      <p class="said">{one.reason}</p>
      <p class="hint">
        {say(frame, 'Diminta', 'RequestWithApproval')} {one.askedBy}, {time(one.askedAt)}
        {one.approvedBy !== null && (
          <>
            {' · '}
            {say(frame, 'disetujui', 'agreed')} {one.approvedBy}
          </>
        )}
        {' · '}
        {say(frame, 'berlaku sampai', 'valid until')} {time(one.until)}
      </p>
      {one.approvedAt === null ? (
        <form method="post" action={`${own}/identity-requests/${one.requestId}/approval`}>
          <button type="submit">{say(frame, 'Saya setujui', 'I agree')}</button>
        </form>
      ) : (
        <form method="get" action={`${own}/identity`}>
          <button type="submit">{say(frame, 'Baca nama pelapor', 'Read the name')}</button>
          <p class="hint">{say(frame, 'Pembacaan ini tercatat.', 'This reading is noted.')}</p>
        </form>
      )}
    </>
  );
};

type Read = { caseNumber: string; identity: Record<string, string>; readUntil: string };

/** Who reported, for the two who may know; the reading was noted before this page was made. */
export const renderIdentity = (frame: PageFrame, read: Read): string =>
  renderPage(
    <Layout frame={frame} title={`${say(frame, 'Pelapor', 'Reporter')} ${read.caseNumber}`}>
      <dl class="facts">
        {Object.entries(read.identity).map(([name, value]) => (
          <>
            <dt>{labelOf(name)[frame.lang]}</dt>
            <dd class="said">{value}</dd>
          </>
        ))}
      </dl>
      <p class="hint">
        {say(frame, 'Dapat dibaca sampai', 'Can be read until')}{' '}
        {formatMoment(Date.parse(read.readUntil), 'Asia/Jakarta', frame.lang)}
      </p>
    </Layout>,
  );

/** What officers call an answer of the reporter's identity. */
const labelOf = (name: string): Words => {
  const label = questions.find((question) => question.name === name)?.officersLabel;
  return label === undefined || label === 'shown-elsewhere' ? { id: name, en: name } : label;
};
