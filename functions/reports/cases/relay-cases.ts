import type { CaseEnded } from '../../../events/case-ended.ts';
import type { CaseMoved } from '../../../events/case-moved.ts';
import type { CaseOverdue } from '../../../events/case-overdue.ts';
import type { CaseUnitNamed } from '../../../events/case-unit-named.ts';
import { barringOf } from '../../conflict.ts';
import { moves, type MoveName } from './case-moves.ts';
import { completeMove, nameUnitMove, type Case } from './case.ts';

type Needs = {
  publish: (event: CaseEnded | CaseMoved | CaseOverdue | CaseUnitNamed) => Promise<void>;
};

/**
 * Tells the suite what a change of a case means to others: that it moved, that one person ended it, that its deadline
 * passed, or that it is settled where the accused serves. Telling twice is harmless: an event's id is made of the case and of what changed.
 */
export const relayCase =
  ({ publish }: Needs) =>
  async (before: Case, after: Case): Promise<void> => {
    const isChanged = after.lastMove.version !== before.lastMove.version;
    if (isChanged && isMove(after.lastMove.move)) await publish(caseMoved(before, after));
    if (isChanged && after.endedAlone?.version === after.lastMove.version)
      await publish(caseEnded(after, after.endedAlone));
    if (isChanged && isUnitSettled(after)) await publish(caseUnitNamed(after));
    if (after.naggedAt !== undefined && after.naggedAt !== before.naggedAt)
      await publish(caseOverdue(after, after.naggedAt));
  };

/** By somebody above the region, or by what a reporter said when they completed a lead: then it may be told. */
const isUnitSettled = (kept: Case): boolean => {
  const { move, role } = kept.lastMove;
  if (move === nameUnitMove) return true;
  return move === completeMove && role === 'reporter' && !isToBeNamed(kept);
};

const isToBeNamed = ({ accusedUnitCode: accusedUnit, barring }: Case): boolean =>
  barringOf({ accusedUnit, barring }).standing === 'to-be-named';

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

const caseEnded = (kept: Case, { by, at, version }: NonNullable<Case['endedAlone']>): CaseEnded => {
  const { about, ...head } = headOf(kept);
  return {
    ...head,
    type: 'case.ended',
    id: `${kept.caseKey}#${version}#ended`,
    time: new Date(at).toISOString(),
    data: {
      ...{ ...about, ...whoIsBarred(kept), severity: kept.severity },
      ...{ endedBy: by, endedAt: at, version },
    },
  };
};

const caseUnitNamed = (kept: Case): CaseUnitNamed => {
  const { about, ...head } = headOf(kept);
  const { conduct, severity, receivedAt, lastMove, alike } = kept;
  return {
    ...head,
    type: 'case.unit-named',
    id: `${kept.caseKey}#${kept.version}`,
    time: new Date(lastMove.at).toISOString(),
    data: {
      ...{ ...about, ...whoIsTold(kept), conduct, severity, receivedAt },
      ...(alike !== undefined && { alike }),
      version: kept.version,
      namedAt: lastMove.at,
    },
  };
};

const whoIsTold = (kept: Case) => ({
  ...whoIsBarred(kept),
  ...(kept.finder && { finder: kept.finder }),
});

const whoIsBarred = ({ accusedUnitCode: accusedUnit, barring }: Case) => ({
  ...(accusedUnit !== undefined && { accusedUnit }),
  barring: barringOf({ accusedUnit, barring }),
});

const caseOverdue = (kept: Case, at: number): CaseOverdue => {
  const { about, ...head } = headOf(kept);
  const { dueAt, dueFor, nags, conduct, severity } = kept;
  return {
    ...head,
    type: 'case.overdue',
    id: `${kept.caseKey}#${dueAt}#${nags}`,
    time: new Date(at).toISOString(),
    data: {
      ...about,
      conduct,
      severity,
      ...whoIsTold(kept),
      dueAt,
      dueFor: dueFor ?? 'close',
      reminder: nags,
      remindedAt: at,
    },
  };
};
