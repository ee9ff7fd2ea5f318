import type { Now } from '../../../shared/clock.ts';
import type { DeadlineBasis } from '../cases/case-deadline.ts';
import type { Besides, CaseStore } from '../cases/case-store.ts';
import type { Case, Changed } from '../cases/case.ts';
import { entryOf, makeMove } from '../cases/make-move.ts';
import type { NamedNumber } from '../cases/register-number.ts';

/** What the history calls it when Bawaslu asks back. */
const askBackMove = 'asked-back';

export type CaseNeeds = {
  cases: Pick<CaseStore, 'find' | 'change'>;
  counting: () => Promise<DeadlineBasis>;
  /** The write by which cases with the same number find each other. */
  numberRow: (kept: Case, named: NamedNumber) => Besides[string][number];
  now: Now;
};

/** The case says that Bawaslu has it; once, however often it is confirmed. */
export const handOverCase = (needs: CaseNeeds, caseKey: string): Promise<void> =>
  change(needs, caseKey, async (kept) => {
    if (kept.handedOver !== undefined) return undefined;
    return moved(needs, kept, { move: 'hand-over', fields: { authority: 'bawaslu' } });
  });

/** The case has Bawaslu's register number, where it still waits for one; a case that went on is left as it is. */
export const numberCase = (needs: CaseNeeds, caseKey: string, number: string): Promise<void> =>
  change(needs, caseKey, async (kept) => {
    if (kept.references.bawaslu === number) return undefined;
    const fields = { authority: 'bawaslu', registerNumber: number } as const;
    const changed = await moved(needs, kept, { move: 'register', fields });
    const named = { authority: 'bawaslu', number } as const;
    return changed && { ...changed, besides: { number: [needs.numberRow(kept, named)] } };
  });

/** The history of the case has Bawaslu's question, for whoever has the case. */
export const askInCase = (needs: CaseNeeds, caseKey: string, question: string): Promise<void> =>
  change(needs, caseKey, (kept) => {
    const at = needs.now();
    const version = kept.version + 1;
    const lastMove = { move: askBackMove, at, role: 'authority' as const, version };
    const changed: Case = { ...kept, version, lastMove };
    const entry = entryOf(changed, { move: askBackMove, who: { role: 'authority' }, at });
    return Promise.resolve({ case: changed, entry: { ...entry, why: question } });
  });

type Planned = Changed & { besides?: Besides };
type Fields = { authority: 'bawaslu'; registerNumber?: string };

const moved = async (
  { counting, now }: CaseNeeds,
  kept: Case,
  move: { move: string; fields: Fields },
): Promise<Planned | undefined> => {
  const request = { ...move, who: { role: 'authority' as const }, at: now() };
  const made = makeMove(kept, request, await counting());
  return made.ok ? { case: made.case, entry: made.entry } : undefined;
};

/** How often a change is planned anew where somebody at the desk was faster. */
const mostTries = 5;

const change = async (
  { cases }: CaseNeeds,
  caseKey: string,
  plan: (kept: Case) => Promise<Planned | undefined>,
): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const kept = await cases.find(caseKey);
    const planned = kept && (await plan(kept));
    if (!kept || !planned) return;
    if ((await cases.change(kept, planned, planned.besides)) === 'changed') return;
  }
  throw new Error('A case changed each time Bawaslu had something to say of it');
};
