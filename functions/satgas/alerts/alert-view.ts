import * as z from 'zod/mini';
import { unitStandings } from '../../../events/barring.ts';
import { barringOf } from '../../conflict.ts';
import type { SeenAlert } from './act-on-alert.ts';
import type { Alert } from './alert.ts';
import { priorityOf } from './messages.ts';
import { rungNameOf } from '../policy.ts';

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
  /** The code of the accused's unit, where it is settled and one: nobody close to it should take the alert. */
  accusedUnit: z.nullable(z.string()),
  /** Whether it is settled where the accused serves. */
  unitStanding: z.enum(unitStandings),
  /** It asks for the accused's unit, and ends when that is named. */
  isNaming: z.boolean(),
  /** The case to work on, for whoever has the alert or is to name the unit; null for others. */
  caseKey: z.nullable(z.string()),
  /** How many reports it tells of: its own, and those about the same accused that came while nobody had taken it. */
  reports: z.int(),
  /** The cases of the others, the oldest fifty. */
  otherCases: z.array(z.object({ caseKey: z.string(), caseNumber: z.string(), severity: z.int() })),
});
export type AlertView = z.infer<typeof alertView>;

const mostCases = 50;

/** An alert as the officer of this id sees it, with what shares it. */
export const viewOf = ({ alert, officerId, joined }: SeenAlert): AlertView => ({
  alertId: alert.alertId,
  region: alert.region,
  caseNumber: alert.caseNumber,
  conduct: alert.conduct,
  severity: alert.severity,
  priority: priorityOf(alert.severity),
  state: stateFor(alert, officerId),
  rung: rungNameOf(alert) ?? 'nobody-reached',
  takers: alert.takers.length,
  quorum: alert.quorum,
  openedAt: new Date(alert.openedAt).toISOString(),
  climbsAt: alert.state === 'open' ? new Date(alert.dueAt).toISOString() : null,
  takenAt: alert.takenAt === undefined ? null : new Date(alert.takenAt).toISOString(),
  accusedUnit: alert.accusedUnit ?? null,
  unitStanding: barringOf(alert).standing,
  isNaming: alert.isNaming ?? false,
  caseKey: alert.isNaming || alert.takers.includes(officerId) ? alert.reportKey : null,
  reports: joined.length + 1,
  otherCases: joined.slice(0, mostCases).map(({ reportKey, caseNumber, severity }) => ({
    caseKey: reportKey,
    caseNumber,
    severity,
  })),
});

const stateFor = ({ state, takers }: Alert, officerId: string): AlertView['state'] => {
  if (state === 'resolved') return 'resolved';
  if (takers.includes(officerId)) return 'taken-by-you';
  return state;
};
