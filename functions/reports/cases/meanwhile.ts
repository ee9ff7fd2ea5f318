import type { Attempt } from '../../../shared/attempt.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { CaseStore } from './case-store.ts';
import { entryItem, type Case } from './case.ts';
import type { MovedCase } from './move-case.ts';

/**
 * Somebody was first: the officer's own earlier request, which gets its answer again, or somebody else, or the clock.
 * Throws Refusal 'idempotency-key-reused'.
 */
export const meanwhile = async (
  cases: Pick<CaseStore, 'find' | 'entry'>,
  { kept, version, attempt }: { kept: Case; version: number; attempt: Attempt },
): Promise<MovedCase> => {
  const present = (await cases.find(kept.caseKey)) ?? kept;
  const next = await cases.entry(kept.caseKey, entryItem(version + 1));
  if (next?.attempt?.key === attempt.key) {
    if (next.attempt.body !== attempt.body) throw new Refusal('idempotency-key-reused');
    return { moved: true, case: present };
  }
  return { moved: false, case: present, error: { field: 'version', reason: 'changed-meanwhile' } };
};
