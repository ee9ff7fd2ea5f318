import { localDate, localTime, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { Words } from '../../../../shared/page/frame.ts';
import { queueWords } from './queue-words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * How far off a deadline is, as people say it: "besok", "lewat 2 hari". All in milliseconds since the epoch; days are
 * those on the wall of the region.
 */
export const dueInWords = (dueAt: number, now: number, region: string): Words => {
  if (dueAt < now) return lateBy(now - dueAt);
  const zone = zoneOf(region);
  const days = daysBetween(localDate(now, zone), localDate(dueAt, zone));
  if (days === 0) return queueWords.todayAt(localTime(dueAt, zone));
  if (days === 1) return queueWords.tomorrow;
  return queueWords.inDays(days);
};

const lateBy = (ms: number): Words => {
  if (ms < hourMs) return queueWords.justPassed;
  return ms < dayMs
    ? queueWords.hoursLate(Math.floor(ms / hourMs))
    : queueWords.daysLate(Math.floor(ms / dayMs));
};

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
