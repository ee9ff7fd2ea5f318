import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkIn, messagesAbout } from '../../infra/demo/scenes.ts';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import type { DemoPerson } from '../../infra/demo/demo-people.ts';
import { aReport } from '../support/forms.ts';
import { registerByTwo } from '../support/register-by-two.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

type Headers = Record<string, string>;
type Listed = { alerts: { caseNumber: string; alertId: string; state: string }[] };
type Sent = { method: 'GET' | 'POST'; headers?: Headers | undefined; form?: Headers };

let suite: SuiteProcess;
let people: DemoPerson[];

beforeAll(async () => {
  suite = await startSuiteProcess();
  await toWorkingHours(suite.client);
  const { body } = await suite.client.get('/_local/demo.json');
  people = (body as { people: DemoPerson[] }).people;
}, 60_000);

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const as = async (username: string): Promise<Headers> => {
  const response = await fetch(`${suite.url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  return { authorization: `Bearer ${id_token}` };
};

const person = (id: string): DemoPerson => {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody is called ${id}`);
  return found;
};

/** Puts somebody of the demo into the register of a region, with some of it changed. */
const register = async (id: string, changed: object = {}, region = person(id).region) => {
  const { satgasRole: rung, name, unit, phone, email } = person(id);
  const entry = { rung, name, unit, phone, email, ...changed };
  await registerByTwo(suite, { region, officerId: id, ...entry });
};

const report = async (more: Headers): Promise<string> => {
  const { status, body } = await suite.client.post('/v1/reports', aReport(more));
  expect(status).toBe(201);
  return (body as { caseNumber: string }).caseNumber;
};

const listOf = async (id: string): Promise<Listed['alerts']> => {
  const { status, body } = await suite.client.get('/v1/alerts', { headers: await as(id) });
  expect(status).toBe(200);
  return (body as Listed).alerts;
};

const numbersOf = async (id: string): Promise<string[]> =>
  (await listOf(id)).map(({ caseNumber }) => caseNumber);

/** The id of a case's alert, from the list of somebody above its region. */
const alertIdOf = (caseNumber: string, fromAbove: string): Promise<string> =>
  eventually(`the alert of ${caseNumber}`, 20, async () => {
    const found = (await listOf(fromAbove)).find((one) => one.caseNumber === caseNumber);
    return found?.alertId;
  });

/** The personal link to a case that somebody of the demo was sent by SMS. */
const linkOf = async (id: string, caseNumber: string): Promise<string> => {
  const own = await eventually(`the SMS to ${id}`, 20, async () =>
    (await messagesAbout(suite.client, caseNumber, 1)).find(
      ({ channel, to }) => channel === 'sms' && to === person(id).phone,
    ),
  );
  return linkIn(own);
};

/** All of an answer that its asker could tell it by, with what they asked for left out. */
const answered = async (address: string, { method, headers = {}, form }: Sent, own: string) => {
  const response = await fetch(address, {
    method,
    headers: { accept: 'application/json', ...headers },
    ...(method === 'POST' && { body: new URLSearchParams(form) }),
  });
  const shown: string[] = [];
  response.headers.forEach((value, name) => {
    if (!['date', 'x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id'].includes(name))
      shown.push(`${name}: ${value}`);
  });
  const text = (await response.text()).replaceAll(own, 'OWN');
  return { status: response.status, headers: shown.sort(), text };
};

const html = { accept: 'text/html' };
const reasons = { reason: 'not-available' };

/** What can be done to an alert, below its own address or its link. */
const acts = (to: string): [path: string, sent: Sent][] => [
  ['/taking', { method: 'POST', form: {} }],
  ['/declining', { method: 'POST', form: reasons }],
  ['/handing-over', { method: 'POST', form: { to } }],
  ['/resolving', { method: 'POST', form: {} }],
];

/** Whether to somebody who signs in all of an alert looks like an alert that does not exist. */
const expectNothingThere = async (id: string, alertId: string, to: string) => {
  const signedIn = await as(id);
  const { region } = person(id);
  const nobodys = `${alertId.slice(0, 12)}${'A'.repeat(12)}`;
  const asked: [string, Sent][] = [
    ...acts(to),
    ['', { method: 'GET' }],
    ['/messages', { method: 'GET' }],
  ];
  for (const [path, sent] of asked) {
    for (const accept of [{}, html]) {
      const ask = (own: string) =>
        answered(
          `${suite.url}/v1/alerts/${region}/${own}${path}`,
          { ...sent, headers: { ...signedIn, ...accept } },
          own,
        );
      const mine = await ask(alertId);
      expect({ path, ...mine }).toEqual({ path, ...(await ask(nobodys)) });
      // Only chairs and admins list messages: officers are refused for their role, whatever there is.
      const isRefusedAnyway = path === '/messages' && person(id).role === 'officer';
      expect({ path, status: mine.status }).toEqual({ path, status: isRefusedAnyway ? 403 : 404 });
    }
  }
};

