import { readParameters } from '../../../shared/http/body.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { requireAccess, type SignedInOperation } from '../../access.ts';
import { casePath, mayRead, unknownCase } from '../case-access.ts';
import type { CaseStore } from './case-store.ts';
import type { Case } from './case.ts';

type Needs = { cases: Pick<CaseStore, 'find'>; now: () => number };

/**
 * The case that is asked for, for somebody of the satgas who may work on it; throws Refusal. To whoever has a conflict of
 * interest there is no such case.
 */
export const caseForOfficer = async (
  operation: SignedInOperation,
  { cases, now }: Needs,
  request: Request,
): Promise<{ kept: Case; person: Person }> => {
  // Before anything is read: who may not ask at all learns of no case.
  requireAccess(operation, request.person);
  const { caseKey } = readParameters(request.params, casePath);
  const kept = await cases.find(caseKey);
  // What has expired may stay in a table for days before it goes.
  if (!kept || kept.expiresAt * 1000 <= now()) throw unknownCase();
  const person = requireAccess(operation, request.person, kept.region);
  if (!mayRead(person, kept)) throw unknownCase();
  return { kept, person };
};

/** Who of the satgas works on a case, as its history names them. */
export const whoOf = ({
  personId,
  role,
}: Person): { personId: string; role: 'officer' | 'chair' } => ({
  personId,
  role: role === 'chair' ? 'chair' : 'officer',
});
