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
  // Alerts tell of cases: whoever runs the system, or oversees it, has no part in them.
  listAlerts: { officer: 'covered', chair: 'covered' },
  readAlert: { officer: 'covered', chair: 'covered' },
  takeAlert: { officer: 'covered', chair: 'covered' },
  declineAlert: { officer: 'covered', chair: 'covered' },
  handOverAlert: { officer: 'covered', chair: 'covered' },
  resolveAlert: { officer: 'covered', chair: 'covered' },
  listAlertMessages: { chair: 'covered', admin: 'covered' },
  dryRunAlert: { chair: 'covered', admin: 'covered' },
  showDryRunPage: { chair: 'covered', admin: 'covered' },
  putSilence: { chair: 'covered', admin: 'covered' },
  overseeAlerts: { chair: 'covered', admin: 'covered', oversight: 'covered' },
  announce: { chair: 'covered', admin: 'covered' },
  listAnnouncements: { chair: 'covered', admin: 'covered', oversight: 'covered' },
  listOfficers: { chair: 'covered', admin: 'covered' },
  importOfficers: { chair: 'covered', admin: 'covered' },
  putOfficer: { chair: 'covered', admin: 'covered' },
  // Reporters write to the satgas of the region; who runs the system has no part in it, nor in names.
  listCaseMessages: { officer: 'covered', chair: 'covered' },
  messageReporter: { officer: 'covered', chair: 'covered' },
  lookAtCaseMessages: { officer: 'covered', chair: 'covered' },
  askForIdentity: { officer: 'covered', chair: 'covered' },
  listIdentityRequests: { officer: 'covered', chair: 'covered' },
  // Of officers, only those above the region: break-glass.ts.
  approveIdentity: { officer: 'covered', chair: 'covered' },
  readIdentity: { officer: 'covered', chair: 'covered' },
  // Cases are the satgas's own work; who runs the system has no part in them, and oversight sees numbers.
  listCases: { officer: 'covered', chair: 'covered' },
  readCase: { officer: 'covered', chair: 'covered' },
  moveCase: { officer: 'covered', chair: 'covered' },
  listEvidence: { officer: 'covered', chair: 'covered' },
  viewEvidence: { officer: 'covered', chair: 'covered' },
  printReferral: { officer: 'covered', chair: 'covered' },
  exportCases: { officer: 'covered', chair: 'covered' },
  checkCase: { officer: 'covered', chair: 'covered' },
  overseeCases: { chair: 'covered', admin: 'covered', oversight: 'covered' },
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
