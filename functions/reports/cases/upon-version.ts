import type { Attempt } from '../../../shared/attempt.ts';
import type { CaseStore } from './case-store.ts';
import type { Case, Changed } from './case.ts';
import { meanwhile } from './meanwhile.ts';
import type { MovedCase } from './move-case.ts';

type Change = {
  kept: Case;
  /** The version the officer has seen. */
  version: number;
  changed: Changed;
  attempt: Attempt;
};

/**
 * Stores a change of a case upon the version its officer has seen, once per attempt: a retry gets the same answer, and
 * whoever comes second the present case. Throws Refusal 'idempotency-key-reused'.
 */
export const changeUponVersion = async (
  cases: Pick<CaseStore, 'find' | 'entry' | 'change'>,
  { kept, version, changed, attempt }: Change,
): Promise<MovedCase> => {
  const outcome = kept.version === version ? await cases.change(kept, changed) : undefined;
  if (outcome === 'changed') return { moved: true, case: changed.case };
  return meanwhile(cases, { kept, version, attempt });
};
