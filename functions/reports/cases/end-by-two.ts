import type { Attempt } from '../../../shared/attempt.ts';
import type { CaseState } from './case-moves.ts';
import { proposeEndMove, type Case, type Changed, type Who } from './case.ts';
import { entryOf } from './make-move.ts';

/** From this severity on nobody ends a case alone without an authority having seen it. */
export const endedByTwoFrom = 4;

const endsFrom: Readonly<Record<string, readonly CaseState[]>> = {
  'not-prove': ['checked', 'verified', 'decided'],
  'rule-out': ['received', 'checked', 'verified'],
  close: ['withdrawn'],
};

/** Whether a move ends a case without an authority that has something still to say. */
const ends = ({ state }: Pick<Case, 'state'>, move: string): boolean =>
  (endsFrom[move] ?? []).includes(state);

/** Whether a move ends a case that one person may end: what the province looks at a sample of, and the chair is told. */
export const endsAlone = (kept: Pick<Case, 'severity' | 'state'>, move: string): boolean =>
  kept.severity < endedByTwoFrom && ends(kept, move);

/** Whether a move ends a case so serious that a second person must agree. */
export const takesTwo = (kept: Pick<Case, 'severity' | 'state'>, move: string): boolean =>
  kept.severity >= endedByTwoFrom && ends(kept, move);

/**
 * What a move that ends a serious case comes to: 'made' when somebody else has proposed it before, and so two have;
 * 'proposed' by the first; 'own' when the second is the first.
 */
export const endingBy = (
  kept: Pick<Case, 'severity' | 'state' | 'ending'>,
  move: string,
  { personId }: Who,
): 'made' | 'proposed' | 'own' => {
  if (!takesTwo(kept, move)) return 'made';
  if (kept.ending?.move !== move) return 'proposed';
  return kept.ending.by === personId ? 'own' : 'made';
};

type Proposing = {
  move: string;
  reason?: string | undefined;
  who: Who;
  at: number;
  attempt: Attempt;
};

/** The case with the end that somebody proposes: it stays where it is, and its deadline runs on. */
export const proposedEnd = (kept: Case, { move, reason, who, at, attempt }: Proposing): Changed => {
  const version = kept.version + 1;
  const changed: Case = {
    ...kept,
    version,
    ending: {
      ...{ move, by: who.personId ?? '', byName: who.name, at },
      ...(reason !== undefined && { reason }),
    },
    lastMove: { move: proposeEndMove, at, role: who.role, version },
  };
  const entry = entryOf(changed, { move: proposeEndMove, who, at });
  return {
    case: changed,
    entry: { ...entry, ...(reason !== undefined && { why: reason }), attempt },
  };
};