/** Whether a link opens and does as little as one that was never made. */
const expectDeadLink = async (link: string, to: string) => {
  const token = link.slice(link.lastIndexOf('/') + 1);
  const forged = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
  const byLink = acts(to).map(([path, sent]): [string, Sent] => [
    path === '/taking' ? '' : path,
    sent,
  ]);
  for (const [path, sent] of [['', { method: 'GET' }] as [string, Sent], ...byLink]) {
    for (const headers of [{}, html]) {
      const opened = await answered(`${link}${path}`, { ...sent, headers }, token);
      const invalid = await answered(
        `${forged}${path}`,
        { ...sent, headers },
        forged.slice(-token.length),
      );
      expect({ path, ...opened }).toEqual({ path, ...invalid });
      expect({ path, status: opened.status }).toEqual({ path, status: 403 });
    }
  }
};

const post = (address: string, form: Headers, headers: Headers = {}) =>
  fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json', ...headers },
    body: new URLSearchParams(form),
  });

describe('an alert about their own unit, to somebody who signs in', () => {
  it('is not there: not in the list, not to take, decline, hand over or resolve', async () => {
    const caseNumber = await report({ region: '18.09', accusedUnit: 'Inspektorat' });
    const alertId = await alertIdOf(caseNumber, 'lampung-province');
    expect(await numbersOf('pesawaran-officer-2')).toContain(caseNumber);
    expect(await numbersOf('pesawaran-officer-1')).not.toContain(caseNumber);
    await expectNothingThere('pesawaran-officer-1', alertId, 'pesawaran-officer-2');
    expect(await listOf('pesawaran-officer-2')).toContainEqual(
      expect.objectContaining({ caseNumber, state: 'open' }),
    );
    const own = `${suite.url}/v1/alerts/18.09/${alertId}`;
    const officer = await as('pesawaran-officer-2');
    expect((await post(`${own}/taking`, {}, officer)).status).toBe(200);
    expect((await post(`${own}/resolving`, {}, officer)).status).toBe(200);
  }, 60_000);

  it('is not there for a chair either, nor for the officers the chair leads, messages included', async () => {
    const caseNumber = await report({ region: '18.09', accusedUnit: 'SEKDA' });
    const alertId = await alertIdOf(caseNumber, 'lampung-province');
    for (const id of ['pesawaran-chair', 'pesawaran-officer-1', 'pesawaran-officer-2']) {
      expect(await numbersOf(id)).not.toContain(caseNumber);
      await expectNothingThere(id, alertId, 'pesawaran-officer-2');
    }
    await linkOf('lampung-province', caseNumber);
    const messages = `/v1/alerts/18.09/${alertId}/messages`;
    const fromAbove = await suite.client.get(messages, { headers: await as('lampung-province') });
    expect(fromAbove.status).toBe(200);
    expect(JSON.stringify(fromAbove.body)).toContain('lampung-province');
  }, 60_000);

  it('is not there once the register has them in that unit, whatever their sign-in still says', async () => {
    const caseNumber = await report({ region: '18.09', accusedUnit: 'DISKOMINFO' });
    const alertId = await alertIdOf(caseNumber, 'lampung-province');
    const link = await linkOf('pesawaran-officer-2', caseNumber);
    expect(await numbersOf('pesawaran-officer-2')).toContain(caseNumber);
    await register('pesawaran-officer-2', { unit: 'DISKOMINFO' });
    expect(await numbersOf('pesawaran-officer-2')).not.toContain(caseNumber);
    await expectNothingThere('pesawaran-officer-2', alertId, 'pesawaran-officer-1');
    await expectDeadLink(link, 'pesawaran-officer-1');
    await register('pesawaran-officer-2');
  }, 60_000);

  it('is not there while their sign-in says that unit, whatever the register says', async () => {
    await register('pesawaran-officer-1', { unit: 'DISKOMINFO' });
    const caseNumber = await report({ region: '18.09', accusedUnit: 'Inspektorat' });
    const alertId = await alertIdOf(caseNumber, 'lampung-province');
    expect(await numbersOf('pesawaran-officer-1')).not.toContain(caseNumber);
    await expectNothingThere('pesawaran-officer-1', alertId, 'pesawaran-officer-2');
    await register('pesawaran-officer-1');
  }, 60_000);
});

describe('an alert that somebody was not told', () => {
  it('is not there for the chair until it comes to them, and is for whoever is above the region', async () => {
    const caseNumber = await report({ region: '18.09' });
    const alertId = await alertIdOf(caseNumber, 'lampung-province');
    expect(await numbersOf('pesawaran-chair')).not.toContain(caseNumber);
    await expectNothingThere('pesawaran-chair', alertId, 'pesawaran-officer-2');
    const taking = `${suite.url}/v1/alerts/18.09/${alertId}/taking`;
    expect((await post(taking, {}, await as('lampung-province'))).status).toBe(200);
  }, 60_000);
});

