import type { DeadlineBasis } from './case-deadline.ts';
import type { CaseStore } from './case-store.ts';
import { changeCase } from './change-case.ts';
import { makeMove } from './make-move.ts';

type Needs = { cases: Pick<CaseStore, 'find' | 'change'>; counting: () => Promise<DeadlineBasis> };
/** A message its reporter left in a report's box, at a moment in milliseconds. */
type ReporterAnswer = { reportKey: string; at: number };

/** Resumes a case whose reporter was asked, once they write; any other message changes nothing. */
export const resumeCase =
  ({ cases, counting }: Needs) =>
  async ({ reportKey, at }: ReporterAnswer): Promise<'changed' | 'nothing-to-change'> => {
    const by = await counting();
    return changeCase(cases, reportKey, (kept) => {
      // An older message, delivered again, answers no newer question.
      if (kept.state !== 'asked' || at <= (kept.askedSince ?? 0)) return undefined;
      const who = { role: 'reporter' as const };
      const made = makeMove(kept, { move: 'back', fields: {}, who, at }, by);
      return made.ok ? made : undefined;
    });
  };
