import type { NamedOperation } from '../../../functions/operations.ts';
import type { RightsCall } from './call.ts';
import type { RightsCaller } from './callers.ts';
import type { Target } from './targets.ts';

/** 'hidden': there is no such case or alert. 'reached': neither role nor region nor conflict stands in the way. */
export type Outcome =
  'not-signed-in' | 'not-allowed' | 'wrong-region' | 'hidden' | 'link-refused' | 'reached';

type Asked = {
  operation: NamedOperation;
  caller: RightsCaller;
  target: Target;
  call: Pick<RightsCall, 'region'>;
};

/** What a call must come to by the declaration of its operation (`who`), by who calls and by what is called for. */
export const expectedOf = (asked: Asked): Outcome => {
  const { who } = asked.operation;
  if (who.by === 'anybody') return 'reached';
  if (who.by === 'link') return 'link-refused';
  return asked.caller.role === undefined ? 'not-signed-in' : ofSignedIn(asked, who);
};

type SignIn = Extract<NamedOperation['who'], { by: 'sign-in' }>;

const ofSignedIn = (asked: Asked, { roles, conflict }: SignIn): Outcome => {
  const { role = 'officer', scope = '' } = asked.caller;
  const reach = roles[role];
  if (reach === undefined) return 'not-allowed';
  if (reach === 'nation') return scope === 'ID' ? 'reached' : 'wrong-region';
  const { region } = asked.call;
  if (reach === 'covered' && region !== undefined && !isWithin(scope, region))
    return 'wrong-region';
  if (conflict === 'barred' && isHidden(asked)) return 'hidden';
  return isForThoseAbove(asked) ? 'not-allowed' : 'reached';
};

const isWithin = (scope: string, region: string): boolean =>
  scope === 'ID' || region === scope || region.startsWith(`${scope}.`);

/** Said here a second time, by the facts of these targets alone: not asked of the rule that is looked at. */
const isHidden = ({ operation: { path }, caller, target }: Asked): boolean => {
  const isLocal = caller.scope === target.region;
  if (path.includes('{alertId}'))
    return isBarred(caller, target) || (isLocal && !isSent(caller, target));
  return path.includes('{caseKey}') && isBarred(caller, target);
};

/** Who serves in the region of a case never settles where its accused serves, nor whether its end is in order. */
const isForThoseAbove = ({ operation: { name }, caller: { scope }, target }: Asked): boolean =>
  ['nameUnit', 'reviewEnding'].includes(name) && scope === target.region;

const isBarred = ({ scope, unit }: RightsCaller, { name, region }: Target): boolean => {
  if (scope !== region) return false;
  return (
    unit === undefined || name === 'no unit' || (name === 'own unit accused' && unit === 'BKPSDM')
  );
};

const isSent = ({ id }: RightsCaller, { mailed }: Target): boolean =>
  mailed.has(`${id ?? ''}@contoh.example`);
