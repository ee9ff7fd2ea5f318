import * as z from 'zod/mini';
import { readParameters } from '../../../shared/http/body.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { requireAccess, type SignedInOperation } from '../../access.ts';
import { conflictOf } from '../../conflict.ts';
import type { CaseStore } from './case-store.ts';
import type { Case } from './case.ts';

export const casePath = z.object({
  caseKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{32}$/)),
});

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

type Accusing = { region: string; accusedUnitCode?: string | undefined };

/** Whether somebody whose scope covers a case, or its report, may know of it: not in a conflict of interest. */
export const mayRead = (
  person: Pick<Person, 'region' | 'unit'>,
  { region, accusedUnitCode }: Accusing,
): boolean => conflictOf(person, { region, accusedUnit: accusedUnitCode }) === undefined;

/** What is answered where there is no such case. */
export const unknownCase = () =>
  new Refusal('not-found', [{ field: 'caseKey', reason: 'unknown-case' }]);

/** Who of the satgas works on a case, as its history names them. */
export const whoOf = ({
  personId,
  role,
}: Person): { personId: string; role: 'officer' | 'chair' } => ({
  personId,
  role: role === 'chair' ? 'chair' : 'officer',
});
