import type * as z from 'zod/mini';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { NothingIsShown, type SeesNothing } from '../../../../shared/page/sees-nothing.tsx';
import type { casesAnswer } from '../list-answers.ts';
import { words } from '../words.ts';
import { KeysOfQueue, queueScript } from './queue-keys.tsx';
import { Filters, SavedFilters } from './queue-filters.tsx';
import { queryOf, type QueueQuery } from './queue-query.ts';
import { QueueTable, type Line } from './queue-table.tsx';

type Page = z.infer<typeof casesAnswer>;
type Props = {
  page: Page;
  asked: QueueQuery;
  campaign: Campaign;
  regions: string[];
  /** Milliseconds since the epoch. */
  now: number;
  /** Of whoever looks. */
  officerId?: string | undefined;
  seesNothing?: SeesNothing | undefined;
  /** How many others of its cluster are behind a case, by its key. */
  others?: ReadonlyMap<string, number>;
};

/** The queue of cases, the earliest deadline first, with what it can be narrowed by. */
export const renderQueue = (
  frame: PageFrame,
  { page, asked, campaign, regions, now, officerId, seesNothing, others }: Props,
): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={words.cases[frame.lang]}
      query={queryOf(asked)}
      scripts={queueScript}
    >
      {seesNothing && <NothingIsShown frame={frame} why={seesNothing} />}
      <SavedFilters frame={frame} asked={asked} />
      <Filters frame={frame} asked={asked} campaign={campaign} regions={regions} />
      {page.cases.length === 0 ? (
        <div class="notice">
          <p>{words.noCaseMatches[frame.lang]}</p>
        </div>
      ) : (
        <QueueTable
          frame={frame}
          lines={page.cases}
          campaign={campaign}
          now={now}
          officerId={officerId}
          caption={words.cases[frame.lang]}
          below={(one) => (
            <Others frame={frame} one={one} asked={asked} count={others?.get(one.caseKey) ?? 0} />
          )}
        />
      )}
      <p class="buttons">
        {page.next !== null && (
          <a
            class="button"
            href={`${frame.base}/v1/cases?${queryOf({ ...asked, cursor: page.next })}`}
          >
            {words.next[frame.lang]}
          </a>
        )}
        <a class="button outline" href={`${frame.base}/v1/cases/export?${exportQuery(asked)}`}>
          {words.downloadCsv[frame.lang]}
        </a>
      </p>
      <KeysOfQueue frame={frame} />
    </Layout>,
  );

/** An export goes from the beginning. */
const exportQuery = (asked: QueueQuery): string => queryOf({ ...asked, cursor: undefined });

type OthersProps = { frame: PageFrame; one: Line; asked: QueueQuery; count: number };

/** How many cases of its cluster are behind this one, and where they are; each is a case of its own. */
const Others = ({ frame, one, asked, count }: OthersProps) => {
  if (one.alike === null || count === 0) return null;
  const { region, alike } = one;
  const query = queryOf({ ...asked, cursor: undefined, region, alike });
  const text = alike === overLimit ? words.moreOverLimit : words.moreAlike;
  return (
    <span class="hint">
      <a href={`${frame.base}/v1/cases?${query}`}>{text[frame.lang](count)}</a>
    </span>
  );
};

const overLimit = 'over-limit';
