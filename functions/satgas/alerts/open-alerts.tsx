import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { NothingIsShown, type SeesNothing } from '../../../shared/page/sees-nothing.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { placeNames } from './alert-places.ts';
import { OpenCase, State, UnitToName, type AlertOnPage } from './alert.tsx';
import { words } from './words.ts';
import type { AlertView } from './alert-view.ts';

type Props = {
  alerts: AlertView[];
  /** The query of the page that follows; null on the last. */
  next: string | null;
  campaign: Campaign;
  seesNothing?: SeesNothing | undefined;
};

/** The open alerts of a signed-in officer's scope, the most urgent first, each with the button that takes it. */
export const renderOpenAlerts = (
  frame: PageFrame,
  { alerts, next, campaign, seesNothing }: Props,
): string => {
  const nameOf = (region: string) => campaign.regions.find(({ code }) => code === region)?.name;
  return renderPage(
    <Layout frame={frame} wide title={words.openAlerts[frame.lang]}>
      {frame.person && (
        <p class="lead">
          {frame.person.name} · {nameOf(frame.person.region) ?? frame.person.region}
        </p>
      )}
      {frame.person && (
        <p>
          <a href={`${frame.base}/v1/cases/mine`}>{words.myTasks[frame.lang]}</a> ·{' '}
          <a href={`${frame.base}/v1/cases`}>{words.casesByDeadline[frame.lang]}</a>
        </p>
      )}
      {frame.person?.role === 'chair' && <ForChairs frame={frame} />}
      {seesNothing && <NothingIsShown frame={frame} why={seesNothing} />}
      {alerts.length === 0 && !seesNothing && <Calm frame={frame} />}
      {alerts.length > 1 && <p class="hint">{words.mostUrgentFirst[frame.lang]}</p>}
      {alerts.length > 0 && (
        <ul class="cards">
          {alerts.map((alert) => (
            <li>
              <Line frame={frame} alert={{ ...alert, ...placeNames(campaign, alert) }} />
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p>
          <a href={`${frame.base}/v1/alerts?${next}`}>{words.moreAlerts[frame.lang]}</a>
        </p>
      )}
    </Layout>,
  );
};

/** One alert of the list; whoever has taken it already is led on, and not asked again. */
const Line = ({ frame, alert }: { frame: PageFrame; alert: AlertOnPage }) => {
  const own = `${frame.base}/v1/alerts/${alert.region}/${alert.alertId}`;
  return (
    <>
      <h2>
        <a href={own}>{alert.caseNumber}</a>
      </h2>
      <State frame={frame} alert={alert} />
      <UnitToName frame={frame} alert={alert} />
      <AlertFacts frame={frame} alert={alert} />
      {alert.state === 'taken-by-you' ? (
        <OpenCase frame={frame} alert={alert} />
      ) : (
        <form method="post" action={`${own}/taking`}>
          <button type="submit" aria-label={`${words.iTakeIt[frame.lang]}: ${alert.caseNumber}`}>
            {words.iTakeIt[frame.lang]}
          </button>
        </form>
      )}
    </>
  );
};

const Calm = ({ frame }: { frame: PageFrame }) => (
  <div class="notice good">
    <p>{words.nothingIsWaitingNew[frame.lang]}</p>
  </div>
);

/** What chairs do besides: look after the line itself. */
export const ForChairs = ({ frame }: { frame: PageFrame }) => (
  <p>
    <a href={`${frame.base}/v1/oversight/alerts`}>{words.oversightOfTheAlert[frame.lang]}</a> ·{' '}
    <a href={`${frame.base}/v1/officers`}>{words.taskForce[frame.lang]}</a> ·{' '}
    <a href={`${frame.base}/v1/announcements`}>{words.announcements[frame.lang]}</a> ·{' '}
    <a href={`${frame.base}/v1/circulars`}>{words.circulars[frame.lang]}</a> ·{' '}
    <a href={`${frame.base}/v1/ceremonies`}>{words.ceremonies[frame.lang]}</a> ·{' '}
    <a href={`${frame.base}/siaga/daftar`}>{words.rosters[frame.lang]}</a> ·{' '}
    <a href={`${frame.base}/siaga/simulasi`}>{words.whoWouldBeTold[frame.lang]}</a>
    {frame.person?.role === 'admin' && (
      <>
        {' '}
        · <ToErasures frame={frame} />
      </>
    )}
  </p>
);

/** Where admins erase, and oversight sees what was erased. */
export const ToErasures = ({ frame }: { frame: PageFrame }) => (
  <a href={`${frame.base}/v1/erasures`}>{words.erasures[frame.lang]}</a>
);
