import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesAbout } from '../../infra/demo/scenes.ts';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
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

const report = async (more: Record<string, string>) => {
  const { status, body } = await suite.client.post('/v1/reports', aReport(more));
  expect(status).toBe(201);
  return (body as { caseNumber: string }).caseNumber;
};

const setMail = (more: Record<string, string | number>) => suite.client.post('/_local/mail', more);

type Row = {
  officerId: string;
  channel: 'sms' | 'email';
  step: number;
  state: string;
  reason: string | null;
  reachedThem: string;
};

/** What was sent of a region's latest alert, as its rows say. */
const rowsOf = async (region: string): Promise<Row[]> => {
  const officer = await signInTo(suite, 'officer', region);
  const { alerts } = (await suite.client.get(`/v1/alerts?region=${region}`, { headers: officer }))
    .body as { alerts: { alertId: string }[] };
  const alertId = alerts.at(-1)?.alertId;
  if (alertId === undefined) return [];
  const above = await signInTo(suite, 'chair', region.slice(0, 2));
  const { body } = await suite.client.get(`/v1/alerts/${region}/${alertId}/messages`, {
    headers: above,
  });
  return (body as { messages: Row[] }).messages;
};
const mailRows = async (region: string): Promise<Row[]> =>
  (await rowsOf(region)).filter(({ channel }) => channel === 'email');

/** How many mails of a case lie in each mailbox, by the officer's id. */
const mailsOf = async (caseNumber: string): Promise<Record<string, number>> => {
  const mails = (await suite.client.outbox('&channel=email')).filter(({ body }) =>
    body.includes(caseNumber),
  );
  return tally(mails.map(({ to }) => to.split('@')[0] ?? ''));
};

const tally = (names: string[]): Record<string, number> => {
  const many: Record<string, number> = {};
  for (const name of names) many[name] = (many[name] ?? 0) + 1;
  return many;
};

describe('an account that SES has paused for two hours', () => {
  it('keeps no SMS back, and each mail comes once when it may send again', async () => {
    await setMail({ standing: 'paused' });
    const caseNumber = await report({ region: '18.09', conduct: 'other' });
    const told = await messagesAbout(suite.client, caseNumber, 2);
    expect(new Set(told.map(({ channel }) => channel))).toEqual(new Set(['sms']));
    await eventually('the mails to wait', 30, async () => {
      const rows = await mailRows('18.09');
      return rows.length > 0 && rows.every(({ state }) => state === 'queued') ? true : undefined;
    });
    await suite.client.forward(120);
    expect(await mailsOf(caseNumber)).toEqual({});
    await setMail({ standing: 'healthy' });
    await suite.client.forward(16);
    // A step may be decided between the two readings, and its mail then has a row that was not read yet.
    const [mails, accepted] = await eventually('the mails', 60, async () => {
      const sent = await mailsOf(caseNumber);
      const rows = await mailRows('18.09');
      const isOver = rows.every(({ state }) => state !== 'queued');
      const isRead = Object.values(sent).reduce((sum, many) => sum + many, 0) === rows.length;
      return isOver && isRead
        ? ([sent, tally(rows.map(({ officerId }) => officerId))] as const)
        : undefined;
    });
    expect(mails).toEqual(accepted);
  });
});

describe('a mail whose answer is lost', () => {
  it('goes at most twice', async () => {
    await setMail({ loseAnswers: 99 });
    const caseNumber = await report({ region: '64.07', conduct: 'other' });
    await eventually('the mails', 60, async () =>
      Object.keys(await mailsOf(caseNumber)).length > 0 ? true : undefined,
    );
    for (let n = 0; n < 4; n += 1) await suite.client.forward(16);
    await setMail({ loseAnswers: 0 });
    await suite.client.forward(16);
    await eventually('the rows to end', 60, async () => {
      const rows = await mailRows('64.07');
      return rows.every(({ state }) => state !== 'queued') ? true : undefined;
    });
    // The mails first: a step that is decided between the two readings has a row then, and no mail.
    const mails = await mailsOf(caseNumber);
    const steps = await mailRows('64.07');
    for (const [officerId, many] of Object.entries(mails)) {
      const rows = steps.filter((one) => one.officerId === officerId).length;
      expect(many).toBeLessThanOrEqual(2 * rows);
    }
    expect(Math.max(...Object.values(mails))).toBe(2);
  });
});

/** Who an officer of the register is now, as admins see it. */
const entryOf = async (region: string, officerId: string) => {
  const headers = await signInTo(suite, 'admin', 'ID');
  const { body } = await suite.client.get(`/v1/officers?region=${region}`, { headers });
  type Entry = { officerId: string; emailConfirmedAt?: number; emailAsked?: number };
  return (body as { officers: Entry[] }).officers.find((one) => one.officerId === officerId);
};

const linksTo = async (mailbox: string): Promise<string[]> =>
  (await suite.client.outbox(`&to=${encodeURIComponent(mailbox)}`)).flatMap(
    ({ body }) => /\S+\/k\/\S+/.exec(body) ?? [],
  );

