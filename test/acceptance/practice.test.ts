import { beforeAll, describe, expect, it } from '@jest/globals';
import { startApel } from '../../infra/demo/apel.ts';
import { linkIn, messagesAbout } from '../../infra/demo/scenes.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aPledge, aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

const practice = '00.99';
let suite: LentSuite;
let admin: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  admin = await signInTo(suite, 'admin', 'ID');
});

const get = async <Body>(path: string, headers: Record<string, string> = {}): Promise<Body> => {
  const { status, body } = await suite.client.get(path, { headers });
  expect(status).toBe(200);
  return body as Body;
};
const page = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(suite.url + path, { headers: { accept: 'text/html', ...headers } })).text();

type Shown = {
  drills: { caseNumber: string; minutesToTake: number | null }[];
  emptyings: { emptiedBy: string }[];
};
type Participation = { regions: { region: string; pledged: number | null }[] };
type Lines = { regions: { region: string; alerts: number }[]; sms: { spentMicroUsd: number } };

const pledgedIn = async (region: string) =>
  (await get<Participation>(`/v1/participation?region=${region}`)).regions[0]?.pledged ?? 0;
const practised = () => get<Shown>('/v1/practice', admin);
/** Numbers of the nation in which practice would show: no region but its own has any. */
const ofTheNation = async () => ({
  participation: (await get<Participation>('/v1/participation')).regions.map(
    ({ region }) => region,
  ),
  lines: (await get<Lines>('/v1/oversight/alerts', admin)).regions.map(({ region }) => region),
});

describe('the practice region', () => {
  it('takes pledges that count there and nowhere else, on pages that say so', async () => {
    const numbers = Array.from({ length: 6 }, (_, i) => `19860926201505177${i + 1}`);
    const { ticket } = await startApel(suite.url, suite.client, practice);
    for (const number of numbers) {
      const pledge = aPledge({ region: practice, number, ceremony: await ticket() });
      const { status, body } = await suite.client.post('/v1/pledges', {
        ...pledge,
        unit: 'DINAS-SATU',
      });
      expect({ status, body }).toMatchObject({ status: 201 });
    }
    await eventually('the count of practice', 60, async () =>
      (await pledgedIn(practice)) === 5 ? true : undefined,
    );
    const { participation, lines } = await ofTheNation();
    expect(participation).not.toContain(practice);
    expect(lines).not.toContain(practice);
    for (const path of [
      `/ikrar?region=${practice}`,
      `/lapor?region=${practice}`,
      `/v1/participation?region=${practice}`,
    ])
      expect(await page(path)).toContain('LATIHAN.');
    for (const path of ['/ikrar', '/lapor', '/v1/participation', '/'])
      expect(await page(path)).not.toContain('LATIHAN.');
  });

  it('tells a ghost report to its own officers by e-mail, and measures until it is taken', async () => {
    const sent = aReport({ region: practice, accusedUnit: 'DINAS-DUA' });
    const { status, body } = await suite.client.post('/v1/reports', sent);
    expect({ status, body }).toMatchObject({ status: 201 });
    const { caseNumber, code } = body as { caseNumber: string; code: string };
    const messages = await messagesAbout(suite.client, caseNumber, 2);
    expect(messages.every(({ channel, to }) => channel === 'email' && /^latihan/.test(to))).toBe(
      true,
    );
    const [message] = messages;
    const taken = await fetch(linkIn(message), {
      method: 'POST',
      headers: { accept: 'text/html' },
    });
    expect(await taken.text()).toContain('LATIHAN.');
    const { drills } = await practised();
    expect(drills.find((one) => one.caseNumber === caseNumber)?.minutesToTake).toEqual(
      expect.any(Number),
    );
    const officer = await signInTo(suite, 'officer', practice);
    expect(await page('/v1/practice', officer)).toContain(caseNumber);
    expect(await page('/v1/cases', officer)).toContain('LATIHAN.');
    const followed = await fetch(`${suite.url}/v1/tracking`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code }),
    });
    expect(await followed.text()).toContain('LATIHAN.');
  });

  it('is emptied by an admin of the nation, by nobody else, and a real report stays', async () => {
    const real = aReport({ region: '14.06' });
    const { body } = await suite.client.post('/v1/reports', real);
    const { code } = body as { code: string };
    const [chair, regional] = [
      await signInTo(suite, 'chair', practice),
      await signInTo(suite, 'admin', '18.09'),
    ];
    const button = '/v1/practice/emptying';
    for (const headers of [chair, regional])
      expect((await suite.client.post(button, { sure: 'yes' }, headers)).status).toBe(403);
    expect((await suite.client.post(button, {}, admin)).status).toBe(422);
    const emptied = await suite.client.post(button, { sure: 'yes' }, admin);
    expect(emptied).toMatchObject({ status: 200, body: { drills: [] } });
    expect((await practised()).emptyings[0]?.emptiedBy).toBe('admin');
    await eventually('no practice pledge', 60, async () =>
      (await pledgedIn(practice)) === 0 ? true : undefined,
    );
    const officer = await signInTo(suite, 'officer', practice);
    await eventually('no practice case', 60, async () => {
      const { cases } = await get<{ cases: unknown[] }>('/v1/cases', officer);
      return cases.length === 0 ? true : undefined;
    });
    const followed = await suite.client.post('/v1/tracking', { code });
    expect(followed).toMatchObject({ status: 200, body: { found: true } });
  });
});
