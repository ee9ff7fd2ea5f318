import { untilWritten } from '../../../shared/table/until-written.ts';
import type { Besides, CaseStore } from './case-store.ts';
import type { Case, Changed } from './case.ts';

/** How often somebody else may be first before the change is given up, to be tried again later. */
const mostTries = 6;

/**
 * Changes the present case, whoever else changes it meanwhile: calls `decide` again until its change is stored, or it
 * returns that there is nothing to change. Throws Error when others were first each time.
 */
export const changeCase = async (
  cases: Pick<CaseStore, 'find' | 'change'>,
  caseKey: string,
  decide: (kept: Case) => (Changed & { besides?: Besides }) | undefined,
): Promise<'changed' | 'nothing-to-change'> => {
  const outcome = await untilWritten(async () => {
    const kept = await cases.find(caseKey);
    const decided = kept && decide(kept);
    if (!kept || !decided) return 'nothing-to-change';
    return cases.change(kept, decided, decided.besides);
  }, mostTries);
  if (outcome === 'changed' || outcome === 'nothing-to-change') return outcome;
  throw new Error(
    outcome === 'changed-meanwhile'
      ? 'The case was changed by others each time'
      : `The change was refused: ${outcome.refused}`,
  );
};
