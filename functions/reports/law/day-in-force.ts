import { dayOf } from '../../../shared/calendar/dates.ts';
import type { Hold } from '../../../shared/decrees/held.ts';

/** The clocks by which the nation's law turns: those where a day begins last. */
export const lawZone = 'Asia/Jakarta';

/** The first day on which a decree of the law is in force: on the wall, and not before the day on which two people had agreed. */
export const dayInForce = ({
  validFrom,
  agreedAt,
}: Pick<Hold, 'validFrom' | 'agreedAt'>): string => {
  const agreedOn = dayOf(agreedAt, lawZone);
  const day = validFrom.slice(0, 10);
  return day < agreedOn ? agreedOn : day;
};
