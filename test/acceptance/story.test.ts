import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApel } from '../../infra/demo/apel.ts';
import { linkIn, messagesAbout } from '../../infra/demo/scenes.ts';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { aPledge, aReport } from '../support/forms.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess();
  await toWorkingHours(suite.client);
});

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const participationOf = async (region: string) =>
  (await suite.client.get(`/v1/participation?region=${region}`)).body as {
    regions: { pledged: number | null }[];
  };

const asPerson = async (personId: string): Promise<Record<string, string>> => {
  const response = await fetch(`${suite.url}/_local/issuer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', username: personId }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  return { authorization: `Bearer ${id_token}` };
};

const demoPeople = async () =>
  (
    (await suite.client.get('/_local/demo.json')).body as {
      people: { id: string; role: string; region: string; phone?: string }[];
    }
  ).people;

const report = async (region = '18.09') => {
  const { status, body } = await suite.client.post('/v1/reports', aReport({ region }));
  expect(status).toBe(201);
  return body as { code: string; caseNumber: string };
};

describe('the main job, from outside', () => {
  // First: an officer of the nation gets five SMS an hour about alerts that climb, and those of the tests below climb along.
  it('climbs from the silent officers to the chair, the province and the nation', async () => {
    const { caseNumber } = await report('64.07');
    const people = await demoPeople();
    const phoneOf = (id: string) => people.find((person) => person.id === id)?.phone;
    const told = async () =>
      new Set((await messagesAbout(suite.client, caseNumber, 1)).map(({ to }) => to));
    await messagesAbout(suite.client, caseNumber, 4);
    for (const [minutes, region, role] of [
      [16, '64.07', 'chair'],
      [16, '64', 'chair'],
      [31, 'ID', 'officer'],
    ] as const) {
      const next = people.filter((one) => one.region === region && one.role === role && one.phone);
      expect(next.length).toBeGreaterThan(0);
      for (const { id } of next) expect((await told()).has(phoneOf(id) ?? '')).toBe(false);
      await suite.client.forward(minutes);
      await eventually(`${region} is told`, 60, async () =>
        next.every(({ phone }) => phone) && (await told()).has(next[0]?.phone ?? '')
          ? true
          : undefined,
      );
    }
  });

  it('counts people who pledge, once, in fives, and hands out a receipt that proves itself', async () => {
    const numbers = Array.from({ length: 6 }, (_, i) => `19860926201505100${i + 1}`);
    const { ticket } = await startApel(suite.url, suite.client, '14.06');
    for (const number of [...numbers, ...numbers]) {
      const pledge = aPledge({ region: '14.06', number, ceremony: await ticket() });
      expect((await suite.client.post('/v1/pledges', pledge)).status).toBe(201);
    }
    await eventually('the count', 60, async () =>
      (await participationOf('14.06')).regions[0]?.pledged === 5 ? true : undefined,
    );
    const { body } = await suite.client.post(
      '/v1/pledges',
      aPledge({ region: '14.06', number: numbers[0] }),
    );
    const { receipt } = body as { receipt: string };
    const proven = await suite.client.get(`/v1/receipts/${receipt}`);
    expect(proven).toMatchObject({ status: 200, body: { valid: true, region: '14.06' } });
    const changed = `${receipt.slice(0, -3)}${receipt.at(-3) === 'A' ? 'B' : 'A'}${receipt.slice(-2)}`;
    expect((await suite.client.get(`/v1/receipts/${changed}`)).status).toBe(422);
  });

  it('answers a retry with the same Idempotency-Key the same, and hands nobody the code of another', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = aReport({});
    const first = await suite.client.post('/v1/reports', body, key);
    const again = await suite.client.post('/v1/reports', body, key);
    expect(again).toEqual(first);
    const other = await suite.client.post('/v1/reports', aReport({ place: 'Tempat lain' }), key);
    expect(other.status).toBe(201);
    const codes = [first, other].map((one) => (one.body as { code: string }).code);
    expect(new Set(codes).size).toBe(2);
    const guessable = await suite.client.post('/v1/reports', body, { 'idempotency-key': '1' });
    expect(guessable).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'Idempotency-Key', reason: 'too-short' }] },
    });
  });

  it('lets whoever holds the code follow a report, and nobody else', async () => {
    const { code, caseNumber } = await report();
    const followed = await suite.client.post('/v1/tracking', { code });
    expect(followed).toMatchObject({
      status: 200,
      body: { found: true, report: { caseNumber, stage: 'received' } },
    });
    const wrong = await suite.client.post('/v1/tracking', { code: '4539 1488 0343 6467' });
    expect(wrong).toMatchObject({ status: 200, body: { found: false, report: null } });
  });

  it('tells the officers of the region by SMS and e-mail, without a name, and opening the link takes nothing', async () => {
    const { caseNumber } = await report();
    const messages = await messagesAbout(suite.client, caseNumber, 4);
    expect(new Set(messages.map(({ channel }) => channel))).toEqual(new Set(['sms', 'email']));
    for (const { body } of messages) expect(body).not.toMatch(/Contoh|Dinas|calon/);
    const link = linkIn(messages.find(({ channel }) => channel === 'sms'));
    const headers = { accept: 'application/json' };
    for (let scan = 0; scan < 3; scan += 1) {
      const shown = (await (await fetch(link, { headers })).json()) as { state: string };
      expect(shown.state).toBe('open');
    }
  });

  it('gives an alert to exactly one of two officers who press in the same instant', async () => {
    const { caseNumber } = await report();
    const messages = await messagesAbout(suite.client, caseNumber, 4);
    const phones = messages.filter(({ channel }) => channel === 'sms');
    const links = [
      ...new Map(phones.map((message) => [message.to, linkIn(message)])).values(),
    ].slice(0, 2);
    expect(links).toHaveLength(2);
    const headers = { accept: 'application/json' };
    const answers = await Promise.all(
      links.map((link) => fetch(link, { method: 'POST', headers })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('shows an officer the open alerts of their own region only', async () => {
    const people = await demoPeople();
    const officer = people.find(({ role, region }) => role === 'officer' && region === '35.75');
    const headers = await asPerson(officer?.id ?? '');
    await report('35.75');
    const own = await eventually('the alert in the list', 60, async () => {
      const { body } = await suite.client.get('/v1/alerts', { headers });
      const { alerts } = body as { alerts: { region: string }[] };
      return alerts.length > 0 ? alerts : undefined;
    });
    expect(new Set(own.map(({ region }) => region))).toEqual(new Set(['35.75']));
    const elsewhere = await suite.client.get('/v1/alerts?region=18.09', { headers });
    expect(elsewhere).toMatchObject({ status: 403, body: { code: 'wrong-region' } });
    expect((await suite.client.get('/v1/alerts')).status).toBe(401);
  });

  it('ends a personal link after a day', async () => {
    const { caseNumber } = await report('75.04');
    const messages = await messagesAbout(suite.client, caseNumber, 4);
    const link = linkIn(messages.find(({ channel }) => channel === 'sms'));
    await suite.client.forward(25 * 60);
    const response = await fetch(link, { method: 'POST', headers: { accept: 'application/json' } });
    expect({ status: response.status, body: (await response.json()) as unknown }).toMatchObject({
      status: 410,
      body: { code: 'link-expired' },
    });
  });
});
