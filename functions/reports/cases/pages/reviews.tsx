import type * as z from 'zod/mini';
import { choicesIn, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { NothingIsShown, type SeesNothing } from '../../../../shared/page/sees-nothing.tsx';
import type { reviewsAnswer } from '../list-answers.ts';
import { words } from '../words.ts';
import { moveWords } from './case-words.ts';
import { Moment } from './page-parts.tsx';
import { KeysOfQueue, queueScript } from './queue-keys.tsx';
import { QueueTable } from './queue-table.tsx';
import { reviewWords } from './review-words.ts';

type Page = z.infer<typeof reviewsAnswer>;
type Props = {
  page: Page;
  /** The only region that is shown; undefined for all of the caller's. */
  region: string | undefined;
  campaign: Campaign;
  /** Milliseconds since the epoch. */
  now: number;
  officerId?: string | undefined;
  seesNothing?: SeesNothing | undefined;
};

/** The ends of cases that wait for somebody above their region, the longest first. */
export const renderReviews = (frame: PageFrame, props: Props): string => {
  const { page, region, campaign, now, officerId, seesNothing } = props;
  const { lang } = frame;
  const query = region === undefined ? '' : `region=${region}`;
  return renderPage(
    <Layout frame={frame} wide title={reviewWords.title[lang]} query={query} scripts={queueScript}>
      <RegionChooser
        frame={frame}
        path="/v1/cases/reviews"
        regions={choicesIn(campaign, frame.person?.region ?? '')}
        chosen={region}
        all="all"
      />
      {seesNothing && <NothingIsShown frame={frame} why={seesNothing} />}
      <p class="lead">{reviewWords.lead[lang]}</p>
      {page.reviews.length === 0 ? (
        <div class="notice good">
          <p>{reviewWords.nothingWaits[lang]}</p>
        </div>
      ) : (
        <QueueTable
          frame={frame}
          lines={page.reviews}
          campaign={campaign}
          now={now}
          officerId={officerId}
          caption={reviewWords.title[lang]}
          below={(one) => <End frame={frame} one={one} />}
        />
      )}
      {page.next !== null && (
        <p>
          <a
            class="button"
            href={`${frame.base}/v1/cases/reviews?${new URLSearchParams({ ...(region && { region }), cursor: page.next }).toString()}`}
          >
            {words.next[lang]}
          </a>
        </p>
      )}
      <KeysOfQueue frame={frame} />
    </Layout>,
  );
};

type EndProps = { frame: PageFrame; one: Page['reviews'][number] };

/** How it ended and when, and until when somebody is to look at that. */
const End = ({ frame, one }: EndProps) => (
  <span class="hint">
    {reviewWords.endedAs[frame.lang]}: {moveWords(one.endedBy)[frame.lang]},{' '}
    <Moment frame={frame} region={one.region} at={one.endedAt} />.{' '}
    {reviewWords.reviewBy[frame.lang]}{' '}
    <Moment frame={frame} region={one.region} at={one.reviewBy} />
    {one.reviewOverdue && <strong class="late"> · {reviewWords.late[frame.lang]}</strong>}
  </span>
);