describe('the link of an officer', () => {
  it('who has left opens nothing and does nothing, nor does their sign-in', async () => {
    const caseNumber = await report({ region: '64.07' });
    const alertId = await alertIdOf(caseNumber, 'kaltim-province');
    const link = await linkOf('kutaibarat-officer-1', caseNumber);
    expect((await fetch(link, { headers: { accept: 'application/json' } })).status).toBe(200);
    await register('kutaibarat-officer-1', { active: false });
    await expectDeadLink(link, 'kutaibarat-officer-2');
    expect(await numbersOf('kutaibarat-officer-1')).toEqual([]);
    await expectNothingThere('kutaibarat-officer-1', alertId, 'kutaibarat-officer-2');
    expect(await listOf('kutaibarat-officer-2')).toContainEqual(
      expect.objectContaining({ caseNumber, state: 'open' }),
    );
  }, 60_000);

  it('who had it and has left neither resolves it nor hands it over', async () => {
    const caseNumber = await report({ region: '64.07', place: 'Tempat lain' });
    const link = await linkOf('kutaibarat-officer-2', caseNumber);
    expect((await post(link, {})).status).toBe(200);
    await register('kutaibarat-officer-2', { active: false });
    await expectDeadLink(link, 'kutaibarat-chair');
    await register('kutaibarat-officer-2');
  }, 60_000);

  it('who has moved to another region opens nothing and does nothing', async () => {
    const caseNumber = await report({ region: '14.06' });
    const link = await linkOf('rokanhulu-officer-1', caseNumber);
    await register('rokanhulu-officer-1', { active: false });
    await register('rokanhulu-officer-1', {}, '64.07');
    await expectDeadLink(link, 'rokanhulu-officer-2');
  }, 60_000);

  it('who has moved into the accused unit opens nothing and does nothing', async () => {
    const caseNumber = await report({ region: '75.04', accusedUnit: 'DINKES' });
    const link = await linkOf('pohuwato-officer-2', caseNumber);
    expect((await fetch(link, { headers: { accept: 'application/json' } })).status).toBe(200);
    await register('pohuwato-officer-2', { unit: 'DINKES' });
    await expectDeadLink(link, 'pohuwato-officer-1');
    await register('pohuwato-officer-2');
  }, 60_000);

  it('who lost their unit opens nothing and does nothing', async () => {
    const caseNumber = await report({ region: '75.04' });
    const link = await linkOf('pohuwato-officer-1', caseNumber);
    await register('pohuwato-officer-1', { unit: undefined });
    await expectDeadLink(link, 'pohuwato-officer-2');
    await register('pohuwato-officer-1');
  }, 60_000);
});

describe('a hand-over', () => {
  it('is neither offered to nor taken for somebody in conflict or who has left, by link or signed in', async () => {
    await register('pasuruan-chair', { active: false });
    const caseNumber = await report({ region: '35.75', accusedUnit: 'Inspektorat' });
    const alertId = await alertIdOf(caseNumber, 'jatim-province');
    const link = await linkOf('pasuruan-officer-2', caseNumber);
    const signedIn = await as('pasuruan-officer-2');
    const own = `${suite.url}/v1/alerts/35.75/${alertId}`;
    expect((await post(`${own}/taking`, {}, signedIn)).status).toBe(200);
    const page = await (await fetch(link, { headers: html })).text();
    const offered = [...page.matchAll(/<option value="([a-z0-9-]+)">/g)].map(([, id]) => id);
    expect(offered).toContain('jatim-province');
    for (const to of ['pasuruan-officer-1', 'pasuruan-chair']) {
      expect(offered).not.toContain(to);
      for (const [address, headers] of [
        [link, {}],
        [own, signedIn],
      ] as const) {
        const sent = { method: 'POST', headers } as const;
        const refused = await answered(`${address}/handing-over`, { ...sent, form: { to } }, to);
        const nobody = { ...sent, form: { to: 'tidak-ada' } };
        expect(refused).toEqual(await answered(`${address}/handing-over`, nobody, 'tidak-ada'));
        expect(refused.status).toBe(422);
      }
    }
    const given = await post(`${own}/handing-over`, { to: 'jatim-province' }, signedIn);
    expect(given.status).toBe(200);
    await register('pasuruan-chair');
  }, 60_000);
});

describe('a session', () => {
  it('is over when it is ended: its token opens nothing at the next request', async () => {
    const session = await as('riau-province');
    const me = () => suite.client.get('/v1/me', { headers: session });
    expect((await me()).status).toBe(200);
    const out = await fetch(`${suite.url}/sign-out`, {
      method: 'POST',
      headers: session,
      redirect: 'manual',
    });
    expect(out.status).toBe(303);
    expect((await me()).status).toBe(401);
    expect((await suite.client.get('/v1/alerts', { headers: session })).status).toBe(401);
    // Whoever signs in anew has a session of their own.
    await suite.client.forward(1);
    const anew = await as('riau-province');
    expect((await suite.client.get('/v1/me', { headers: anew })).status).toBe(200);
  });
});
