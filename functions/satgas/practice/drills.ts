import { isOfCanary } from '../../../shared/regions/practice.ts';
import type { Alert } from '../alerts/alert.ts';
import { quantile } from '../oversight/oversee.ts';
import { rungNameOf, type Rung } from '../policy.ts';

/** One practice report, and how long it waited for somebody. */
export type Drill = {
  caseNumber: string;
  severity: number;
  openedAt: number;
  /** Milliseconds until enough had taken it; null while it waits. */
  tookMs: number | null;
  /** How far up it has climbed. */
  rung: Rung['name'] | null;
  toldNobody: boolean;
};

/** What each practice report of people shows, the newest first; those that were told together are one. */
export const drillsOf = (alerts: readonly Alert[]): Drill[] =>
  alerts
    .filter(({ joins, overdue }) => joins === undefined && overdue === undefined)
    .filter((alert) => !isOfCanary(alert))
    .map((alert) => ({
      caseNumber: alert.caseNumber,
      severity: alert.severity,
      openedAt: alert.openedAt,
      tookMs: alert.takenAt === undefined ? null : alert.takenAt - alert.openedAt,
      rung: rungNameOf(alert) ?? null,
      toldNobody: alert.told.length === 0,
    }))
    .sort((one, other) => other.openedAt - one.openedAt);

/** Half of those that were taken waited no longer. */
export const medianTook = (drills: readonly Drill[]): number | null =>
  quantile(
    drills.flatMap(({ tookMs }) => tookMs ?? []).sort((a, b) => a - b),
    0.5,
  ) ?? null;
