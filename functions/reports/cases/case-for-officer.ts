import type { Person } from '../../../shared/http/request.ts';
import type { Guard } from '../../../shared/operation/guard.ts';
import { officerFor, unknownCase } from '../case-access.ts';
import type { CaseStore } from './case-store.ts';
import type { Case } from './case.ts';

type Needs = { cases: Pick<CaseStore, 'find'>; now: () => number };
type Call = { guard: Guard; path: { caseKey: string } };

/** A case, and who of the satgas works on it. */
export type OfficerCase = { kept: Case; person: Person };

/** The requested case, for somebody of the satgas who may work on it; throws Refusal. */
export const caseForOfficer = async (
  { cases, now }: Needs,
  { guard, path: { caseKey } }: Call,
): Promise<OfficerCase> => {
  const kept = await cases.find(caseKey);
  // DynamoDB may take days to delete an expired item.
  if (!kept || kept.expiresAt * 1000 <= now()) throw unknownCase();
  return { kept, person: officerFor(guard, kept) };
};

/** Who of the satgas works on a case, as its history names them. */
export const whoOf = ({
  personId,
  role,
}: Person): { personId: string; role: 'officer' | 'chair' } => ({
  personId,
  role: role === 'chair' ? 'chair' : 'officer',
});
