import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { ListedNotice, noticeAnswer } from '../notice-view.ts';
import { paths } from '../circular.ts';
import { mannerWords, titles } from './notice-words.ts';
import { words } from '../words.ts';

type NoticeView = z.infer<typeof noticeAnswer>;
type Props = { frame: PageFrame; shown: NoticeView };

/** One circular or briefing: what every unit answered, and the link each unit answers by. */
export const renderNotice = (frame: PageFrame, shown: NoticeView): string =>
  renderPage(
    <Layout frame={frame} wide title={shown.title}>
      <NoticeFacts frame={frame} notice={shown} />
      <h2>{words.units[frame.lang]}</h2>
      {shown.units.some(({ link }) => link !== null) && (
        <p class="hint">{words.sendEachUnitIts[frame.lang]}</p>
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
        <dt>{words.number2[frame.lang]}</dt>
        <dd>{notice.number}</dd>
        <dt>{words.inForceFrom[frame.lang]}</dt>
        <dd>{notice.effectiveOn}</dd>
      </>
    )}
    {notice.heldAt !== null && (
      <>
        <dt>{words.when[frame.lang]}</dt>
        <dd>
          {formatMoment(Date.parse(notice.heldAt), zoneOf(notice.region), frame.lang)}
          {notice.manner && ` (${mannerWords[notice.manner][frame.lang]})`}
        </dd>
      </>
    )}
    {notice.place !== null && (
      <>
        <dt>{words.place[frame.lang]}</dt>
        <dd>{notice.place}</dd>
      </>
    )}
    {notice.link !== null && (
      <>
        <dt>{words.link[frame.lang]}</dt>
        <dd>
          <a href={notice.link} rel="noreferrer noopener">
            {notice.link}
          </a>
        </dd>
      </>
    )}
    {notice.documentHash !== null && (
      <>
        <dt>{words.document[frame.lang]}</dt>
        <dd>
          <a href={`${frame.base}/v1/circulars/${notice.region}/${notice.id}/document`}>PDF</a>{' '}
          <span class="hint">SHA-256 {notice.documentHash.slice(0, 16)}…</span>
        </dd>
      </>
    )}
  </dl>
);

type UnitOf = NoticeView['units'][number];

const waitingFirst = (a: UnitOf, b: UnitOf): number =>
  Number(a.answeredAt !== null) - Number(b.answeredAt !== null);

const Unit = ({ frame, shown, unit }: Props & { unit: UnitOf }) => (
  <>
    <h3>{unit.name}</h3>
    {unit.answeredAt === null ? (
      <p>{words.hasNotAnswered[frame.lang]}</p>
    ) : (
      <p>
        <strong>
          {unit.attended === null
            ? words.hasAcknowledged[frame.lang]
            : words.peopleAttended[frame.lang](unit.attended)}
        </strong>{' '}
        <span class="hint">
          {unit.office},{' '}
          {formatMoment(Date.parse(unit.answeredAt), zoneOf(shown.region), frame.lang)}
        </span>
      </p>
    )}
    {unit.link !== null && unit.answeredAt === null && (
      <details>
        <summary>{words.theUnitsLink[frame.lang]}</summary>
        <p class="said">{unit.link}</p>
        <p>
          <a href={shareOf(frame, shown, unit.link)} rel="noreferrer noopener">
            {words.sendByWhatsapp[frame.lang]}
          </a>
        </p>
      </details>
    )}
  </>
);

const shareOf = (frame: PageFrame, { title }: NoticeView, link: string): string => {
  const text = words.pleaseAnswerAt[frame.lang](title, link);
  return `https://wa.me/?${new URLSearchParams({ text }).toString()}`;
};
