import * as z from 'zod/mini';
import type { Person } from '../../shared/http/request.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Guard } from '../../shared/operation/guard.ts';
import { conflictOf } from '../conflict.ts';

export const casePath = z.object({
  caseKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{32}$/)),
});

type Accusing = { region: string; accusedUnitCode?: string | undefined };

/** Whether somebody whose scope covers a case, or its report, may know of it: not in a conflict of interest. */
export const mayRead = (
  person: Pick<Person, 'region' | 'unit'>,
  { region, accusedUnitCode }: Accusing,
): boolean => conflictOf(person, { region, accusedUnit: accusedUnitCode }) === undefined;

/** The refusal where there is no such case. */
export const unknownCase = () =>
  new Refusal('not-found', [{ field: 'caseKey', reason: 'unknown-case' }]);

/**
 * The person who calls, where they may know of a case, or its report; throws Refusal 'wrong-region'. To whoever has a
 * conflict of interest there is no such case.
 */
export const officerFor = (guard: Guard, about: Accusing): Person => {
  guard.reach(about.region);
  const officer = guard.clearedBy((person) => (mayRead(person, about) ? person : undefined));
  if (!officer) throw unknownCase();
  return officer;
};
