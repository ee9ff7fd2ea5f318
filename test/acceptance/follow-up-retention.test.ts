import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOf, eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { insideSuite, keyOfReport, tablesWith } from '../support/inside-tables.ts';
import { aJpeg } from '../support/photos.ts';
import {
  startedDataFolder,
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

const aName = { reporterName: 'Pelapor Rahasia', reporterAddress: 'Jalan Sunyi Nomor Tujuh' };
const folder = startedDataFolder();
let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess(folder);
});

afterAll(async () => {
  await suite.stop();
  removeDataFolder(folder);
});

type Reported = { code: string; caseNumber: string };

const report = async (more: Record<string, unknown> = {}): Promise<Reported> =>
  (await suite.client.post('/v1/reports', aReport(more))).body as Reported;

type Followed = { found: boolean; report: { messages: { text: string }[]; keptUntil: string } };

const follow = async ({ code }: Reported, path = '', more = {}): Promise<Followed> =>
  (await suite.client.post(`/v1/tracking${path}`, { code, ...more })).body as Followed;

/** Looks inside, then puts the clock this far into the future, where what has expired goes at once. */
const atTime = async (aheadMs: number) => {
  const rows = await insideSuite(suite);
  const minutesLeft = (Date.now() + aheadMs - (await clockOf(suite.client))) / 60_000;
  const { status } = await suite.client.forward(Math.max(1, Math.ceil(minutesLeft)));
  expect(status).toBe(200);
  return rows;
};

/** How many changes of the Messages table were worked through so far. */
const workedThrough = (): number =>
  readFileSync(join(folder, 'host.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"keepAsLong"'))
    .reduce((sum, line) => sum + Number(/"changes":(\d+)/.exec(line)?.[1] ?? 0), 0);

const askForIdentity = async (caseKey: string): Promise<number> => {
  const response = await fetch(`${suite.url}/_local/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'pesawaran-officer-2' }),
  });
  const { id_token } = (await response.json()) as { id_token: string };
  const { status } = await suite.client.post(
    `/v1/cases/${caseKey}/identity-requests`,
    { reason: 'Diteruskan kepada Bawaslu kabupaten.', category: 'referral' },
    { authorization: `Bearer ${id_token}` },
  );
  return status;
};

/** Objects in all buckets: each has one file that tells of it. */
const storedObjects = (): number =>
  readdirSync(join(folder, 'objects'), { recursive: true }).filter((name) =>
    String(name).endsWith('.json'),
  ).length;

const days = (n: number) => n * 86_400_000;
const ended = 5 * 365 + 1;

describe('when the time of a report has come', () => {
  it('nothing of it is left in any table, and a raised lead is kept whole until its later end', async () => {
    const [lead, named, raised] = [
      await report(),
      await report({ lane: 'named', ...aName }),
      await report(),
    ];
    const all = [lead, named, raised];
    for (const one of all) await follow(one, '/messages', { text: 'Sebelum memberi nama.' });
    await follow(raised, '/name', { ...aName, agreed: true });
    // Of each message itself, its mark and its box; and the word that the lead was raised.
    await eventually('the stream of the messages', 60, () =>
      Promise.resolve(workedThrough() >= 10 ? true : undefined),
    );
    const keys = await eventually('the alert of each', 60, async () => {
      const rows = await insideSuite(suite);
      const found = all.map(({ caseNumber }) => keyOfReport(rows, caseNumber));
      const haveAlert = found.every((key) =>
        tablesWith(rows, key).some((table) => table.includes('SatgasAlerts')),
      );
      return haveAlert ? found : undefined;
    });
    const before = await atTime(0);
    const [ofLead = '', ofNamed = ''] = keys;
    expect(await askForIdentity(ofNamed)).toBe(201);
    for (const key of keys) expect(tablesWith(before, key).length).toBeGreaterThan(3);

    await atTime(days(366));
    expect((await follow(lead)).found).toBe(false);
    expect((await follow(raised)).report.messages).toMatchObject([
      { text: 'Sebelum memberi nama.' },
    ]);

    // Alerts name nobody and are kept 400 days.
    await atTime(days(402));
    const afterLead = await atTime(days(ended));
    expect(tablesWith(afterLead, ofLead)).toEqual([]);
    expect(new Set(tablesWith(afterLead, ofNamed)).size).toBeGreaterThan(3);

    const end = await atTime(days(ended));
    for (const key of keys) expect(tablesWith(end, key)).toEqual([]);
    for (const one of all) expect((await follow(one)).found).toBe(false);
  });

  it('its photos go from storage, the original and the copy', async () => {
    const lead = await report();
    const form = new FormData();
    form.set('code', lead.code);
    form.set('document', new Blob([new Uint8Array(aJpeg(1, 'hapus'))]), 'foto.jpg');
    const before = storedObjects();
    const sent = await fetch(`${suite.url}/v1/evidence`, { method: 'POST', body: form });
    expect(sent.status).toBe(200);
    expect(storedObjects() - before).toBe(2);
    await atTime(days(6 * 366));
    await eventually('the photos are gone', 60, () =>
      Promise.resolve(storedObjects() === before ? true : undefined),
    );
  });
});
