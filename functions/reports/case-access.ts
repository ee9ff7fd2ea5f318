import * as z from 'zod/mini';
import type { Barring } from '../../events/barring.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Guard } from '../../shared/operation/guard.ts';
import type { Person } from '../../shared/http/request.ts';
import { conflictOf, mayNameUnit, type Serving } from '../conflict.ts';
import type { NoteReading } from './readings/note-reading.ts';
import { aboutCase } from './readings/reading.ts';
import type { SignedIn } from './roll/roll.ts';
import type { WhoServes } from './roll/who-serves.ts';

export const casePath = z.object({
  caseKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{32}$/)),
});

/**
 * Whether somebody can be the second person of what no one does alone with a case of a region: a chair, or whoever serves
 * above the region. Never who asked; that is for whoever knows who did.
 */
export const maySecond = (
  { role, region }: Pick<Person, 'role' | 'region'>,
  ofCase: string,
): boolean => role === 'chair' || region !== ofCase;

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

/** Somebody of the satgas who may know of a case, and where they serve. */
export type ClearedOfficer = { person: Person; serving: Serving };

/** What it takes to let somebody read of a report: where they serve, and the entry that they did. */
export type Desk = { whoServes: WhoServes; noteReading: NoteReading };

/**
 * The person who calls, where they may know of a case, or its report; throws Refusal 'wrong-region'. To whoever has a
 * conflict of interest, or is not in the register of officers, there is no such case. That they read of it is noted
 * before anything of it is theirs.
 */
export const officerFor = async (
  desk: Desk,
  guard: Guard,
  about: Accusing & { caseKey: string; expiresAt: number },
): Promise<ClearedOfficer> => {
  const officer = await officerStillFor(desk, guard, about);
  const { caseKey, region, expiresAt } = about;
  const read = { about: aboutCase(caseKey), reads: guard.shows, region, expiresAt };
  await desk.noteReading({ ...read, person: officer.person });
  return officer;
};

/** The same for a case whose reading was noted in this very call already, and which has changed since. */
export const officerStillFor = async (
  { whoServes }: Pick<Desk, 'whoServes'>,
  guard: Guard,
  about: Accusing,
): Promise<ClearedOfficer> => {
  guard.reach(about.region);
  const officer = await guard.clearedBy(async (person) => {
    const serving = await whoServes(person);
    return serving && mayRead(serving, about) ? { person, serving } : undefined;
  });
  if (!officer) throw unknownCase();
  return officer;
};

/**
 * Whether all of some people who did something with a case before may still know of it: they are in the register, and
 * nothing that is known of the accused by now puts them in a conflict. What two agreed on ends for both with one of them.
 */
export const mayAllStillRead = async (
  { whoServes }: Pick<Desk, 'whoServes'>,
  people: readonly SignedIn[],
  about: Accusing,
): Promise<boolean> => {
  const serving = await Promise.all(people.map(whoServes));
  // What their sign-in said was asked when they signed in; here the register alone speaks.
  return serving.every((one) => one && mayRead({ ...one, signedInUnit: undefined }, about));
};
