import { choicesIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../shared/page/region-chooser.tsx';
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
  /** The only region that is shown; undefined for all of the reader's. */
  region?: string | undefined;
  seesNothing?: SeesNothing | undefined;
};

/** The open alerts of a signed-in officer's scope, the most urgent first, each with the button that takes it. */
export const renderOpenAlerts = (
  frame: PageFrame,
  { alerts, next, campaign, region, seesNothing }: Props,
): string => {
  const nameOf = (region: string) => servedRegion(campaign, region)?.name;
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={words.openAlerts[frame.lang]}
      {...(region !== undefined && { query: `region=${region}` })}
    >
      {frame.person && (
        <p class="lead">
          {frame.person.name} · {nameOf(frame.person.region) ?? frame.person.region}
        </p>
      )}
      <RegionChooser
        frame={frame}
        path="/v1/alerts"
        regions={choicesIn(campaign, frame.person?.region ?? '')}
        chosen={region}
        all="all"
      />
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
