import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { unitNoticeAnswer } from '../notice-view.ts';
import { NoticeFacts, NoticeSigned } from './notice.tsx';
import { words } from '../words.ts';

type UnitNoticeView = z.infer<typeof unitNoticeAnswer> & { action: string };
type Props = { frame: PageFrame; shown: UnitNoticeView };

/** What a unit was sent, on whatever phone its office has; answering is a button, never the opening of the page. */
export const renderUnitNotice = (frame: PageFrame, shown: UnitNoticeView): string =>
  renderPage(
    <Layout frame={frame} title={shown.notice.title}>
      <p class="lead">{shown.unitName}</p>
      <NoticeFacts frame={frame} notice={shown.notice} />
      <NoticeSigned frame={frame} notice={shown.notice} signed={shown.signed} maySign={false} />
      <Answered frame={frame} shown={shown} />
      {(shown.answeredAt === null || shown.notice.kind === 'briefing') && (
        <AnswerForm frame={frame} shown={shown} />
      )}
    </Layout>,
  );

const Answered = ({ frame, shown }: Props) =>
  shown.answeredAt === null ? null : (
    <div class="notice good" role="status">
      <p>
        {shown.attended === null
          ? words.yourUnitHasAcknowledged[frame.lang]
          : words.notedPeopleAttendedYou[frame.lang](shown.attended)}{' '}
        <span class="hint">
          {formatMoment(Date.parse(shown.answeredAt), zoneOf(shown.notice.region), frame.lang)}
        </span>
      </p>
    </div>
  );

const AnswerForm = ({ frame, shown }: Props) => (
  <form method="post" action={shown.action}>
    <p class="field">
      <label for="q-office">{words.officeOfWhoAnswers[frame.lang]}</label>
      <input
        id="q-office"
        name="office"
        type="text"
        required
        minLength={3}
        maxLength={80}
        placeholder={words.secretaryOfTheOffice[frame.lang]}
      />
    </p>
    {shown.notice.kind === 'briefing' && (
      <p class="field">
        <label for="q-attended">{words.howManyOfThis[frame.lang]}</label>
        <input
          id="q-attended"
          name="attended"
          type="text"
          inputMode="numeric"
          pattern="\d{1,5}"
          required
          value={shown.attended ?? ''}
        />
      </p>
    )}
    <button type="submit">
      {shown.notice.kind === 'circular'
        ? words.weHaveItAnd[frame.lang]
        : words.noteAttendance[frame.lang]}
    </button>
  </form>
);
