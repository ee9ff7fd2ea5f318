import type { Counting } from './case-deadline.ts';
import type { CaseStore } from './case-store.ts';
import { changeCase } from './change-case.ts';
import { makeMove } from './make-move.ts';

type Needs = { cases: Pick<CaseStore, 'find' | 'change'>; counting: () => Promise<Counting> };
/** A message its reporter left in a report's box, at a moment in milliseconds. */
type Answered = { reportKey: string; at: number };

/** Lets a case whose reporter was asked go on once they write; any other message leaves it as it is. */
export const resumeCase =
  ({ cases, counting }: Needs) =>
  async ({ reportKey, at }: Answered): Promise<'changed' | 'nothing-to-change'> => {
    const by = await counting();
    return changeCase(cases, reportKey, (kept) => {
      // An older message, told again, answers no newer question.
      if (kept.state !== 'asked' || at <= (kept.askedSince ?? 0)) return undefined;
      const who = { role: 'reporter' as const };
      const made = makeMove(kept, { move: 'back', said: {}, who, at }, by);
      return made.ok ? made : undefined;
    });
  };
