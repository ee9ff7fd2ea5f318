import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { words } from '../words.ts';

/** A moment (ISO 8601) on the wall clock of a region. */
export const Moment = (props: { frame: PageFrame; region: string; at: string }) => (
  <time dateTime={props.at}>
    {formatMoment(Date.parse(props.at), zoneOf(props.region), props.frame.lang)}
  </time>
);

type FactProps = { frame: PageFrame; label: Words; children: preact.ComponentChildren };

/** A label and what it names, inside a `dl`. */
export const Fact = ({ frame, label, children }: FactProps) => (
  <>
    <dt>{label[frame.lang]}</dt>
    <dd>{children}</dd>
  </>
);

type DueProps = {
  frame: PageFrame;
  region: string;
  due: { dueAt: string | null; overdue: boolean; clockStopped: boolean };
};

/** When something is due; late and standing still are said in words, not by colour alone. */
export const Due = ({ frame, region, due }: DueProps) => {
  if (due.dueAt === null) return <>{words.noDeadline[frame.lang]}</>;
  return (
    <>
      <Moment frame={frame} region={region} at={due.dueAt} />
      {due.overdue && <strong class="late"> · {words.overdue2[frame.lang]}</strong>}
      {due.clockStopped && <span class="hint"> · {words.clockStandsStill[frame.lang]}</span>}
    </>
  );
};
