import type { Alert } from './alert.ts';
import { ladder } from './ladder.ts';
import { priorityOf } from './messages.ts';

/** What an officer sees of an alert: who else was told or has taken it is not named. */
export const shownAlert = (alert: Alert, viewer: string) => ({
  alertId: alert.alertId,
  region: alert.region,
  caseNumber: alert.caseNumber,
  conduct: alert.conduct,
  severity: alert.severity,
  priority: priorityOf(alert.severity),
  state: alert.state === 'open' ? 'open' : alert.takenBy === viewer ? 'taken-by-you' : 'taken',
  rung: ladder[alert.rung]?.name ?? 'nobody-reached',
  openedAt: new Date(alert.openedAt).toISOString(),
  climbsAt: alert.state === 'open' ? new Date(alert.dueAt).toISOString() : null,
  takenAt: alert.takenAt === undefined ? null : new Date(alert.takenAt).toISOString(),
});

export type ShownAlert = ReturnType<typeof shownAlert>;
