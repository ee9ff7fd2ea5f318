import type { Barring } from '../../../events/barring.ts';
import { whoMayBeTold } from '../alerts/ladder.ts';
import type { Officer } from '../officers/officer.ts';
import { isReached } from '../officers/reach.ts';

/** A report that keeps nobody away but those who are kept from every report. */
const ofNobody: Barring = { standing: 'none', units: [], names: [] };

/** Officers and chair of the region itself who could be told this minute, and whom a message would reach. */
export const reachableIn = (region: string, officers: Officer[], now: number): Officer[] =>
  whoMayBeTold(officers, { region, severity: 5, barring: ofNobody }, now).filter(
    (officer) => officer.region === region && isReached(officer),
  );

/** A message that was due this long ago and has no end yet is overdue. */
export const overdueMs = 3_600_000;
