import type * as z from 'zod/mini';
import { formatDay, formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { signTexts } from '../../../../shared/signing/sign-words.ts';
import type { SignedAnswer } from '../../../../shared/signing/signature.ts';
import { SignedPart } from '../../../../shared/signing/signed-part.tsx';
import type { ListedNotice, noticeAnswer } from '../notice-view.ts';
import { paths } from '../circular.ts';
import { mannerWords, titles } from './notice-words.ts';
import { words } from '../words.ts';

type NoticeView = z.infer<typeof noticeAnswer>;
type Props = { frame: PageFrame; shown: NoticeView };

/** One circular or briefing: what every unit answered, and the link each unit answers by. */
export const renderNotice = (frame: PageFrame, shown: NoticeView, maySign: boolean): string =>
  renderPage(
    <Layout frame={frame} wide title={shown.title}>
      <NoticeFacts frame={frame} notice={shown} />
      <NoticeSigned frame={frame} notice={shown} signed={shown.signed} maySign={maySign} />
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

type SignedProps = {
  frame: PageFrame;
  notice: ListedNotice;
  signed: SignedAnswer | null;
  maySign: boolean;
};

/** Who signed the PDF of a circular electronically; that nobody has, and who may, before. */
export const NoticeSigned = ({ frame, notice, signed, maySign }: SignedProps) => {
  const own = `${frame.base}/v1/circulars/${notice.region}/${notice.id}`;
  if (notice.documentHash === null) return null;
  if (signed)
    return (
      <SignedPart
        frame={frame}
        region={notice.region}
        signed={signed}
        file={`${own}/signed-document`}
      />
    );
  return (
    <>
      <p class="hint">{signTexts.notSigned[frame.lang]}</p>
      {maySign && (
        <p class="buttons">
          <a class="button" href={`${own}/signing`}>
            {signTexts.sign[frame.lang]}
          </a>
        </p>
      )}
    </>
  );
};

/** What was issued, for who issued it, for units and for oversight alike. */
export const NoticeFacts = ({ frame, notice }: { frame: PageFrame; notice: ListedNotice }) => (
  <dl class="facts">
    {notice.number !== null && (
      <>
        <dt>{words.number2[frame.lang]}</dt>
        <dd>{notice.number}</dd>
        <dt>{words.inForceFrom[frame.lang]}</dt>
        <dd>{notice.effectiveOn && formatDay(notice.effectiveOn, frame.lang)}</dd>
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
