import type { Barring } from '../events/barring.ts';
import { servedRegion, type Campaign } from '../shared/campaign.ts';
import { isComparable, resembles, type NameMarks } from '../shared/name-likeness.ts';

/** Where somebody of a satgas serves, and the marks of their name; both as the register of officers has them. */
export type Serving = {
  region: string;
  unit?: string | undefined;
  /** Where their sign-in names another unit than the register, they are kept from both. */
  signedInUnit?: string | undefined;
  names?: NameMarks | undefined;
  /** The active chairs of that region: nobody is asked past a chair who must not know. */
  chairs?: readonly Chair[] | undefined;
};
export type Chair = Omit<Serving, 'chairs'>;

/** What decides about a report, a case or an alert who may know of it. */
export type Accusing = {
  region: string;
  /** As versions before stored it: the code of the accused's unit, where it was one the campaign knows. */
  accusedUnit?: string | undefined;
  barring?: Barring | undefined;
};

/**
 * Why somebody must not know of a report. 'to-be-named': nobody has settled yet where the accused serves. 'named':
 * their own name resembles that of the accused, or of somebody whom the reporter named. 'not-comparable': nobody can
 * say whether it does.
 */
export type Conflict =
  | 'named'
  | 'not-comparable'
  | 'no-unit'
  | 'to-be-named'
  | 'led-by-accused'
  | 'own-unit'
  | 'chair-in-conflict';

/** What is settled of a report: of one stored before that was settled, its unit if it had one, and otherwise nothing. */
export const barringOf = ({ accusedUnit, barring }: Omit<Accusing, 'region'>): Barring =>
  barring ??
  (accusedUnit === undefined
    ? { standing: 'to-be-named', units: [], names: [] }
    : { standing: 'named', units: [accusedUnit], names: [] });

/**
 * The one rule on conflicts of interest, for cases and alerts, for telling and for showing, whichever the door:
 * undefined where nothing stands in the way. What cannot be decided is a conflict. Names are compared wherever somebody
 * serves. Unit codes mean something within their region only, so whoever serves above it, or in another, has none by
 * unit. Within it nobody may know until the accused's unit is settled, nor may somebody without a unit, ever, nor
 * anybody whose chair must not.
 */
export const conflictOf = (who: Serving, about: Accusing): Conflict | undefined => {
  const barring = barringOf(about);
  const own = conflictWith(who, about.region, barring);
  if (own !== undefined || who.region !== about.region) return own;
  const isLedThere = (who.chairs ?? []).some((chair) =>
    leadsIntoConflict(chair, about.region, barring),
  );
  return isLedThere ? 'chair-in-conflict' : undefined;
};

const conflictWith = (who: Chair, region: string, barring: Barring): Conflict | undefined =>
  byName(who.names, barring) ?? (who.region === region ? byUnit(who, barring) : undefined);

/** A chair without a unit may serve in whichever is accused; where nobody's is, there is nothing to fear. */
const leadsIntoConflict = (chair: Chair, region: string, barring: Barring): boolean => {
  if (chair.region !== region) return false;
  const conflict = conflictWith(chair, region, barring);
  if (conflict === 'no-unit') return barring.standing !== 'none';
  return conflict !== undefined;
};

const byName = (own: NameMarks | undefined, { names }: Barring): Conflict | undefined => {
  if (names.length === 0) return undefined;
  if (own === undefined || !isComparable(own)) return 'not-comparable';
  return names.some((one) => resembles(own, one)) ? 'named' : undefined;
};

const byUnit = (who: Serving, { standing, units, wholeRegion }: Barring): Conflict | undefined => {
  const { unit = '', signedInUnit = unit } = who;
  if (unit === '' || signedInUnit === '') return 'no-unit';
  if (standing === 'to-be-named') return 'to-be-named';
  if (wholeRegion === true) return 'led-by-accused';
  return units.includes(unit) || units.includes(signedInUnit) ? 'own-unit' : undefined;
};

/** Whether somebody may settle where the accused serves: they are above the region, and in no conflict. */
export const mayNameUnit = (who: Serving, about: Accusing): boolean =>
  isAbove(who.region, about.region) && conflictOf(who, about) === undefined;

/** Whether a scope is above a region: its province, or the nation. */
export const isAbove = (scope: string, region: string): boolean =>
  scope !== region && (scope === 'ID' || (scope.length === 2 && region.startsWith(`${scope}.`)));

/** Whether somebody serves in one of the campaign's regions and nobody can say in which unit. */
export const isWithoutUnit = (
  campaign: Pick<Campaign, 'regions' | 'practice'>,
  { region, unit = '' }: Serving,
): boolean => unit === '' && servedRegion(campaign, region) !== undefined;
