import type * as z from 'zod/mini';
import { choicesIn, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { NothingIsShown, type SeesNothing } from '../../../../shared/page/sees-nothing.tsx';
import type { tasksAnswer } from '../list-answers.ts';
import { words } from '../words.ts';
import { queueWords } from './queue-words.ts';
import { KeysOfQueue, queueScript } from './queue-keys.tsx';
import { QueueTable } from './queue-table.tsx';
import { WaitingFiles } from './waiting-files.tsx';
import { WaitingHandOvers } from './waiting-hand-overs.tsx';

type Page = z.infer<typeof tasksAnswer>;
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

/** What an officer has taken, the earliest deadline first, with what waits in it; it stays until its alert ends. */
export const renderTasks = (frame: PageFrame, props: Props): string => {
  const { page, region, campaign, now, officerId, seesNothing } = props;
  const { lang } = frame;
  const query = region === undefined ? '' : `region=${region}`;
  return renderPage(
    <Layout frame={frame} wide title={queueWords.myTasks[lang]} query={query} scripts={queueScript}>
      <RegionChooser
        frame={frame}
        path="/v1/cases/mine"
        regions={choicesIn(campaign, frame.person?.region ?? '')}
        chosen={region}
        all="all"
      />
      {seesNothing && <NothingIsShown frame={frame} why={seesNothing} />}
      <p class="buttons">
        <a class="button" href={`${frame.base}/v1/alerts`}>
          {queueWords.alertsToTake[lang]}
        </a>
        <a class="button outline" href={`${frame.base}/v1/cases`}>
          {words.allCases[lang]}
        </a>
      </p>
      <WaitingHandOvers frame={frame} handOvers={page.handOvers} />
      <WaitingFiles frame={frame} files={page.fileRequests} />
      {page.tasks.length === 0 ? (
        <div class="notice good">
          <p>{queueWords.youHaveNothing[lang]}</p>
        </div>
      ) : (
        <>
          <Summary frame={frame} tasks={page.tasks} />
          <QueueTable
            frame={frame}
            lines={page.tasks}
            campaign={campaign}
            now={now}
            officerId={officerId}
            caption={queueWords.myTasks[lang]}
            below={({ region: of, alertId, caseNumber }) => (
              <span class="hint">
                <a
                  href={`${frame.base}/v1/alerts/${of}/${alertId}`}
                  aria-label={`${queueWords.endOrHandOver[lang]}: ${caseNumber}`}
                >
                  {queueWords.endOrHandOver[lang]}
                </a>
              </span>
            )}
          />
        </>
      )}
      {page.next !== null && (
        <p>
          <a
            class="button"
            href={`${frame.base}/v1/cases/mine?${new URLSearchParams({ ...(region && { region }), cursor: page.next }).toString()}`}
          >
            {words.next[lang]}
          </a>
        </p>
      )}
      <p class="hint">{queueWords.itStaysUntil[lang]}</p>
      <KeysOfQueue frame={frame} />
    </Layout>,
  );
};

type SummaryProps = { frame: PageFrame; tasks: Page['tasks'] };

/** What waits, in one line. */
const Summary = ({ frame, tasks }: SummaryProps) => (
  <p class="lead">
    {queueWords.waitsForYou[frame.lang]({
      cases: tasks.length,
      overdue: tasks.filter(({ overdue }) => overdue).length,
      messages: tasks.filter(({ messageWaiting }) => messageWaiting).length,
    })}
  </p>
);
