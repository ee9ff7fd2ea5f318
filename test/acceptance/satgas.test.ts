import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkIn, messagesAbout } from '../../infra/demo/scenes.ts';
import { clockOf, eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { registerByTwo } from '../support/register-by-two.ts';
import { signInTo } from '../support/sign-in.ts';
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

const signedIn = (role: string, region: string) => signInTo(suite, role, region);

const report = async (more: Record<string, string>) => {
  const { status, body } = await suite.client.post('/v1/reports', aReport(more));
  expect(status).toBe(201);
  return (body as { caseNumber: string }).caseNumber;
};

const json = { accept: 'application/json' };
const act = async (link: string, path = '', form: Record<string, string> = {}) => {
  const response = await fetch(`${link}${path}`, {
    method: 'POST',
    headers: { ...json, 'content-type': 'application/json' },
    body: JSON.stringify(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

/** Each phone's or mailbox's own link to a case. */
const linksOf = async (caseNumber: string, atLeast: number) =>
  new Map(
    (await messagesAbout(suite.client, caseNumber, atLeast))
      .filter(({ channel }) => channel === 'sms')
      .map((message) => [message.to, linkIn(message)]),
  );

describe('an officer who has an alert', () => {
  it('hands it to a colleague, whose own link comes to them and whose predecessor’s opens nothing more', async () => {
    const caseNumber = await report({ region: '14.06' });
    const [link = ''] = (await linksOf(caseNumber, 4)).values();
    expect((await act(link)).status).toBe(200);
    const page = await (await fetch(link, { headers: { accept: 'text/html' } })).text();
    const to = /<option value="([a-z0-9-]+)">/.exec(page.slice(page.indexOf('name="to"')))?.[1];
    expect(to).toBeDefined();
    const before = (await messagesAbout(suite.client, caseNumber, 1)).length;
    expect((await act(link, '/handing-over', { to: to ?? '' })).status).toBe(200);
    await messagesAbout(suite.client, caseNumber, before + 1);
    expect((await fetch(link, { headers: json })).status).toBe(403);
    expect((await act(link, '/resolving')).status).toBe(403);
  });

  it('resolves it, and nobody else can', async () => {
    const caseNumber = await report({ region: '14.06' });
    const [first = '', second = ''] = (await linksOf(caseNumber, 4)).values();
    expect((await act(first)).status).toBe(200);
    expect((await act(second, '/resolving')).status).toBe(409);
    const resolved = await act(first, '/resolving');
    expect(resolved).toMatchObject({ status: 200, body: { state: 'resolved' } });
  });

  it('who declines for a conflict of interest is told no more, and somebody else is told at once', async () => {
    const caseNumber = await report({ region: '64.07' });
    const links = await linksOf(caseNumber, 4);
    for (const link of links.values())
      await act(link, '/declining', { reason: 'conflict-of-interest' });
    await eventually('the chair to be told', 60, async () =>
      (await linksOf(caseNumber, 1)).size > links.size ? true : undefined,
    );
    for (const link of links.values())
      expect((await fetch(link, { headers: json })).status).toBe(403);
  });
});

describe('the dry run', () => {
  it('names exactly the channels a real report then uses, and is for chairs and admins', async () => {
    const headers = await signedIn('chair', '75.04');
    const asked = { region: '75.04', severity: 4, accusedUnit: 'DINKES' };
    const { status, body } = await suite.client.post('/v1/alerts/dry-run', asked, headers);
    expect(status).toBe(200);
    const { steps } = body as {
      steps: { tell: { channels: { channel: string; when: string }[] }[] }[];
    };
    const planned = (steps[0]?.tell ?? []).flatMap(({ channels }) =>
      channels.filter(({ when }) => when === 'now'),
    );
    const caseNumber = await report({
      region: '75.04',
      conduct: 'online-campaign',
      accusedUnit: 'DINKES',
    });
    const sent = await messagesAbout(suite.client, caseNumber, planned.length);
    const byChannel = (list: { channel: string }[]) => list.map(({ channel }) => channel).sort();
    expect(byChannel(sent)).toEqual(byChannel(planned));
    const officer = await signedIn('officer', '75.04');
    expect((await suite.client.post('/v1/alerts/dry-run', asked, officer)).status).toBe(403);
    const page = await fetch(`${suite.url}/siaga/simulasi`, {
      headers: { ...headers, accept: 'text/html' },
    });
    expect(await page.text()).toContain('Siapa yang akan diberi tahu?');
  });
});

type Listed = {
  announcements: { announcementId: string; told: number; notReached: number; read: number }[];
};

describe('an announcement', () => {
  it('reaches every officer below its scope once, and counts who says they have read it', async () => {
    const headers = { ...(await signedIn('chair', '18')), 'idempotency-key': randomUUID() };
    const title = `Rapat ${randomUUID().slice(0, 8)}`;
    const said = { scope: '18', title, text: 'Rapat daring hari Rabu pukul 09.00 WIB.' };
    const first = await suite.client.post('/v1/announcements', said, headers);
    const again = await suite.client.post('/v1/announcements', said, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    const newest = async () =>
      ((await suite.client.get('/v1/announcements?scope=18', { headers })).body as Listed)
        .announcements;
    const told = await eventually('the announcement to go out', 60, async () => {
      const [one] = await newest();
      return one && one.told > 2 ? one.told : undefined;
    });
    expect(await newest()).toHaveLength(1);
    const mails = await eventually('the mails', 60, async () => {
      const found = (await suite.client.outbox()).filter(({ body }) => body.startsWith(title));
      return found.length >= told ? found : undefined;
    });
    expect(new Set(mails.map(({ to }) => to)).size).toBe(mails.length);
    const link = /https?:\/\/\S+\/p\/\S+/.exec(mails[0]?.body ?? '')?.[0] ?? '';
    expect((await fetch(link, { headers: json })).status).toBe(200);
    expect((await newest())[0]?.read).toBe(0);
    for (let times = 0; times < 2; times += 1) expect((await act(link)).body['state']).toBe('read');
    expect((await newest())[0]).toMatchObject({ read: 1, notReached: 0 });
    const elsewhere = { ...said, scope: '14' };
    expect((await suite.client.post('/v1/announcements', elsewhere, headers)).status).toBe(403);
  });
});

describe('what becomes of an SMS', () => {
  it('is known per message: delivered, or failed with the carrier’s reason', async () => {
    const first = await report({ region: '64.07' });
    const [phone = ''] = (await linksOf(first, 4)).keys();
    await suite.client.post('/_local/sms', { unreachable: phone });
    const second = await report({ region: '64.07', place: 'Tempat lain' });
    // Above the region: the chair of the region itself is shown an alert once it has come to them.
    const headers = await signedIn('chair', '64');
    const officer = await signedIn('officer', '64.07');
    const states = await eventually('receipts', 60, async () => {
      const { alerts } = (await suite.client.get('/v1/alerts?region=64.07', { headers: officer }))
        .body as { alerts: { alertId: string; caseNumber: string }[] };
      const its = alerts.find(({ caseNumber }) => caseNumber === second);
      if (!its) return undefined;
      const { body } = await suite.client.get(`/v1/alerts/64.07/${its.alertId}/messages`, {
        headers,
      });
      type Sent = { channel: string; state: string; reason: string | null };
      const sms = (body as { messages: Sent[] }).messages.filter(
        ({ channel }) => channel === 'sms',
      );
      const settled = sms.filter(({ state }) => state === 'delivered' || state === 'failed');
      return sms.length > 1 && settled.length === sms.length ? settled : undefined;
    });
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['delivered', 'failed']));
    expect(states.find(({ state }) => state === 'failed')?.reason).toMatch(/reach phone/);
  });

  it('shows oversight that the account is sandboxed or its limit too low', async () => {
    await suite.client.post('/_local/sms', { sandboxed: 'yes', monthlySpendLimitUsd: 1 });
    await suite.client.forward(61);
    const headers = await signedIn('admin', 'ID');
    const sms = await eventually('the account to be looked at', 60, async () => {
      const { body } = await suite.client.get('/v1/oversight/alerts', { headers });
      const { sms: seen } = body as { sms: { isInSandbox: boolean; spendLimitUsd: number } };
      return seen.isInSandbox ? seen : undefined;
    });
    expect(sms.spendLimitUsd).toBe(1);
    const page = await fetch(`${suite.url}/v1/alerts`, {
      headers: { ...headers, accept: 'text/html' },
    });
    expect(await page.text()).toMatch(/kotak pasir/);
    await suite.client.post('/_local/sms', { sandboxed: 'no', monthlySpendLimitUsd: 1000 });
  });
});

describe('a duty phone and a mailbox that are handed on', () => {
  it('tell whoever has them now, also when the officer before leaves', async () => {
    const put = (officerId: string, more: Record<string, unknown>) =>
      registerByTwo(suite, {
        ...{ region: '75.04', officerId },
        ...{ name: 'Petugas Piket', rung: 'officer', unit: 'INSPEKTORAT' },
        ...more,
      });
    const duty = { phone: '+6281200000777', email: 'piket@contoh.test' };
    await put('piket-lama', duty);
    await put('piket-baru', duty);
    await put('piket-lama', { ...duty, active: false });
    const caseNumber = await report({ region: '75.04', conduct: 'other' });
    const theirs = await eventually('both of their channels', 60, async () => {
      const told = await messagesAbout(suite.client, caseNumber, 4);
      const own = told.filter(({ to }) => to === duty.phone || to === duty.email);
      return own.length >= 2 ? own : undefined;
    });
    expect(theirs.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  });
});

describe('the night', () => {
  it('holds SMS back until the digest, sends e-mail at once, and counts silence from the morning', async () => {
    const minutes = Math.floor((await clockOf(suite.client)) / 60_000) % (24 * 60);
    const untilNineInTheEvening = (14 * 60 - minutes + 24 * 60) % (24 * 60);
    await suite.client.forward(untilNineInTheEvening);
    const caseNumber = await report({ region: '35.75', conduct: 'online-campaign' });
    const mails = await messagesAbout(suite.client, caseNumber, 2);
    expect(new Set(mails.map(({ channel }) => channel))).toEqual(new Set(['email']));
    await suite.client.forward(9 * 60 + 31);
    const digest = await eventually('the digest', 60, async () =>
      (await suite.client.outbox('&channel=sms')).find(({ body }) =>
        body.includes('laporan menunggu'),
      ),
    );
    expect(digest.body).toMatch(/^GNN-ASN: \d+ laporan menunggu/);
  });
});
