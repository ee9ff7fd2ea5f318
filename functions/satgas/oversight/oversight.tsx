import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { overseenDays, type Overseen, type RegionLine } from './oversee.ts';
import { rungWords } from '../alerts/alert-words.ts';
import { ForChairs, ToErasures } from '../alerts/open-alerts.tsx';
import { words as texts } from './words.ts';

type Props = Overseen & { campaign: Campaign };

/** How the alert line of each region does: what is red needs somebody today. */
export const renderOversight = (frame: PageFrame, { campaign, lines, sms }: Props): string => {
  const nameOf = (region: string) =>
    campaign.regions.find(({ code }) => code === region)?.name ?? region;
  return renderPage(
    <Layout frame={frame} wide title={texts.oversightOfTheAlert[frame.lang]}>
      <p class="lead">{texts.reportsOfTheLast[frame.lang](overseenDays)}</p>
      {frame.person?.role === 'oversight' ? (
        <p>
          <ToErasures frame={frame} />
        </p>
      ) : (
        <ForChairs frame={frame} />
      )}
      <p>
        <a href={`${frame.base}/v1/oversight/funnel`}>{texts.fromReportToSanction[frame.lang]}</a> ·{' '}
        <a href={`${frame.base}/v1/oversight/circulars`}>
          {texts.circularsAndBriefings[frame.lang]}
        </a>
        {frame.person?.role !== 'chair' && (
          <>
            {' '}
            ·{' '}
            <a href={`${frame.base}/v1/oversight/readings`}>
              {texts.whoReadWhichReports[frame.lang]}
            </a>
          </>
        )}
      </p>
      <Spend frame={frame} sms={sms} />
      <ul class="cards">
        {[...lines].sort(byNeed).map((line) => (
          <li>
            <h2>{nameOf(line.region)}</h2>
            <Line frame={frame} line={line} />
          </li>
        ))}
      </ul>
      <h2>{texts.whatTheNumbersMean[frame.lang]}</h2>
      <ul>
        {definitions.map((words) => (
          <li>{words[frame.lang]}</li>
        ))}
      </ul>
    </Layout>,
  );
};

/** What needs somebody first: nobody to tell, then old open alerts, then silence. */
const byNeed = (a: RegionLine, b: RegionLine): number => needOf(b) - needOf(a);
const needOf = ({ reachable, open, isSilent, overdueMessages, ...line }: RegionLine): number =>
  (reachable === 0 ? 1_000_000 : 0) +
  line.foundBySweep * 20_000 +
  overdueMessages * 5000 +
  open.older * 1000 +
  open.underDay * 10 +
  (isSilent ? 1 : 0);

const Spend = ({ frame, sms }: { frame: PageFrame; sms: Overseen['sms'] }) => {
  const usd = (micro: number) => `US$ ${(micro / 1e6).toFixed(2)}`;
  return (
    <div class={sms.predictedMicroUsd > sms.budgetMicroUsd ? 'notice bad' : 'notice'}>
      <p>
        <label for="sms-spent">{texts.smsCostThisMonth[frame.lang]}</label>:{' '}
        {usd(sms.spentMicroUsd)} / {usd(sms.budgetMicroUsd)}{' '}
        <progress id="sms-spent" max={sms.budgetMicroUsd} value={sms.spentMicroUsd} />
      </p>
      {sms.isInSandbox && <p class="tag urgent">{texts.theSmsAccountIs[frame.lang]}</p>}
      {sms.spendLimitUsd !== null && sms.spendLimitUsd * 1e6 < sms.budgetMicroUsd && (
        <p class="tag urgent">{texts.theAccountsLimitIs[frame.lang]}</p>
      )}
      <p class="hint">
        {texts.predictedByTheEnd[frame.lang]}: {usd(sms.predictedMicroUsd)}.{' '}
        {texts.acceptedByTheCarrier[frame.lang]}
      </p>
    </div>
  );
};

const Line = ({ frame, line }: { frame: PageFrame; line: RegionLine }) => {
  const minutes = (ms: number | undefined) =>
    ms === undefined ? '–' : `${Math.round(ms / 60_000)} ${texts.min[frame.lang]}`;
  return (
    <>
      {line.reachable === 0 && <p class="tag urgent">{texts.noOfficerCanBe[frame.lang]}</p>}
      {line.overdueMessages > 0 && (
        <p class="tag urgent">{texts.messagesWaitForAnHour[frame.lang](line.overdueMessages)}</p>
      )}
      {line.foundBySweep > 0 && (
        <p class="tag urgent">{texts.foundBySweep[frame.lang](line.foundBySweep)}</p>
      )}
      {line.unreached > 0 && <p class="tag">{texts.unreached[frame.lang](line.unreached)}</p>}
      {line.isSilent && <p class="tag">{texts.silentNothingWasReported[frame.lang]}</p>}
      <dl class="facts">
        <dt>{texts.officersReachable[frame.lang]}</dt>
        <dd>{line.reachable}</dd>
        <dt>{texts.alertsTaken[frame.lang]}</dt>
        <dd>
          {line.alerts} ({line.taken})
        </dd>
        <dt>{texts.timeToTake[frame.lang]}</dt>
        <dd>
          {texts.median[frame.lang]} {minutes(line.medianToTakeMs)}, p95 {minutes(line.p95ToTakeMs)}
        </dd>
        <dt>{texts.open[frame.lang]}</dt>
        <dd>
          {texts.n1H[frame.lang]}: {line.open.underHour}, {texts.n1Day[frame.lang]}:{' '}
          {line.open.underDay}, {texts.older[frame.lang]}:{' '}
          <strong class={line.open.older > 0 ? 'late' : undefined}>{line.open.older}</strong>
        </dd>
        <dt>{texts.climbedTo[frame.lang]}</dt>
        <dd>
          {Object.entries(line.reached)
            .map(([rung, count]) => `${rungWords(rung)[frame.lang]} ${String(count)}`)
            .join(', ') || '–'}
        </dd>
      </dl>
    </>
  );
};

const definitions = [
  texts.officersReachableTheRegions,
  texts.foundBySweepMeans,
  texts.timeToTakeFrom,
  texts.climbedToTheHighest,
  texts.silentNotOneReport,
];
