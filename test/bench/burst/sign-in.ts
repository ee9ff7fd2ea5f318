import * as z from 'zod/mini';
import { inCrowd } from '../../../infra/demo/civil-servants.ts';
import type { Call, Called, Caller } from './open-loop.ts';

const formShape = z.object({ signIn: z.string() });

/** What a browser holds once its owner has signed in: the cookie, and what the form carries of it. */
export type SignedIn = { cookie: string; signIn: string };

type Place = { code: string };

/** Signs the nth of the crowd in at the issuer of civil servants, as a browser is led there and back; undefined where one of the steps was refused. */
export const signInAs = async (
  caller: Caller,
  { code }: Place,
  n: number,
): Promise<SignedIn | undefined> => {
  const jar = new Map<string, string>();
  const step = async (call: Call, expected: number): Promise<Called | undefined> => {
    const cookie = cookiesOf(jar);
    const headers = { accept: 'application/json', ...call.headers, ...(cookie && { cookie }) };
    const answer = await caller.call({ ...call, headers });
    keep(jar, answer);
    return answer.status === expected ? answer : undefined;
  };
  const led = await step({ path: `/ikrar/akun/masuk?region=${code}` }, 303);
  if (!led) return undefined;
  const back = await step(chosen(locationOf(led), inCrowd(n)), 303);
  if (!back || !(await step({ path: pathOf(locationOf(back)) }, 303))) return undefined;
  const form = await step({ path: `/ikrar/akun?region=${code}` }, 200);
  return form && { cookie: cookiesOf(jar), ...z.parse(formShape, JSON.parse(form.body)) };
};

/** The issuer's own page, answered with somebody's name. */
const chosen = (location: string, person: string): Call => {
  const { pathname, searchParams } = new URL(location);
  searchParams.set('person', person);
  return {
    ...{ method: 'POST', path: pathname, body: searchParams.toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
};

const locationOf = ({ headers }: Called): string => {
  const { location } = headers;
  if (typeof location !== 'string') throw new Error('A redirect led nowhere');
  return location;
};

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
};

const keep = (jar: Map<string, string>, { headers }: Called): void => {
  for (const set of [headers['set-cookie'] ?? []].flat()) {
    const [name = '', value = ''] = set.split(/[=;]/, 2);
    if (value) jar.set(name, value);
    else jar.delete(name);
  }
};

const cookiesOf = (jar: ReadonlyMap<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
