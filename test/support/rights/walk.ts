import { operations, type NamedOperation } from '../../../functions/operations.ts';
import { callOf, type RightsCall } from './call.ts';
import { callers, type RightsCaller } from './callers.ts';
import { expectedOf } from './expected.ts';
import type { Target } from './targets.ts';

export type Row = { operation: NamedOperation; target: Target; call: RightsCall };
/** A call that was made, and what it came to. */
export type Walked = Row & { caller: RightsCaller; got: string };

type Headers = Record<string, string>;
type Problem = { code?: string; errors?: { field: string; reason: string }[] };

/** Every operation for every target; what does not depend on what is called for stands there once. */
export const rowsFor = (targets: Target[]): Row[] => {
  const rows = new Map<string, Row>();
  for (const operation of operations)
    for (const target of targets) {
      const call = callOf(operation, target);
      const address = [call.method, call.path, call.body].join(' ');
      if (!rows.has(address)) rows.set(address, { operation, target, call });
    }
  return [...rows.values()];
};

/** Reading first; last what takes something from whoever does it: an alert that is declined, a session that ends. */
const lastNames = ['resolveAlert', 'declineAlert', 'signOut'];
const turns = [
  ({ method }: NamedOperation) => method === 'GET',
  ({ method, name }: NamedOperation) => method !== 'GET' && !lastNames.includes(name),
  ...lastNames.map(
    (last) =>
      ({ name }: NamedOperation) =>
        name === last,
  ),
];

/** Calls of one caller at a time. */
const lanes = 2;

/** Makes every call as one caller. */
export const walk = async (url: string, caller: RightsCaller, rows: Row[]): Promise<Walked[]> => {
  const token = await tokenOf(url, caller);
  const walked: Walked[] = [];
  const own = rowsOf(caller, rows);
  for (const isIn of turns) {
    const waiting = own.filter(({ operation }) => isIn(operation));
    const lane = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift())
        walked.push({
          ...row,
          caller,
          got: await outcomeOf(url, row, { ...token, ...wayOf(row, caller) }),
        });
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return walked;
};

/** Admins and oversight are led on from the alerts to their numbers: pages only, programs are refused (`listAlerts`). */
const wayOf = ({ operation: { name } }: Row, { role }: RightsCaller): Headers =>
  name === 'listAlerts' && (role === 'admin' || role === 'oversight')
    ? { accept: 'text/html' }
    : {};

/**
 * Calls that nothing in the declaration could tell from another are made once: whom the role alone refuses, for each
 * role and operation; whom the region refuses, for each region; and where no sign-in is looked at, nobody and one person.
 */
const rowsOf = (caller: RightsCaller, rows: Row[]): Row[] => {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const alike = alikeOf(caller, row);
    if (alike === undefined || seen.has(alike)) return false;
    seen.add(alike);
    return true;
  });
};

/** What a call is told apart by; undefined where another caller makes it. */
const alikeOf = (caller: RightsCaller, row: Row): string | undefined => {
  const { operation, target, call } = row;
  if (operation.who.by !== 'sign-in')
    return callers.indexOf(caller) < 2 ? `${call.method} ${call.path}` : undefined;
  const expected = expectedOf({ ...row, caller });
  if (expected === 'not-signed-in') return operation.name;
  if (expected === 'not-allowed' && operation.name !== 'nameUnit')
    return isFirstOfRole(caller) ? operation.name : undefined;
  return expected === 'wrong-region'
    ? `${operation.name} ${target.region}`
    : `${operation.name} ${target.name}`;
};

const isFirstOfRole = ({ id, role }: RightsCaller): boolean =>
  callers.find((one) => one.role === role)?.id === id;

const tokenOf = async (url: string, { id }: RightsCaller): Promise<Headers> => {
  if (id === undefined) return {};
  const response = await fetch(`${url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: id }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  return { authorization: `Bearer ${id_token}` };
};

/** What a call comes to; a fault is looked at again, since a machine that does much else may be late. */
const outcomeOf = async (url: string, row: Row, token: Headers, left = 3): Promise<string> => {
  const got = await answerOf(url, row, token);
  return got.startsWith('5') && left > 0 ? outcomeOf(url, row, token, left - 1) : got;
};

const answerOf = async (
  url: string,
  { operation, call }: Pick<Row, 'operation' | 'call'>,
  token: Headers,
): Promise<string> => {
  const response = await fetch(url + call.path, {
    method: call.method,
    headers: { ...call.headers, ...token },
    redirect: 'manual',
    ...(call.body !== undefined && { body: call.body }),
  });
  const text = await response.text();
  if (response.status >= 500) return `${response.status}`;
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  // The problem a page stands for has a code only where programs are told it.
  if (response.status >= 400 && isPage)
    return answerOf(url, { operation, call }, { ...token, accept: 'application/json' });
  return response.status < 400 ? 'reached' : refusalOf(operation, JSON.parse(text) as Problem);
};

const ofAccess = ['not-signed-in', 'not-allowed', 'wrong-region', 'link-refused'];

/** Any other refusal is about what was sent: whoever gets it was let in. */
const refusalOf = ({ who }: NamedOperation, { code = '', errors = [] }: Problem): string => {
  // Finishing a sign-in that nobody began: 'not-signed-in' is then about the code, not about who calls.
  if (who.by === 'anybody' && code === 'not-signed-in') return 'reached';
  if (ofAccess.includes(code)) return code;
  const hides = errors.some(({ reason }) => ['unknown-case', 'unknown-alert'].includes(reason));
  return code === 'not-found' && hides ? 'hidden' : 'reached';
};
