import type { Attempt } from '../../../shared/attempt.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { CaseStore } from './case-store.ts';
import { entryItem, type Case, type Changed } from './case.ts';
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
  const present = (await cases.find(kept.caseKey)) ?? kept;
  const next = await cases.entry(kept.caseKey, entryItem(version + 1));
  if (next?.attempt?.key === attempt.key) {
    if (next.attempt.body !== attempt.body) throw new Refusal('idempotency-key-reused');
    return { moved: true, case: present };
  }
  const error = { field: 'version', reason: 'changed-meanwhile' };
  return { moved: false, case: present, error };
};
