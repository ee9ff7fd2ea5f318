import { randomBytes } from 'node:crypto';
import { HostError } from '@netral/local-host/contracts';
import type { Host } from '@netral/local-host/host';
import * as z from 'zod/mini';
import { demoPeople, type DemoPerson } from './demo-people.ts';
import { keepWebhook, readDemo } from './demo-facts.ts';
import { eventually, suiteClient, type SuiteClient } from './suite-client.ts';

const demoSource = 'formulir-demo';

/** Gives a fresh suite its demo officers and webhook source, through the API as an admin would; nothing if they are there. */
export const seedDemo = async (suite: Host): Promise<void> => {
  if ((await readDemo(suite.store)).webhook) return;
  const client = suiteClient(suite.url);
  const headers = await signIn(suite.url);
  const members = demoPeople.filter(({ satgasRole }) => satgasRole !== undefined);
  await Promise.all(members.map((member) => putOfficer(client, headers, member)));
  await confirmMail(suite, members);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  await put(client, headers, `/v1/sources/${demoSource}`, { secrets: [secret] });
  await keepWebhook(suite.store, { source: demoSource, secret });
};

const signIn = async (url: string): Promise<Record<string, string>> => {
  const admin = demoPeople.find(({ role }) => role === 'admin');
  const response = await fetch(`${url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: admin?.id ?? '' }),
  });
  const { id_token } = z.parse(z.object({ id_token: z.string() }), await response.json());
  return { authorization: `Bearer ${id_token}`, 'content-type': 'application/json' };
};

const put = async (
  client: SuiteClient,
  headers: Record<string, string>,
  path: string,
  form: unknown,
) => {
  const { status, body } = await client.get(path, {
    method: 'PUT',
    headers,
    body: JSON.stringify(form),
  });
  if (status !== 200)
    throw new HostError(
      `The demo could not be laid: ${path} answered ${status} ${JSON.stringify(body)}`,
    );
  return body;
};

const putOfficer = (client: SuiteClient, headers: Record<string, string>, member: DemoPerson) => {
  const { id, region, name, unit, phone, email, satgasRole: rung } = member;
  return put(client, headers, `/v1/officers/${region}/${id}`, { rung, name, unit, phone, email });
};

/** The demo's officers have confirmed their mail already, as SNS asks of everybody. */
const confirmMail = async ({ messaging }: Host, members: DemoPerson[]): Promise<void> => {
  const { subscriptions } = messaging.topics;
  const wanted = members
    .flatMap(({ email, phone }) => [email, phone])
    .filter((one) => one !== undefined);
  await eventually('the officers’ subscriptions', 60, () => {
    const known = new Set(subscriptions.all().map(({ endpoint }) => endpoint));
    return Promise.resolve(wanted.every((one) => known.has(one)) ? true : undefined);
  });
  for (const { token } of subscriptions.all()) {
    if (token !== undefined) await subscriptions.confirm(undefined, token);
  }
};
