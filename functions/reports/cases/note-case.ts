import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { CaseStore } from './case-store.ts';
import { mostNotes, noteMove, type Case, type Changed, type Who } from './case.ts';
import { entryOf } from './make-move.ts';
import type { MovedCase } from './move-case.ts';
import { changeUponVersion } from './upon-version.ts';

type Noting = { kept: Case; version: number; note: string; who: Who; attempt: Attempt };
type Needs = { cases: Pick<CaseStore, 'find' | 'entry' | 'change'>; now: Now };

/**
 * Adds what an officer notes for colleagues to the history of a case; no deadline or state changes by it. Refuses one
 * note more than a case may have.
 */
export const noteCase =
  ({ cases, now }: Needs) =>
  ({ note, who, ...noting }: Noting): Promise<MovedCase> => {
    const { kept, attempt, version } = noting;
    // Upon another version nothing is written: it is one sent again, or handed back.
    if (version === kept.version && (kept.notes ?? 0) >= mostNotes)
      throw refuseField('note', 'too-many-notes');
    const changed = notedCase(kept, who, now());
    const entry = { ...changed.entry, why: tidyText(note), attempt };
    return changeUponVersion(cases, { ...noting, changed: { case: changed.case, entry } });
  };

const notedCase = (kept: Case, who: Who, at: number): Changed => {
  const version = kept.version + 1;
  const changed: Case = {
    ...kept,
    version,
    notes: (kept.notes ?? 0) + 1,
    lastMove: { move: noteMove, at, role: who.role, version },
  };
  return { case: changed, entry: entryOf(changed, { move: noteMove, who, at }) };
};
