import type { LentSuite } from './lent-suite.ts';

type DemoPerson = { id: string; role: string; region: string };

/** The header of somebody who is signed in to a running suite: the first of the demo people with this role and region. */
export const signInTo = async (
  suite: Pick<LentSuite, 'url' | 'client'>,
  role: string,
  region: string,
  nth = 0,
): Promise<Record<string, string>> => {
  const { people } = (await suite.client.get('/_local/demo.json')).body as { people: DemoPerson[] };
  const person = people.filter((one) => one.role === role && one.region === region)[nth];
  const response = await fetch(`${suite.url}/_local/issuer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', username: person?.id ?? '' }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  return { authorization: `Bearer ${id_token}` };
};
