import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { Officer } from '../officers/officer.ts';
import type { AlertView } from './alert-view.ts';
import { AlertActions } from './alert-actions.tsx';
import { conductWords, rungWords, steps } from './alert-words.ts';
import { words as texts } from './words.ts';

/** A moment in the region's own time. */
export const moment = (frame: PageFrame, { region }: AlertView, at: string): string =>
  formatMoment(Date.parse(at), zoneOf(region), frame.lang);

/** The name of the region, where the caller knows it; its code is always there. */
type AlertOnPage = AlertView & { regionName?: string | undefined };
type Props = { frame: PageFrame; alert: AlertOnPage };

/** Where an officer acts from the page, and to whom they may hand the alert over. */
type Acts = {
  actPath: string;
  takePath: string;
  colleagues: Pick<Officer, 'officerId' | 'name' | 'rung'>[];
};

/** One alert as its officer sees it; taking it is a button, never the opening of the page. */
export const renderAlert = (frame: PageFrame, alert: AlertOnPage, acts?: Acts): string =>
  renderPage(
    <Layout frame={frame} title={`${texts.alert[frame.lang]} ${alert.caseNumber}`}>
      <State frame={frame} alert={alert} />
      <UnitToName frame={frame} alert={alert} />
      {acts && <AlertActions frame={frame} alert={alert} {...acts} />}
      <AlertFacts frame={frame} alert={alert} />
      <OtherCases frame={frame} alert={alert} />
      <h2>{texts.whatToDo[frame.lang]}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step[frame.lang]}</li>
        ))}
      </ol>
    </Layout>,
  );

/** How urgent an alert is; red only where it must not wait. */
export const Priority = ({ alert }: { alert: AlertView }) => (
  <span class={alert.severity >= 4 ? 'tag urgent' : 'tag'}>{alert.priority}</span>
);

/** What is known of an alert without opening the report. */
export const AlertFacts = ({ frame, alert }: Props) => {
  const fact = (label: Words, value: preact.ComponentChildren) => (
    <>
      <dt>{label[frame.lang]}</dt>
      <dd>{value}</dd>
    </>
  );
  const time = (at: string) => <time dateTime={at}>{moment(frame, alert, at)}</time>;
  return (
    <dl class="facts">
      {fact(
        texts.region,
        alert.regionName === undefined ? alert.region : `${alert.regionName} (${alert.region})`,
      )}
      {fact(texts.priority, <Priority alert={alert} />)}
      {fact(texts.about, conductWords(alert.conduct)[frame.lang])}
      {alert.reports > 1 && fact(texts.reports, String(alert.reports))}
      {fact(texts.received, time(alert.openedAt))}
      {fact(texts.toldTo, rungWords(alert.rung)[frame.lang])}
      {alert.climbsAt !== null && fact(texts.climbsUnlessTaken, time(alert.climbsAt))}
      {alert.takenAt !== null && fact(texts.taken, time(alert.takenAt))}
    </dl>
  );
};

/** The cases of other reports about the same accused: whoever takes the alert has them, too. */
const OtherCases = ({ frame, alert }: Props) => {
  if (alert.reports === 1) return null;
  return (
    <>
      <h2>{texts.reportsAboutTheSame[frame.lang](alert.reports)}</h2>
      <p>{texts.theyAreNotMerged[frame.lang]}</p>
      <ul>
        {alert.otherCases.map(({ caseKey, caseNumber }) => (
          <li>
            <a href={`${frame.base}/v1/cases/${caseKey}`}>{caseNumber}</a>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What is asked of whoever has an alert whose accused serves nobody knows where; the case asks them to sign in. */
export const UnitToName = ({ frame, alert }: Props) => {
  if (alert.caseKey === null || alert.state === 'resolved') return null;
  return (
    <div class="notice">
      <p>
        {texts.theUnitIsTo[frame.lang]}{' '}
        <a href={`${frame.base}/v1/cases/${alert.caseKey}`}>{texts.openTheCaseTo[frame.lang]}</a>
      </p>
    </div>
  );
};

const notices: Partial<Record<AlertView['state'], Words>> = {
  'taken-by-you': texts.youHaveTakenThis,
  taken: texts.aColleagueHasTaken,
  resolved: texts.itHasBeenDealt,
};

const State = ({ frame, alert }: Props) => {
  const words = notices[alert.state];
  if (!words) return null;
  return (
    <div class={alert.state === 'taken-by-you' ? 'notice good' : 'notice'} role="status">
      <p>{words[frame.lang]}</p>
    </div>
  );
};
