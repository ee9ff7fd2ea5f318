import type { Person } from '../shared/http/request.ts';
import { Refusal } from '../shared/refusal.ts';

/**
 * 'covered': the regions that the person's own scope covers (itself included). 'nation': only whose scope is the
 * whole nation, whichever region is named or none. 'all': wherever in the deployment.
 */
type Reach = 'covered' | 'nation' | 'all';
type Role = Person['role'];

/** The scope that covers every region; as a region, what belongs to no single one of them. */
export const nation = 'ID';

/** Who may do what, and how far: a role that does not stand here is refused. */
export const access = {
  whoAmI: { officer: 'all', chair: 'all', admin: 'all', oversight: 'all' },
  // A source belongs to its region; one without a region, and what came for a name nobody made, to the nation.
  listSources: { admin: 'covered' },
  putSource: { admin: 'covered' },
  postSource: { admin: 'covered' },
  readSource: { admin: 'covered' },
  dryRunSource: { admin: 'covered' },
  listQuarantine: { admin: 'covered' },
  readQuarantined: { admin: 'covered' },
  replayQuarantined: { admin: 'covered' },
  replayAllQuarantined: { admin: 'covered' },
  discardQuarantined: { admin: 'covered' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type SignedInOperation = keyof typeof access;

/**
 * Says whether a person may call an operation for a region. Without a region only the role decides:
 * the caller then shows no more than what the person's scope covers.
 */
export const mayCall = (
  operation: SignedInOperation,
  person: Pick<Person, 'role' | 'region'>,
  region?: string,
): 'allowed' | 'wrong-role' | 'wrong-region' => {
  const reaches: Partial<Record<Role, Reach>> = access[operation];
  const reach = reaches[person.role];
  if (reach === undefined) return 'wrong-role';
  if (reach === 'nation') return person.region === nation ? 'allowed' : 'wrong-region';
  if (reach === 'all' || region === undefined || covers(person.region, region)) return 'allowed';
  return 'wrong-region';
};

/** The person who asks, if they may; throws Refusal 'not-signed-in', 'not-allowed' or 'wrong-region'. */
export const requireAccess = (
  operation: SignedInOperation,
  person: Person | undefined,
  region?: string,
): Person => {
  if (!person) throw new Refusal('not-signed-in');
  const outcome = mayCall(operation, person, region);
  if (outcome === 'wrong-role') throw new Refusal('not-allowed');
  if (outcome === 'wrong-region') throw new Refusal('wrong-region');
  return person;
};

/** 'ID' covers everything, a province itself and its regions, a region itself. */
const covers = (scope: string, region: string): boolean =>
  scope === nation || scope === region || (scope.length === 2 && region.startsWith(`${scope}.`));
