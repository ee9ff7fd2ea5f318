import * as z from 'zod/mini';
import type { Alert } from './alert.ts';
import { priorityOf } from './messages.ts';
import { ladderOf } from '../policy.ts';

/** What an officer sees of an alert: who else was sent it or has taken it is not named. */
export const alertView = z.object({
  alertId: z.string(),
  region: z.string(),
  caseNumber: z.string(),
  conduct: z.string(),
  severity: z.int(),
  priority: z.string(),
  state: z.enum(['open', 'taken-by-you', 'taken', 'resolved']),
  rung: z.enum([
    'on-duty',
    'officers',
    'chair',
    'province',
    'national',
    'independent',
    'nobody-reached',
  ]),
  takers: z.int(),
  quorum: z.int(),
  openedAt: z.string(),
  climbsAt: z.nullable(z.string()),
  takenAt: z.nullable(z.string()),
  /** It asks for the accused's unit, and ends when that is named. */
  isNaming: z.boolean(),
  /** Where the unit is to be named; null where it is not asked for. */
  caseKey: z.nullable(z.string()),
});
export type AlertView = z.infer<typeof alertView>;

/** An alert as the officer of this id sees it. */
export const viewOf = (alert: Alert, officerId: string): AlertView => ({
  alertId: alert.alertId,
  region: alert.region,
  caseNumber: alert.caseNumber,
  conduct: alert.conduct,
  severity: alert.severity,
  priority: priorityOf(alert.severity),
  state: stateFor(alert, officerId),
  rung: ladderOf(alert)[alert.rung]?.name ?? 'nobody-reached',
  takers: alert.takers.length,
  quorum: alert.quorum,
  openedAt: new Date(alert.openedAt).toISOString(),
  climbsAt: alert.state === 'open' ? new Date(alert.dueAt).toISOString() : null,
  takenAt: alert.takenAt === undefined ? null : new Date(alert.takenAt).toISOString(),
  isNaming: alert.isNaming ?? false,
  caseKey: alert.isNaming ? alert.reportKey : null,
});

const stateFor = ({ state, takers }: Alert, officerId: string): AlertView['state'] => {
  if (state === 'resolved') return 'resolved';
  if (takers.includes(officerId)) return 'taken-by-you';
  return state;
};
