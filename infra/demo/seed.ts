import { randomBytes } from 'node:crypto';
import { HostError } from '@netral/local-host/contracts';
import type { Host } from '@netral/local-host/host';
import { stringify } from 'csv-stringify/sync';
import * as z from 'zod/mini';
import { eachOf } from '../../shared/each-of.ts';
import { seedNation } from './seed-nation.ts';
import { demoPeople, type DemoPerson } from './demo-people.ts';
import { keepWebhook, readDemo } from './demo-facts.ts';
import { eventually, suiteClient, type SuiteClient } from './suite-client.ts';

const demoSource = 'formulir-demo';

/** Gives a fresh suite its demo officers and webhook source, through the API as an admin would; nothing if they are there. */
export const seedDemo = async (suite: Host): Promise<void> => {
  if ((await readDemo(suite.store)).webhook) return;
  const client = suiteClient(suite.url);
  const [headers, second] = await Promise.all(
    ['admin', 'admin-2'].map((id) => signIn(suite.url, id)),
  );
  if (!headers || !second) throw new HostError('The demo has no admins');
  const members = demoPeople.filter(({ satgasRole }) => satgasRole !== undefined);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  await Promise.all([
    importOfficers(client, { headers, second }, members).then(() =>
      Promise.all([confirmAll(suite, members), bindAll(suite, members)]),
    ),
    putSource(client, headers, secret),
  ]);
  await seedNation(suite, 'pilkada-demo');
  await keepWebhook(suite.store, { source: demoSource, secret });
};

const signIn = async (url: string, username: string): Promise<Record<string, string>> => {
  const response = await fetch(`${url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username }),
  });
  const { id_token } = z.parse(z.object({ id_token: z.string() }), await response.json());
  return { authorization: `Bearer ${id_token}` };
};

type Headers = Record<string, string>;
type Sent = { path: string; method: string; type: string; body: string };

const send = async (client: SuiteClient, headers: Headers, sent: Sent): Promise<unknown> => {
  const { path, method, type, body } = sent;
  const answer = await client.get(path, {
    method,
    headers: { ...headers, 'content-type': type },
    body,
  });
  if (answer.status === 200) return answer.body;
  throw new HostError(
    `The demo could not be stored: ${path} returned ${answer.status} ${JSON.stringify(answer.body)}`,
  );
};

const putSource = (client: SuiteClient, headers: Headers, secret: string): Promise<unknown> =>
  send(client, headers, {
    path: `/v1/sources/${demoSource}`,
    method: 'PUT',
    type: 'application/json',
    body: JSON.stringify({ secrets: [secret] }),
  });

const importedShape = z.object({
  refused: z.array(z.unknown()),
  change: z.nullable(z.object({ scope: z.string(), changeId: z.string() })),
});

/** Admins stand in the register to be recognised, and are told of nothing. */
const isTold = ({ satgasRole }: Pick<DemoPerson, 'satgasRole'>): boolean => satgasRole !== 'admin';

/** All in one list: a request for each would start as many threads as it may before the first is warm. */
const importOfficers = async (
  client: SuiteClient,
  { headers, second }: { headers: Headers; second: Headers },
  members: DemoPerson[],
) => {
  const rows = members.map(({ satgasRole: rung, ...member }) => ({
    ...{ rung, ...member },
    ...(!isTold({ satgasRole: rung }) && { phone: undefined, email: undefined }),
  }));
  const columns = ['region', 'id', 'rung', 'name', 'unit', 'phone', 'email'];
  const answer = await send(client, headers, {
    path: '/v1/officers/import',
    method: 'POST',
    type: 'text/csv',
    body: stringify(rows, { header: true, columns }),
  });
  const { refused, change } = z.parse(importedShape, answer);
  if (refused.length > 0) throw new HostError(`Demo officers: ${JSON.stringify(refused)}`);
  if (!change) return;
  await send(client, second, {
    path: `/v1/register-changes/${change.scope}/${change.changeId}/decision`,
    method: 'POST',
    type: 'application/json',
    body: JSON.stringify({ is: 'agreed' }),
  });
};

/** The demo's officers have pressed the links that were sent to their phones and mailboxes. */
const confirmAll = async (
  { messaging: { outbox } }: Host,
  members: DemoPerson[],
): Promise<void> => {
  const addresses = members
    .filter(isTold)
    .flatMap(({ phone, email }) => [phone ?? [], email ?? []]);
  await eachOf(addresses.flat(), { atOnce: 4 }, async (to) => {
    const link = await linkSentTo(outbox, to, /https?:\/\/\S+\/k\/\S+/);
    const { status } = await fetch(link, { method: 'POST' });
    if (status !== 200) throw new HostError(`The demo could not confirm an address: ${status}`);
  });
};

type Outbox = Host['messaging']['outbox'];

const linkSentTo = (outbox: Outbox, to: string, link: RegExp): Promise<string> =>
  eventually(`a link sent to ${to}`, 60, () =>
    Promise.resolve(
      outbox
        .list({ limit: 9, to })
        .map(({ body }) => link.exec(body)?.[0])
        .find((found) => found !== undefined),
    ),
  );

const digitsShape = z.object({ digits: z.string() });

/**
 * The demo's officers have signed in before, each by the link on their phone: whoever tries the demo chooses a person and
 * is at work, as an officer is on every day but the first.
 */
const bindAll = async (
  { url, messaging: { outbox } }: Host,
  members: DemoPerson[],
): Promise<void> => {
  const officers = members.filter(({ role }) => role === 'officer' || role === 'chair');
  // All are asked for first: their links are on the way together.
  const asked = await eachOf(officers, { atOnce: 4 }, async ({ id, phone = '' }) => {
    const answer = await fetch(`${url}/v1/account-links`, {
      method: 'POST',
      headers: { ...(await signIn(url, id)), accept: 'application/json' },
    });
    return { phone, ...z.parse(digitsShape, await answer.json()) };
  });
  await eachOf(asked, { atOnce: 4 }, async ({ phone, digits }) => {
    const link = await linkSentTo(outbox, phone, /https?:\/\/\S+\/s\/\S+/);
    const { status } = await fetch(link, { method: 'POST', body: new URLSearchParams({ digits }) });
    if (status !== 200) throw new HostError(`The demo could not bind an account: ${status}`);
  });
};
