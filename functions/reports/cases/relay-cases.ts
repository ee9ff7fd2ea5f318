import type { CaseMoved } from '../../../events/case-moved.ts';
import type { CaseOverdue } from '../../../events/case-overdue.ts';
import { moves, type MoveName } from './case-moves.ts';
import type { Case } from './case.ts';

type Needs = { publish: (event: CaseMoved | CaseOverdue) => Promise<void> };

/**
 * Tells the suite what a change of a case means to others: that it moved, or that its deadline passed. Telling twice is
 * harmless: an event's id is made of the case and of what changed.
 */
export const relayCase =
  ({ publish }: Needs) =>
  async (before: Case, after: Case): Promise<void> => {
    if (after.lastMove.version !== before.lastMove.version && isMove(after.lastMove.move))
      await publish(caseMoved(before, after));
    if (after.naggedAt !== undefined && after.naggedAt !== before.naggedAt)
      await publish(caseOverdue(after, after.naggedAt));
  };

const isMove = (name: string): name is MoveName => moves.some((move) => move.name === name);

const headOf = ({ caseKey, caseNumber, region }: Case) => ({
  specversion: '1.0' as const,
  source: 'netral/reports' as const,
  subject: `${region}/${caseNumber}`,
  about: { caseKey, caseNumber, region },
});

const caseMoved = (before: Case, after: Case): CaseMoved => {
  const { about, ...head } = headOf(after);
  const { move, at } = after.lastMove;
  return {
    ...head,
    type: 'case.moved',
    id: `${after.caseKey}#${after.version}`,
    time: new Date(at).toISOString(),
    data: { ...about, move, from: before.state, to: after.state, version: after.version, at },
  };
};

const caseOverdue = (kept: Case, at: number): CaseOverdue => {
  const { about, ...head } = headOf(kept);
  const { dueAt, dueFor, nags, conduct, severity, accusedUnitCode } = kept;
  return {
    ...head,
    type: 'case.overdue',
    id: `${kept.caseKey}#${dueAt}#${nags}`,
    time: new Date(at).toISOString(),
    data: {
      ...about,
      conduct,
      severity,
      ...(accusedUnitCode !== undefined && { accusedUnit: accusedUnitCode }),
      dueAt,
      dueFor: dueFor ?? 'close',
      reminder: nags,
      remindedAt: at,
    },
  };
};
