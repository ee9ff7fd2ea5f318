import type { Person } from '../../../shared/http/request.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import { conflictOf, type Accusing, type Conflict, type Serving } from '../../conflict.ts';
import type { Alert } from './alert.ts';
import { recipientOf, type Officer } from '../officers/officer.ts';
import { officerTag } from './personal-link.ts';

/** Why an officer may not know of an alert, whether or not they are at work. */
export type Exclusion = 'inactive' | 'other-region' | Conflict;

/** Where an officer serves and under whom, as the register says. */
const servingIn = (officers: readonly Officer[]): ((officer: Officer) => Serving) => {
  const chairs = chairsAmong(officers);
  return (officer) => ({ ...servingOf(officer), chairs });
};

const chairsAmong = (officers: readonly Officer[]) =>
  officers.filter(({ active, rung }) => active && rung === 'chair').map(servingOf);

const servingOf = ({ region, unit, nameMarks: names }: Officer) => ({ region, unit, names });

/**
 * Says of each officer why they may not know of an alert; undefined where they may. Whoever is told and whoever opens,
 * takes or is handed an alert is asked this.
 */
export const whyExcluded = (
  officers: readonly Officer[],
  about: Accusing,
): ((officer: Officer) => Exclusion | undefined) => {
  const serving = servingIn(officers);
  return (officer) => {
    if (!officer.active) return 'inactive';
    if (!serves(officer, about.region)) return 'other-region';
    return conflictOf(serving(officer), about);
  };
};

const isLed = ({ rung }: Officer): boolean => rung === 'officer' || rung === 'chair';

const serves = (officer: Officer, region: string): boolean => {
  const levels: Partial<Record<Officer['rung'], string>> = {
    officer: region,
    chair: region,
    province: provinceOf(region),
    national: 'ID',
    independent: 'ID',
  };
  return officer.region === levels[officer.rung];
};

export type SignedIn = Pick<Person, 'personId' | 'role' | 'region' | 'unit'>;

/** By which door somebody comes to an alert: a personal link, or a sign-in. */
export type Asker = { door: 'link'; officerTag: string } | { door: 'sign-in'; person: SignedIn };

/**
 * The guard of everything that is shown of an alert or done to it: the id of who asks, or undefined if to them there is
 * no such alert. They must be an active officer of the register who was told of it, or whose place is above its region;
 * not in conflict by the register, which their sign-in can only narrow; and must not have declined it, or, by link,
 * handed it over. An admin need not be in the register; where they are, it decides about them too.
 * `officers` holds at least those of the asker's own region.
 */
export const whoMayKnow = (
  alert: Alert,
  asker: Asker,
  officers: readonly Officer[],
): string | undefined => {
  const officer = officers.find(isRecordOf(asker));
  if (!officer && asker.door === 'sign-in' && looksAfterTheLine(asker.person))
    return mayLookAfter(asker.person, alert, officers);
  if (!officer?.active) return undefined;
  const serving = servingIn(officers)(officer);
  if (conflictOf(narrowed(serving, asker), alert)) return undefined;
  if (asker.door === 'sign-in' && looksAfterTheLine(asker.person)) return officer.officerId;
  if (whyExcluded(officers, alert)(officer)) return undefined;
  return isPartOf(alert, officer, asker) ? officer.officerId : undefined;
};

/** An admin whom the register does not have serves where their sign-in says. */
const mayLookAfter = (
  { personId, region, unit }: SignedIn,
  alert: Alert,
  officers: readonly Officer[],
): string | undefined => {
  const serving = { region, unit, chairs: chairsAmong(officers) };
  return conflictOf(serving, alert) === undefined ? personId : undefined;
};

/** A sign-in keeps somebody from what the register would not, where it names another unit, or none. */
const narrowed = (serving: Serving, asker: Asker): Serving =>
  asker.door === 'sign-in' ? { ...serving, signedInUnit: asker.person.unit ?? '' } : serving;

/** Why somebody who signed in may know of no alert whatever; undefined where they may of some. */
export const whyNothing = (
  person: SignedIn,
  officers: readonly Officer[],
): 'not-registered' | 'no-unit' | undefined => {
  const officer = officers.find(isRecordOf({ door: 'sign-in', person }));
  if (!officer?.active) return 'not-registered';
  const isWithoutUnit = (officer.unit ?? '') === '' || (person.unit ?? '') === '';
  return isLed(officer) && isWithoutUnit ? 'no-unit' : undefined;
};

/**
 * What the guard leaves of whoever comes to an alert: their id there, and nothing else of them. `door` decides how
 * somebody is answered who may not know of it.
 */
export type Cleared = {
  door: Asker['door'];
  /** Their id, or undefined if to them there is no such alert. */
  idFor: (alert: Alert, officers: readonly Officer[]) => string | undefined;
};

/** Clears the officer a personal link was made for, alert by alert. */
export const clearedByLink = (tag: string): Cleared => {
  const asker = { door: 'link', officerTag: tag } as const;
  return { door: 'link', idFor: (alert, officers) => whoMayKnow(alert, asker, officers) };
};

export type ClearedSignIn = Cleared & {
  /** Whose register decides. */
  region: string;
  whyNothing: (officers: readonly Officer[]) => ReturnType<typeof whyNothing>;
};

/** Clears whoever is signed in, alert by alert. */
export const clearedBySignIn = (person: SignedIn): ClearedSignIn => {
  const asker = { door: 'sign-in', person } as const;
  return {
    door: 'sign-in',
    region: person.region,
    idFor: (alert, officers) => whoMayKnow(alert, asker, officers),
    whyNothing: (officers) => whyNothing(person, officers),
  };
};

const isRecordOf =
  (asker: Asker) =>
  (officer: Officer): boolean =>
    asker.door === 'link'
      ? linkTag(officer) === asker.officerTag
      : // An id is unique in its region only.
        officer.region === asker.person.region && officer.officerId === asker.person.personId;

/** What stands in an officer's personal link for them. */
export const linkTag = (officer: Pick<Officer, 'region' | 'officerId'>): string =>
  officerTag(recipientOf(officer));

/** Admins are told of no alert, and look only at what became of its messages. */
const looksAfterTheLine = ({ role }: SignedIn): boolean => role === 'admin';

/** Whoever declined is told no more, and shown no more; whoever handed it over keeps no link that opens it. */
const isPartOf = (alert: Alert, { region, officerId }: Officer, { door }: Asker): boolean => {
  if (alert.declined.includes(officerId)) return false;
  if (door === 'link' && alert.passedOn.includes(officerId)) return false;
  return alert.told.includes(officerId) || region !== alert.region;
};
