import { HostError } from '@netral/local-host/contracts';
import * as z from 'zod/mini';
import { clockOf, type SuiteClient } from './suite-client.ts';

type Suite = Pick<SuiteClient, 'get' | 'post'>;
type Headers = Record<string, string>;

const demoShape = z.object({
  people: z.array(z.object({ id: z.string(), role: z.string(), region: z.string() })),
});
const tokenShape = z.object({ id_token: z.string() });
const ceremonyShape = z.object({ ceremonyId: z.string(), version: z.number() });
const screenShape = z.object({ screen: z.string() });
const shownShape = z.object({ address: z.nullable(z.string()) });
const ticketShape = z.object({ ceremony: z.string() });

/** An apel under way at a running suite. */
export type Apel = {
  ceremonyId: string;
  /** What a phone gets that scans the screen now: one ticket for one person. */
  ticket: () => Promise<string>;
};

/** A code is shown for fifteen seconds and good for as long again: it is looked for anew before that. */
const lookAgainMs = 5_000;

/** Opens an apel of a region and starts it, as its chair does, and scans its screen for whoever asks. */
export const startApel = async (url: string, suite: Suite, region: string): Promise<Apel> => {
  const chair = await asChair(url, suite, region);
  const { ceremonyId, version } = z.parse(
    ceremonyShape,
    (await suite.post('/v1/ceremonies', await formOf(suite, region), chair)).body,
  );
  await suite.post(`/v1/ceremonies/${ceremonyId}/moves`, { to: 'started', version }, chair);
  const { body } = await suite.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
  const screen = pathOf(z.parse(screenShape, body).screen);
  let seen: { at: number; code: Promise<string> } | undefined;
  const look = async () => {
    const { address } = z.parse(shownShape, (await suite.get(screen)).body);
    if (address === null) throw new HostError(`The apel ${ceremonyId} shows no code`);
    return pathOf(address);
  };
  const ticket = async () => {
    if (!seen || Date.now() - seen.at > lookAgainMs) seen = { at: Date.now(), code: look() };
    return z.parse(ticketShape, (await suite.get(await seen.code)).body).ceremony;
  };
  return { ceremonyId, ticket };
};

const formOf = async (suite: Suite, region: string) => ({
  region,
  mode: 'in-person',
  heldAt: new Date((await clockOf(suite)) + 7 * 3_600_000).toISOString().slice(0, 16),
  place: 'Halaman kantor bupati',
  leaderTitle: 'Sekretaris Daerah',
  leaderName: 'Contoh Pemimpin',
});

const pathOf = (address: string): string => new URL(address).pathname;

const asChair = async (url: string, suite: Suite, region: string): Promise<Headers> => {
  const { people } = z.parse(demoShape, (await suite.get('/_local/demo.json')).body);
  const chairs = people.filter(({ role }) => role === 'chair' || role === 'admin');
  const chair =
    chairs.find((one) => one.role === 'chair' && one.region === region) ??
    chairs.find((one) => one.region === 'ID');
  const response = await fetch(`${url}/_local/issuer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', username: chair?.id ?? '' }),
  });
  const { id_token } = z.parse(tokenShape, await response.json());
  return { authorization: `Bearer ${id_token}` };
};
