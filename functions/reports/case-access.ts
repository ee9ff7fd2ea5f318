import * as z from 'zod/mini';
import type { Barring } from '../../events/barring.ts';
import { Refusal } from '../../shared/refusal.ts';
import { conflictOf, type Serving } from '../conflict.ts';

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

/** What is answered where there is no such case. */
export const unknownCase = () =>
  new Refusal('not-found', [{ field: 'caseKey', reason: 'unknown-case' }]);
