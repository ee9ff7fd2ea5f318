import type { CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { paths, type NoticeKind } from '../circular.ts';
import type { countAnswered, ListedNotice } from '../notice-view.ts';
import { IssueForm } from './issue-form.tsx';
import { titles } from './notice-words.ts';
import { words } from '../words.ts';

export type NoticesPage = {
  kind: NoticeKind;
  region: string;
  /** Those the reader may look at. */
  regions: CampaignRegion[];
  notices: (ListedNotice & { answers: ReturnType<typeof countAnswered> })[];
  mayIssue: boolean;
  idempotencyKey: string;
};

/** The circulars, or the briefings, of a region, with how many units answered; and, for who may, the form for a new one. */
export const renderNotices = (frame: PageFrame, page: NoticesPage): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={titles[page.kind][frame.lang]}
      query={`region=${page.region}`}
    >
      <Ways frame={frame} page={page} />
      {page.mayIssue && <IssueForm frame={frame} page={page} />}
      {page.notices.length === 0 ? (
        <div class="notice">
          <p>{words.thereAreNoneYet[frame.lang]}</p>
        </div>
      ) : (
        <ul class="cards">
          {page.notices.map((notice) => (
            <li>
              <h2>
                <a href={`${frame.base}/v1/${paths[page.kind]}/${notice.region}/${notice.id}`}>
                  {notice.title}
                </a>
              </h2>
              <p class="hint">
                {notice.number ??
                  formatMoment(Date.parse(notice.heldAt ?? ''), zoneOf(page.region), frame.lang)}
              </p>
              <Answered frame={frame} notice={notice} />
            </li>
          ))}
        </ul>
      )}
    </Layout>,
  );

type AnsweredProps = { frame: PageFrame; notice: NoticesPage['notices'][number] };

/** How many units answered, as a bar and in words. */
export const Answered = ({ frame, notice: { kind, answers } }: AnsweredProps) => (
  <p>
    <progress
      max={answers.units}
      value={answers.answered}
      aria-label={words.unitsThatAnswered[frame.lang]}
    />{' '}
    {answers.answered}/{answers.units}{' '}
    {kind === 'circular'
      ? words.unitsHaveAcknowledged[frame.lang]
      : words.unitsCamePeople[frame.lang](answers.attended)}
  </p>
);

/** The other regions, and the other kind. */
const Ways = ({ frame, page }: { frame: PageFrame; page: NoticesPage }) => {
  const other = page.kind === 'circular' ? 'briefing' : 'circular';
  return (
    <>
      <RegionChooser
        frame={frame}
        path={`/v1/${paths[page.kind]}`}
        regions={page.regions}
        chosen={page.region}
      />
      <p>
        <a href={`${frame.base}/v1/${paths[other]}?region=${page.region}`}>
          {titles[other][frame.lang]}
        </a>
      </p>
    </>
  );
};
