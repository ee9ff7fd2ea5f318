import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { CaseStore } from './case-store.ts';
import { mostNotes, noteMove, referenceMove, type Case, type Changed, type Who } from './case.ts';
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
    const changed = notedCase(kept, { move: noteMove, who, at: now() });
    const entry = { ...changed.entry, why: tidyText(note), attempt };
    return changeUponVersion(cases, { ...noting, changed: { case: changed.case, entry } });
  };

type Numbers = { lapor?: string | undefined; laporFrom?: string | undefined };
type Entering = { kept: Case; version: number; who: Who; attempt: Attempt } & Numbers;

/**
 * Enters under which number the matter came from SP4N-LAPOR!, or went there; the later number counts, the history has
 * all. No deadline or state changes by it. Refuses one more than a case may have notes.
 */
export const enterReferences =
  ({ cases, now }: Needs) =>
  ({ lapor, laporFrom, who, ...entering }: Entering): Promise<MovedCase> => {
    const { kept, attempt, version } = entering;
    if (version === kept.version && (kept.notes ?? 0) >= mostNotes)
      throw refuseField('lapor', 'too-many-notes');
    const given = { ...(lapor && { lapor }), ...(laporFrom && { laporFrom }) };
    const noted = notedCase(kept, { move: referenceMove, who, at: now() });
    const changed = { ...noted.case, references: { ...kept.references, ...given } };
    const entry = { ...noted.entry, given, attempt };
    return changeUponVersion(cases, { ...entering, changed: { case: changed, entry } });
  };

type NotedMove = { move: string; who: Who; at: number };

const notedCase = (kept: Case, { move, who, at }: NotedMove): Changed => {
  const version = kept.version + 1;
  const changed: Case = {
    ...kept,
    version,
    notes: (kept.notes ?? 0) + 1,
    lastMove: { move, at, role: who.role, version },
  };
  return { case: changed, entry: entryOf(changed, { move, who, at }) };
};
