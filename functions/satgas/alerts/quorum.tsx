import { localDate, localTime, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { moment } from './alert-facts.tsx';
import type { AlertView } from './alert-view.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; alert: AlertView };

/** How many of those it needs have taken it, and until when it waits for the others; nothing where one is enough. */
export const Quorum = ({ frame, alert }: Props) => {
  const { takers, quorum, climbsAt } = alert;
  if (quorum < 2 || climbsAt === null) return null;
  if (takers === 0) return <p>{words.needsSeveral[frame.lang](quorum)}</p>;
  const missing = quorum - takers;
  if (missing <= 0) return null;
  const until = untilOf(frame, alert, climbsAt);
  return <p>{words.takenOf[frame.lang]({ takers, quorum, missing, until })}</p>;
};

/** The time alone, where that is on the day it was taken or came in. */
const untilOf = (frame: PageFrame, alert: AlertView, climbsAt: string): string => {
  const zone = zoneOf(alert.region);
  const dayOf = (at: string) => localDate(Date.parse(at), zone);
  if (dayOf(alert.takenAt ?? alert.openedAt) !== dayOf(climbsAt))
    return moment(frame, alert, climbsAt);
  const time = localTime(Date.parse(climbsAt), zone);
  return frame.lang === 'id' ? time.replace(':', '.') : time;
};
