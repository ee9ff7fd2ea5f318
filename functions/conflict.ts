import type { Campaign } from '../shared/campaign.ts';

/** Where somebody of a satgas serves: as their sign-in says, or as the register of officers has them. */
type Serving = { region: string; unit?: string | undefined };

/** What decides about a report, a case or an alert who may not know of it. */
type Accusing = { region: string; accusedUnit?: string | undefined };

/** Why somebody must not know of a report: they serve in the accused's unit, or nobody can say where they serve. */
export type Conflict = 'own-unit' | 'no-unit';

/**
 * The one rule on conflicts of interest, for cases and alerts, for telling and for showing: undefined where none stands
 * in the way. Unit codes mean something within their region only, so whoever serves above the region, or in another, has
 * none. Within it, somebody without a unit may serve in any: they are kept from everything.
 */
export const conflictOf = (
  { region, unit = '' }: Serving,
  about: Accusing,
): Conflict | undefined => {
  if (region !== about.region) return undefined;
  if (unit === '') return 'no-unit';
  return unit === about.accusedUnit ? 'own-unit' : undefined;
};

/** Whether somebody serves in one of the campaign's regions and nobody can say in which unit. */
export const isWithoutUnit = ({ regions }: Pick<Campaign, 'regions'>, serving: Serving): boolean =>
  regions.some(({ code }) => code === serving.region) &&
  conflictOf(serving, { region: serving.region }) === 'no-unit';
