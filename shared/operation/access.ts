import type { Person } from '../http/request.ts';
import { Refusal } from '../refusal.ts';
import { covers } from '../regions/regions.ts';
import type { Roles, Who } from './who.ts';

/** Whether one of these roles reaches a region; a role not listed reaches none. */
export const reaches = (
  roles: Roles,
  person: Pick<Person, 'role' | 'region'>,
  region: string,
): boolean => {
  const reach = roles[person.role];
  return reach === 'all' || (reach === 'covered' && covers(person.region, region));
};

/**
 * Says whether a person may call an operation for a region. Without a region only the role decides: the caller then
 * shows no more than what the person's scope covers.
 */
export const mayCall = (
  { who }: { who: Who },
  person: Pick<Person, 'role' | 'region'>,
  region?: string,
): 'allowed' | 'wrong-role' | 'wrong-region' => {
  if (who.by !== 'sign-in') return 'allowed';
  if (who.roles[person.role] === undefined) return 'wrong-role';
  return region === undefined || reaches(who.roles, person, region) ? 'allowed' : 'wrong-region';
};

/** The person who calls, if their role may; throws Refusal 'not-signed-in' or 'not-allowed'. */
export const personWithRole = (roles: Roles, person: Person | undefined): Person => {
  if (!person) throw new Refusal('not-signed-in');
  if (roles[person.role] === undefined) throw new Refusal('not-allowed');
  return person;
};
