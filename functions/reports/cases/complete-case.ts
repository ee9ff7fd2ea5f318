import { duplicateMarks } from './duplicates.ts';
import { recounted, type DeadlineBasis } from './case-deadline.ts';
import { completeDeadline, firstDeadline } from './case-moves.ts';
import { completeMove, type Case, type Changed, type Who } from './case.ts';
import { entryOf } from './make-move.ts';
import { answersForLists, type OpenedReport } from './new-case.ts';

type By = { counting: DeadlineBasis; key: Uint8Array };

/**
 * The case of a lead in free words once its reporter has completed it, with what was said first in its history;
 * undefined where it waits for that no more.
 */
export const completedByReporter = (
  kept: Case,
  report: OpenedReport,
  { counting, key }: By,
): Changed | undefined => {
  const { completedAt: at, details, firstAccount } = report;
  if (at === undefined || kept.toComplete === undefined) return undefined;
  const changed: Case = {
    ...wasCompleted(kept, { at, role: 'reporter' }),
    conduct: report.conduct,
    severity: report.severity,
    outOfScope: report.outOfScope,
    accusedUnitCode: report.accusedUnitCode,
    barring: report.barring,
    alike: report.alike,
    accusedUnit: details['accusedUnit'],
    knownOn: details['knownOn'] ?? kept.knownOn,
    occurredOn: details['occurredOn'] ?? kept.occurredOn,
    duplicateMarks: duplicateMarks(key, kept.region, details),
    answers: answersForLists(details),
  };
  const entry = entryOf(changed, { move: completeMove, who: { role: 'reporter' }, at });
  const why = firstAccount === undefined ? {} : { why: firstAccount };
  return { case: recounted(changed, counting), entry: { ...entry, ...why } };
};

/** A case that no longer waits for being completed: from now on as any other, on the deadline of any other. */
export const wasCompleted = (kept: Case, { at, role }: { at: number; role: Who['role'] }): Case => {
  const version = kept.version + 1;
  const waits = kept.clock?.step === completeDeadline;
  return {
    ...kept,
    version,
    toComplete: undefined,
    ...(waits && { clock: { step: firstDeadline, startedAt: at }, stops: [], ...noReminder }),
    lastMove: { move: completeMove, at, role, version },
  };
};

const noReminder = { nags: 0, naggedFor: undefined, naggedAt: undefined };
