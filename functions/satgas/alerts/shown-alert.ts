import type { Alert } from './alert.ts';
import { priorityOf } from './messages.ts';
import { ladderOf } from '../policy.ts';

/** What an officer sees of an alert: who else was told or has taken it is not named. */
export const shownAlert = (alert: Alert, viewer: string) => ({
  alertId: alert.alertId,
  region: alert.region,
  caseNumber: alert.caseNumber,
  conduct: alert.conduct,
  severity: alert.severity,
  priority: priorityOf(alert.severity),
  state: stateFor(alert, viewer),
  rung: ladderOf(alert)[alert.rung]?.name ?? 'nobody-reached',
  takers: alert.takers.length,
  quorum: alert.quorum,
  openedAt: new Date(alert.openedAt).toISOString(),
  climbsAt: alert.state === 'open' ? new Date(alert.dueAt).toISOString() : null,
  takenAt: alert.takenAt === undefined ? null : new Date(alert.takenAt).toISOString(),
});

const stateFor = ({ state, takers }: Alert, viewer: string) => {
  if (state === 'resolved') return 'resolved';
  if (takers.includes(viewer)) return 'taken-by-you';
  return state;
};

export type ShownAlert = ReturnType<typeof shownAlert>;
