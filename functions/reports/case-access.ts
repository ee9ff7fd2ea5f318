import * as z from 'zod/mini';
import type { Barring } from '../../events/barring.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Guard } from '../../shared/operation/guard.ts';
import type { Person } from '../../shared/http/request.ts';
import { conflictOf, mayNameUnit, type Serving } from '../conflict.ts';

export const casePath = z.object({
  caseKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{32}$/)),
});

type Accusing = {
  region: string;
  accusedUnitCode?: string | undefined;
  barring?: Barring | undefined;
};

/** Whether somebody whose scope covers a case, or its report, may know of it: not in a conflict of interest. */
export const mayRead = (
  who: Serving,
  { region, accusedUnitCode: accusedUnit, barring }: Accusing,
): boolean => conflictOf(who, { region, accusedUnit, barring }) === undefined;

/** Whether somebody may settle where the accused of a case serves: above its region, and in no conflict. */
export const mayName = (
  who: Serving,
  { region, accusedUnitCode: accusedUnit, barring }: Accusing,
): boolean => mayNameUnit(who, { region, accusedUnit, barring });

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
