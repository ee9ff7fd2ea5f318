import type { AlarmState } from './alarm-rule.ts';
import type { MetricAlarm, MetricStat } from './declared-alarms.ts';
import type { Window } from './metrics.ts';

/** What a metric was in a window; undefined where nothing was measured. */
export type Measure = (stat: MetricStat, window: Pick<Window, 'from' | 'to'>) => number | undefined;

export type Finding = { state: AlarmState; why: string };

/**
 * How an alarm is now: its last periods, each ending where the next begins, the last of them now. What is missing counts as
 * TreatMissingData says; `ignore` leaves the state as it was where all is missing.
 */
export const evaluate = (
  alarm: MetricAlarm,
  measure: Measure,
  { now, state }: { now: number; state: AlarmState },
): Finding => {
  const values = Array.from({ length: alarm.periods }, (_, ago) => {
    const to = now - ago * alarm.periodMs;
    const window = { from: to - alarm.periodMs, to };
    return alarm.expression((id) => {
      const stat = alarm.stats[id];
      return stat && measure(stat, window);
    });
  });
  const known = values.filter((value) => value !== undefined);
  const missing = values.length - known.length;
  const breaching =
    known.filter((value) => breaches(alarm, value)).length +
    (alarm.missing === 'breaching' ? missing : 0);
  const why = reasonOf(alarm, { known, missing, breaching });
  if (breaching >= alarm.breachingPeriods) return { state: 'ALARM', why };
  if (known.length > 0 || /reaching$/.test(alarm.missing)) return { state: 'OK', why };
  return { state: alarm.missing === 'ignore' ? state : 'INSUFFICIENT_DATA', why };
};

const breaches = ({ comparison, threshold }: MetricAlarm, value: number): boolean =>
  compare[comparison](value, threshold);

const compare: Record<MetricAlarm['comparison'], (value: number, threshold: number) => boolean> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

type Seen = { known: number[]; missing: number; breaching: number };

const reasonOf = (
  { threshold, comparison, periods }: MetricAlarm,
  { known, missing, breaching }: Seen,
): string =>
  `Threshold Crossed: ${String(breaching)} of the last ${String(periods)} datapoints [${known.join(', ')}] breached (${comparison} ${String(threshold)}), ${String(missing)} missing`;
