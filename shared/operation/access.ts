import type { Person } from '../http/request.ts';
import { Refusal } from '../refusal.ts';
import { covers, nation } from '../regions/regions.ts';
import type { Roles, Who } from './who.ts';

type Caller = Pick<Person, 'role' | 'region'>;

/** Whether one of these roles reaches a region; a role not listed reaches none. */
export const reaches = (roles: Roles, person: Caller, region: string): boolean => {
  const reach = roles[person.role];
  if (reach === 'covered') return covers(person.region, region);
  return reach === 'all' || (reach === 'nation' && person.region === nation);
};

/**
 * Says whether a person may call an operation for a region. Without a region only the role decides (and, for what is
 * the nation's, the scope): the caller then shows no more than what the person's scope covers.
 */
export const mayCall = (
  { who }: { who: Who },
  person: Caller,
  region?: string,
): 'allowed' | 'wrong-role' | 'wrong-region' => {
  if (who.by !== 'sign-in') return 'allowed';
  const reach = who.roles[person.role];
  if (reach === undefined) return 'wrong-role';
  if (region === undefined && reach !== 'nation') return 'allowed';
  return reaches(who.roles, person, region ?? nation) ? 'allowed' : 'wrong-region';
};

/** The person who calls, if they may; throws Refusal 'not-signed-in', 'not-allowed', 'wrong-region'. */
export const personWithRole = (roles: Roles, person: Person | undefined): Person => {
  if (!person) throw new Refusal('not-signed-in');
  const who: Who = { by: 'sign-in', roles, conflict: 'none-possible' };
  const outcome = mayCall({ who }, person);
  if (outcome === 'wrong-role') throw new Refusal('not-allowed');
  if (outcome === 'wrong-region') throw new Refusal('wrong-region');
  return person;
};
