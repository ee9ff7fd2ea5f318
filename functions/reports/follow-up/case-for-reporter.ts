import * as z from 'zod/mini';
import {
  authorities,
  caseStates,
  type AuthorityName,
  type CaseState,
} from '../cases/case-moves.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import type { TrackedRows } from './tracked-reader.ts';

// Rows of the Cases table as far as a reporter may know them; who moved a case, and why, stays there.
const caseShape = z.object({
  item: z.literal('case'),
  state: z.enum(caseStates),
  dueAt: z.optional(z.number()),
});
const moveShape = z.object({
  item: z.string().check(z.startsWith('move#')),
  at: z.number(),
  to: z.enum(caseStates),
  from: z.optional(z.string()),
  move: z.optional(z.string()),
  given: z.optional(
    z.object({
      authority: z.optional(z.enum(authorities)),
      registerNumber: z.optional(z.string()),
    }),
  ),
});

type Step = {
  at: string;
  stage: CaseState;
  authority: AuthorityName | null;
  registerNumber: string | null;
  handedOver: boolean;
};

/** Steps shown; the first and the newest are always among them. */
const stepsShown = 15;
/** A case without a deadline is stored with one so far away that it sorts last. */
const nothingDueMs = Date.UTC(2200, 0, 1);

/** The state of a case as its reporter sees it; before the case exists, its report was received. */
export const readCase = (report: TrackedReport, { caseItems }: Pick<TrackedRows, 'caseItems'>) => {
  const kept = caseItems.flatMap((row) => z.safeParse(caseShape, row).data ?? [])[0];
  const timeline = timelineOf(report, caseItems);
  const stage = stageOf(report, { state: kept?.state ?? 'received', caseItems });
  const due = kept?.dueAt;
  const isDue = due !== undefined && due < nothingDueMs && !over.includes(stage);
  return { stage, timeline, dueAt: isDue ? iso(due) : null, clockStopped: stage === 'asked' };
};

/** A withdrawal is shown at once; once the case has it, the state of the case is shown. */
const stageOf = (
  { withdrawnAt }: TrackedReport,
  { state, caseItems }: { state: CaseState; caseItems: unknown[] },
): CaseState => {
  const known = movesIn(caseItems).some(({ to }) => to === 'withdrawn');
  if (withdrawnAt !== undefined && !known) return 'withdrawn';
  return state;
};

const movesIn = (caseItems: unknown[]) =>
  caseItems.flatMap((row) => z.safeParse(moveShape, row).data ?? []);

const over: readonly CaseState[] = [
  'sanctioned',
  'not-proven',
  'closed',
  'withdrawn',
  'out-of-scope',
];

const timelineOf = (report: TrackedReport, caseItems: unknown[]): Step[] => {
  const moves = movesIn(caseItems)
    // A second authority, or its register number, is news though the state stays.
    .filter(({ from, to, given }) => from !== to || given?.authority !== undefined)
    .sort((a, b) => a.at - b.at)
    .map(({ at, to, given, move }) => ({
      ...step(at, to),
      authority: given?.authority ?? null,
      registerNumber: given?.registerNumber?.slice(0, 60) ?? null,
      handedOver: move === 'hand-over',
    }));
  const withdrawn =
    report.withdrawnAt !== undefined && !moves.some(({ stage }) => stage === 'withdrawn')
      ? [step(report.withdrawnAt, 'withdrawn')]
      : [];
  return [step(report.receivedAt, 'received'), ...[...moves, ...withdrawn].slice(1 - stepsShown)];
};

const step = (at: number, stage: CaseState): Step => ({
  at: iso(at),
  stage,
  authority: null,
  registerNumber: null,
  handedOver: false,
});

const iso = (ms: number): string => new Date(ms).toISOString();
