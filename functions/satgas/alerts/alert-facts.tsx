import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import type { AlertOnPage } from './alert.tsx';
import type { AlertView } from './alert-view.ts';
import { conductWords, priorityWords, rungWords } from './alert-words.ts';
import { words as texts } from './words.ts';

/** A moment in the region's own time. */
export const moment = (frame: PageFrame, { region }: AlertView, at: string): string =>
  formatMoment(Date.parse(at), zoneOf(region), frame.lang);

type Props = { frame: PageFrame; alert: AlertOnPage };

/** How urgent an alert is; red only where it must not wait. */
export const Priority = ({ frame, alert }: { frame: PageFrame; alert: AlertView }) => (
  <span class={alert.severity >= 4 ? 'tag urgent' : 'tag'}>
    {priorityWords(alert.severity)[frame.lang]}
  </span>
);

/** What is known of an alert without opening the report: of the accused their unit, and nothing else. */
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
      {fact(texts.about, conductWords(alert.conduct)[frame.lang])}
      {fact(
        texts.region,
        alert.regionName === undefined ? alert.region : `${alert.regionName} (${alert.region})`,
      )}
      {fact(texts.unitOfTheAccused, unitInWords(alert)[frame.lang])}
      {fact(texts.priority, <Priority frame={frame} alert={alert} />)}
      {alert.reports > 1 && fact(texts.reports, String(alert.reports))}
      {fact(texts.received, time(alert.openedAt))}
      {fact(texts.toldTo, rungWords(alert.rung)[frame.lang])}
      {alert.climbsAt !== null && fact(texts.climbsUnlessTaken, time(alert.climbsAt))}
      {alert.takenAt !== null && fact(texts.taken, time(alert.takenAt))}
    </dl>
  );
};

const unitInWords = ({ accusedUnit, unitName, unitStanding }: AlertOnPage): Words => {
  if (unitStanding === 'to-be-named') return texts.notNamedYet;
  if (unitStanding === 'none') return texts.nobodyOfThisRegion;
  if (accusedUnit === null) return texts.severalUnits;
  return { id: unitName ?? accusedUnit, en: unitName ?? accusedUnit };
};