describe('a mailbox that is new in the register', () => {
  const officer = {
    ...{ region: '14.06', officerId: 'petugas-surel', name: 'Petugas Surel' },
    ...{ rung: 'officer', unit: 'INSPEKTORAT', phone: '+6281200000881' },
  };
  const mailbox = 'surel@contoh.test';

  it('is confirmed by whoever presses the link sent there; a scanner that opens it confirms nothing', async () => {
    await registerByTwo(suite, { ...officer, email: mailbox });
    const link = await eventually('the link', 60, async () => (await linksTo(mailbox))[0]);
    for (const method of ['GET', 'HEAD', 'GET'])
      await fetch(link, { method, headers: { accept: 'text/html' } });
    const page = await fetch(link, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('Ya, ini surel saya');
    const shown = await fetch(link, { headers: { accept: 'application/json' } });
    expect(await shown.json()).toEqual({ channel: 'email', state: 'unconfirmed' });
    expect(await entryOf('14.06', officer.officerId)).toMatchObject({ emailAsked: 1 });
    expect(await entryOf('14.06', officer.officerId)).not.toHaveProperty('emailConfirmedAt');
    const pressed = await fetch(link, {
      ...{ method: 'POST', headers: { accept: 'application/json' } },
    });
    expect(await pressed.json()).toEqual({ channel: 'email', state: 'confirmed' });
    expect(await entryOf('14.06', officer.officerId)).toHaveProperty('emailConfirmedAt');
  });

  it('is unconfirmed anew when it changes: the link of before opens nothing, and the new one is asked daily', async () => {
    const [old = ''] = await linksTo(mailbox);
    const next = 'surel-baru@contoh.test';
    await registerByTwo(suite, { ...officer, email: next });
    await eventually('the new link', 60, async () => (await linksTo(next))[0]);
    expect(await entryOf('14.06', officer.officerId)).not.toHaveProperty('emailConfirmedAt');
    expect((await fetch(old, { method: 'POST' })).status).toBe(403);
    await suite.client.forward(60);
    expect(await linksTo(next)).toHaveLength(1);
    await suite.client.forward(24 * 60);
    await eventually('the second mail', 60, async () =>
      (await linksTo(next)).length === 2 ? true : undefined,
    );
    expect(await entryOf('14.06', officer.officerId)).toMatchObject({ emailAsked: 2 });
  });
});

describe('a mailbox that mails come back from', () => {
  const officer = {
    ...{ region: '75.04', officerId: 'petugas-pantul', name: 'Petugas Pantul' },
    ...{ rung: 'officer', unit: 'INSPEKTORAT', email: 'pantul@contoh.test' },
  };
  type Bounced = { emailBouncedWhy?: string };
  const entry = async () => (await entryOf('75.04', officer.officerId)) as Bounced;
  const theirRows = async () =>
    (await mailRows('75.04')).filter(({ officerId }) => officerId === officer.officerId);

  it('fails the row and is marked, gets nothing more, and mail again once it is confirmed again', async () => {
    await registerByTwo(suite, officer);
    const link = await eventually('the link', 60, async () => (await linksTo(officer.email))[0]);
    await setMail({ bouncing: officer.email });
    await report({ region: '75.04', conduct: 'other' });
    const [row] = await eventually('the bounce', 60, async () => {
      const rows = await theirRows();
      return rows.some(({ state }) => state === 'failed') ? rows : undefined;
    });
    expect(row).toMatchObject({ reason: 'Permanent/General', reachedThem: 'no' });
    await eventually('the mark', 60, async () => (await entry()).emailBouncedWhy);
    expect(await entry()).toMatchObject({ emailBouncedWhy: 'bounced' });
    await setMail({ mended: officer.email });
    const second = await report({ region: '75.04', conduct: 'other', place: 'Lain' });
    await messagesAbout(suite.client, second, 2);
    expect(await mailsOf(second)).not.toHaveProperty('pantul');
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    expect(await entry()).not.toHaveProperty('emailBouncedWhy');
    const third = await report({ region: '75.04', conduct: 'other', place: 'Lagi' });
    await eventually('the mail', 60, async () => (await mailsOf(third))['pantul']);
  });

  it('of others say that their servers took the mail', async () => {
    const delivered = await eventually('deliveries', 60, async () =>
      (await mailRows('75.04')).find(({ state }) => state === 'delivered'),
    );
    expect(delivered).toMatchObject({ reachedThem: 'yes', reason: 'mail-server' });
  });
});

describe('a region that nobody reaches', () => {
  it('is red on the oversight page before its first report, and the dry run says so', async () => {
    const headers = await signInTo(suite, 'admin', 'ID');
    const reachable = async () => {
      const { body } = await suite.client.get('/v1/oversight/alerts', { headers });
      const { regions } = body as { regions: { region: string; reachable: number }[] };
      return regions.find(({ region }) => region === '35.75')?.reachable;
    };
    expect(await reachable()).toBeGreaterThan(0);
    const { body } = await suite.client.get('/v1/officers?region=35.75', { headers });
    const { officers } = body as { officers: Record<string, unknown>[] };
    for (const [n, { officerId, rung, name, unit }] of officers.entries())
      if (rung !== 'admin')
        await registerByTwo(suite, {
          ...{ region: '35.75', officerId: String(officerId), rung, name, unit },
          phone: `+62812000099${String(n).padStart(2, '0')}`,
        });
    await eventually('nobody to be reached', 30, async () =>
      (await reachable()) === 0 ? true : undefined,
    );
    const page = await fetch(`${suite.url}/v1/oversight/alerts`, {
      headers: { ...headers, accept: 'text/html' },
    });
    expect(await page.text()).toMatch(/class="tag urgent"/);
    const dry = await suite.client.post(
      '/v1/alerts/dry-run',
      { region: '35.75', severity: 3, accusedUnit: 'DINSOS' },
      headers,
    );
    const { steps } = dry.body as { steps: { reached: number; tell: unknown[] }[] };
    expect(steps[0]).toMatchObject({ reached: 0 });
    expect(steps[0]?.tell.length).toBeGreaterThan(0);
  });
});
