import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { ListedNotice, noticeAnswer } from '../shown-notice.ts';
import { paths } from '../circular.ts';
import { mannerWords, say, titles } from './notice-words.ts';

type Shown = z.infer<typeof noticeAnswer>;
type Props = { frame: PageFrame; shown: Shown };

/** One circular or briefing: what every unit answered, and the link each unit answers by. */
export const renderNotice = (frame: PageFrame, shown: Shown): string =>
  renderPage(
    <Layout frame={frame} wide title={shown.title}>
      <NoticeFacts frame={frame} notice={shown} />
      <h2>{say(frame, 'Unit', 'Units')}</h2>
      {shown.units.some(({ link }) => link !== null) && (
        <p class="hint">
          {say(
            frame,
            'Kirim kepada tiap unit tautannya sendiri. Membukanya tidak mengubah apa pun; unit menjawab dengan menekan tombol.',
            'Send each unit its own link. Opening it changes nothing; the unit answers by pressing a button.',
          )}
        </p>
      )}
      <ul class="cards">
        {[...shown.units].sort(waitingFirst).map((unit) => (
          <li>
            <Unit frame={frame} shown={shown} unit={unit} />
          </li>
        ))}
      </ul>
      <p>
        <a
          class="button outline"
          href={`${frame.base}/v1/${paths[shown.kind]}?region=${shown.region}`}
        >
          {titles[shown.kind][frame.lang]}
        </a>
      </p>
    </Layout>,
  );

/** What was issued, for who issued it, for units and for oversight alike. */
export const NoticeFacts = ({ frame, notice }: { frame: PageFrame; notice: ListedNotice }) => (
  <dl class="facts">
    {notice.number !== null && (
      <>
        <dt>{say(frame, 'Nomor', 'Number')}</dt>
        <dd>{notice.number}</dd>
        <dt>{say(frame, 'Berlaku mulai', 'In force from')}</dt>
        <dd>{notice.effectiveOn}</dd>
      </>
    )}
    {notice.heldAt !== null && (
      <>
        <dt>{say(frame, 'Waktu', 'When')}</dt>
        <dd>
          {formatMoment(Date.parse(notice.heldAt), zoneOf(notice.region), frame.lang)}
          {notice.manner && ` (${mannerWords[notice.manner][frame.lang]})`}
        </dd>
      </>
    )}
    {notice.place !== null && (
      <>
        <dt>{say(frame, 'Tempat', 'Place')}</dt>
        <dd>{notice.place}</dd>
      </>
    )}
    {notice.link !== null && (
      <>
        <dt>{say(frame, 'Tautan', 'Link')}</dt>
        <dd>
          <a href={notice.link} rel="noreferrer noopener">
            {notice.link}
          </a>
        </dd>
      </>
    )}
    {notice.documentHash !== null && (
      <>
        <dt>{say(frame, 'Naskah', 'Document')}</dt>
        <dd>
          <a href={`${frame.base}/v1/circulars/${notice.region}/${notice.id}/document`}>PDF</a>{' '}
          <span class="hint">SHA-256 {notice.documentHash.slice(0, 16)}…</span>
        </dd>
      </>
    )}
  </dl>
);

type UnitOf = Shown['units'][number];

const waitingFirst = (a: UnitOf, b: UnitOf): number =>
  Number(a.answeredAt !== null) - Number(b.answeredAt !== null);

const Unit = ({ frame, shown, unit }: Props & { unit: UnitOf }) => (
  <>
    <h3>{unit.name}</h3>
    {unit.answeredAt === null ? (
      <p>{say(frame, 'Belum menjawab', 'Has not answered')}</p>
    ) : (
      <p>
        <strong>
          {unit.attended === null
            ? say(frame, 'Sudah menerima', 'Has acknowledged')
            : say(frame, `${unit.attended} orang hadir`, `${unit.attended} people attended`)}
        </strong>{' '}
        <span class="hint">
          {unit.office},{' '}
          {formatMoment(Date.parse(unit.answeredAt), zoneOf(shown.region), frame.lang)}
        </span>
      </p>
    )}
    {unit.link !== null && unit.answeredAt === null && (
      <details>
        <summary>{say(frame, 'Tautan unit', 'The unit’s link')}</summary>
        <p class="said">{unit.link}</p>
        <p>
          <a href={shareOf(frame, shown, unit.link)} rel="noreferrer noopener">
            {say(frame, 'Kirim lewat WhatsApp', 'Send by WhatsApp')}
          </a>
        </p>
      </details>
    )}
  </>
);

const shareOf = (frame: PageFrame, { title }: Shown, link: string): string => {
  const text = say(
    frame,
    `${title}. Mohon dijawab di: ${link}`,
    `${title}. Please answer at: ${link}`,
  );
  return `https://wa.me/?${new URLSearchParams({ text }).toString()}`;
};
