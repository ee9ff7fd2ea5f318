import { hoursAhead } from '../calendar/dates.ts';
import { isZone } from '../calendar/zones.ts';
import { inForceFrom, type Held } from './held.ts';

/** The zones of the country. */
export const zones = Object.keys(hoursAhead).filter(isZone);

/** The next moment at which something comes into force somewhere; Infinity where nothing is to come. */
export const nextChange = (rows: readonly Held[], at: number): number =>
  Math.min(
    ...rows
      .flatMap(({ holds }) => holds.flatMap((hold) => zones.map((zone) => inForceFrom(hold, zone))))
      .filter((moment) => moment > at),
  );
