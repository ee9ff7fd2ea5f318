import type { Person } from '../http/request.ts';
import { Refusal } from '../refusal.ts';
import { reaches } from './access.ts';
import type { Roles } from './who.ts';

/**
 * Whoever calls an operation about a case or an alert. Who they are is given only to a rule of conflict of interest,
 * so that an operation which forgets to ask one does not compile.
 */
export type Guard = {
  /** What the sign-in covers. */
  scope: { role: Person['role']; region: string };
  /** What of a report the operation shows, as it is declared; empty where it shows none. */
  shows: string;
  /** Throws Refusal 'wrong-region' where the role does not reach a region. */
  reach: (region: string) => void;
  /** What a rule makes of the person; a rule answers undefined where, to them, there is no such thing. */
  clearedBy: <Cleared>(rule: (person: Person) => Cleared) => Cleared;
};

/** The guard of a person whose role may call the operation at all. */
export const guardOf = (person: Person, roles: Roles, shows = ''): Guard => ({
  scope: { role: person.role, region: person.region },
  shows,
  reach: (region) => {
    if (!reaches(roles, person, region)) throw new Refusal('wrong-region');
  },
  clearedBy: (rule) => rule(person),
});
