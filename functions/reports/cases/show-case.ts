import * as z from 'zod/mini';
import { laneShape } from '../../../events/lane.ts';
import { unitStandings } from '../../../events/barring.ts';
import { barringOf } from '../../conflict.ts';
import { toCompleteShape } from '../intake/to-complete.ts';
import { deadlineSteps } from '../law/deadline-rules.ts';
import { caseStates, reopenReviewed } from './case-moves.ts';
import { clusterOf } from './list-cases.ts';
import { dueOrNull, isOverdue, outOfScope, type Case } from './case.ts';

/** A case in a queue, and at the head of its file. */
export const caseView = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane: laneShape,
  conduct: z.string(),
  severity: z.int(),
  outOfScope: z.nullable(outOfScope),
  accusedUnit: z.nullable(z.string()),
  /** Whether it is settled where the accused serves. */
  unitStanding: z.enum(unitStandings),
  state: z.enum(caseStates),
  /** When Bawaslu confirmed that it received the whole package; null where none was handed over. */
  handedOver: z.nullable(z.string()),
  version: z.int(),
  receivedAt: z.string(),
  dueAt: z.nullable(z.string()),
  dueFor: z.nullable(z.enum(deadlineSteps)),
  overdue: z.boolean(),
  /** Only free words are known of it, of its sender or passed on; null once it is completed. */
  toComplete: z.nullable(toCompleteShape),
  /** The clock is paused while the reporter is asked. */
  clockStopped: z.boolean(),
  reminders: z.int(),
  /** Somebody above the region took back how it had ended, and nothing was done with it since. */
  reopened: z.boolean(),
  /** A mark that cases about the same accused share, and cases that came above what one sender may send at once. */
  alike: z.nullable(z.string()),
});

/** A case as it is shown at a moment (milliseconds since the epoch). */
export const showCase = (kept: Case, now: number): z.infer<typeof caseView> => {
  const due = dueOrNull(kept);
  return {
    caseKey: kept.caseKey,
    caseNumber: kept.caseNumber,
    region: kept.region,
    lane: kept.lane,
    conduct: kept.conduct,
    severity: kept.severity,
    outOfScope: kept.outOfScope ?? null,
    accusedUnit: kept.accusedUnit ?? null,
    unitStanding: barringOf({ accusedUnit: kept.accusedUnitCode, barring: kept.barring }).standing,
    state: kept.state,
    handedOver: kept.handedOver === undefined ? null : new Date(kept.handedOver).toISOString(),
    version: kept.version,
    receivedAt: new Date(kept.receivedAt).toISOString(),
    dueAt: due === null ? null : new Date(due).toISOString(),
    dueFor: kept.dueFor ?? null,
    overdue: isOverdue(kept, now),
    toComplete: kept.toComplete ?? null,
    clockStopped: kept.askedSince !== undefined,
    reminders: kept.nags,
    reopened: kept.lastMove.move === reopenReviewed,
    alike: clusterOf(kept) ?? null,
  };
};
