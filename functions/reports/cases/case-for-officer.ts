import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Guard } from '../../../shared/operation/guard.ts';
import { nameOf } from '../../../shared/person-name.ts';
import { officerFor, unknownCase, type ClearedOfficer, type Desk } from '../case-access.ts';
import type { CaseStore } from './case-store.ts';
import type { Place } from '../place.ts';
import type { Case, Who } from './case.ts';

type Needs = Desk & { cases: Pick<CaseStore, 'find'>; now: () => number };
type Call = { guard: Guard; path: { caseKey: string } };

/** A case, and who of the satgas works on it. */
export type OfficerCase = ClearedOfficer & { kept: Case };

/** The requested case, for somebody of the satgas who may work on it; throws Refusal. */
export const caseForOfficer = async (
  needs: Needs,
  { guard, path: { caseKey } }: Call,
): Promise<OfficerCase> => {
  const kept = await needs.cases.find(caseKey);
  // DynamoDB may take days to delete an expired item.
  if (!kept || kept.expiresAt * 1000 <= needs.now()) throw unknownCase();
  return { kept, ...(await officerFor(needs, guard, kept)) };
};

/** Whether somebody found what a case is about: its steps are for others. */
export const isFinder = (
  { finder }: { finder?: Place | undefined },
  person: Pick<Person, 'region' | 'personId'>,
): boolean =>
  finder !== undefined && finder.region === person.region && finder.officerId === person.personId;

/** The same, for what its own finder does not decide; throws Refusal 'not-allowed' to them. */
export const caseForAnother = async (needs: Needs, call: Call): Promise<OfficerCase> => {
  const officer = await caseForOfficer(needs, call);
  if (isFinder(officer.kept, officer.person))
    throw new Refusal('not-allowed', [{ field: 'caseKey', reason: 'own-finding' }]);
  return officer;
};

/** Who of the satgas works on a case, as its history names them. */
export const whoOf = (person: Person): Who & { personId: string; role: 'officer' | 'chair' } => ({
  personId: person.personId,
  name: nameOf(person),
  role: person.role === 'chair' ? 'chair' : 'officer',
});

/** Which entry of the register somebody is who signed in. */
export const placeOf = ({ region, personId }: Pick<Person, 'region' | 'personId'>): Place => ({
  region,
  officerId: personId,
});
