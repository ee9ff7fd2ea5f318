import type { LentSuite } from './lent-suite.ts';

type DemoPerson = { id: string; role: string; region: string };
type Suite = Pick<LentSuite, 'url' | 'client'>;

/**
 * The header of somebody who is signed in to a running suite: the first of the demo people with this role and region.
 * The officers among them bound their accounts when the demo was made (`infra/demo/seed.ts`).
 */
export const signInTo = async (
  suite: Suite,
  role: string,
  region: string,
  nth = 0,
): Promise<Record<string, string>> => {
  const { people } = (await suite.client.get('/_local/demo.json')).body as { people: DemoPerson[] };
  const person = people.filter((one) => one.role === role && one.region === region)[nth];
  return tokenFor(suite, person?.id ?? '');
};

/** The header of whoever has this account at the issuer. */
export const tokenFor = async (
  { url }: Pick<Suite, 'url'>,
  username: string,
): Promise<Record<string, string>> => {
  const response = await fetch(`${url}/_local/issuer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', username }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  return { authorization: `Bearer ${id_token}` };
};
