import { refuseField } from '../../../shared/refusal.ts';

const dayMs = 24 * 60 * 60_000;
/** How long a phone may keep a pledge that it cannot send. */
const longestWaitMs = 7 * dayMs;
/** How far a phone's clock may be from ours, and a form under way. */
const clockErrorMs = 2 * 60_000;

/**
 * The moment a person pressed, in milliseconds since the epoch, if the pledge arrived later than that: what lies
 * within two minutes of `now` arrived as it was pressed. Refuses what lies more than two minutes ahead
 * ('in-the-future') or seven days back ('too-long-ago').
 */
export const readSwornAt = (said: number | undefined, now: number): number | undefined => {
  if (said === undefined) return undefined;
  if (said > now + clockErrorMs) throw refuseField('swornAt', 'in-the-future');
  if (said < now - longestWaitMs) throw refuseField('swornAt', 'too-long-ago');
  return now - said < clockErrorMs ? undefined : said;
};
