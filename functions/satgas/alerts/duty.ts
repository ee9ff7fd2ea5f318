import { localDate, localTime } from '../../../shared/calendar/zones.ts';
import type { Officer } from '../officers/officer.ts';

/** Whether an officer is away on a local date ('YYYY-MM-DD'); both ends of a leave belong to it. */
export const isOnLeave = ({ leave }: Pick<Officer, 'leave'>, date: string): boolean =>
  (leave ?? []).some(({ from, to }) => from <= date && date <= to);

/**
 * Whether an officer's duty roster covers a moment (milliseconds) in a zone; who has no roster is always on
 * duty. A shift whose end is not after its start goes on past midnight.
 */
export const isOnDuty = ({ duty }: Pick<Officer, 'duty'>, ms: number, zone: string): boolean => {
  if (!duty || duty.length === 0) return true;
  const time = localTime(ms, zone);
  const today = weekdayOf(localDate(ms, zone));
  const yesterday = today === 1 ? 7 : today - 1;
  return duty.some(({ days, from, to }) =>
    from < to
      ? days.includes(today) && from <= time && time < to
      : (days.includes(today) && time >= from) || (days.includes(yesterday) && time < to),
  );
};

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
