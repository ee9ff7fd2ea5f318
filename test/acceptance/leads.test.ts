import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { clockOf, eventually } from '../../infra/demo/suite-client.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

type Headers = Record<string, string>;
type Line = { caseNumber: string; caseKey: string; toComplete: string | null; dueFor: string };

const region = '75.04';
const secret = 'rahasia-aplikasi-petunjuk-awal';
const number = '106540352242922';
const marker = `petunjuk${Date.now().toString(36)}`;
const ofThisRun = String(Date.now() % 1000).padStart(3, '0');
const phoneOf = (n: number) => `62812777${ofThisRun}${1000 + n}`;

let suite: LentSuite;
let province: Headers;
let officer: Headers;
let seconds: number;

const source = `wa-${marker}`;
const message = (n: number, more: object) => ({
  ...{ from: phoneOf(n), id: `wamid.${marker}.${n}`, timestamp: String(seconds) },
  ...more,
});
const text = (body: string) => ({ type: 'text', text: { body } });

const deliver = async (...messages: object[]) => {
  const value = { metadata: { phone_number_id: number }, messages };
  const body = JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'x-hub-signature-256': `sha256=${signature}` };
  return (await suite.client.postRaw(`/v1/webhooks/${source}`, body, headers)).status;
};

const answersTo = async (n: number) =>
  suite.client.outbox(`&channel=whatsapp&to=${encodeURIComponent(`+${phoneOf(n)}`)}`);
const answerTo = (n: number) =>
  eventually(`the answer to ${n}`, 30, async () => (await answersTo(n))[0]);

/** What an answer carries. */
const carried = (body: string) => ({
  caseNumber: /LP-\w{6}/.exec(body)?.[0] ?? '',
  code: /\d{4} \d{4} \d{4} \d{4}/.exec(body)?.[0] ?? '',
  path: /\/lengkapi\/[\w-]+/.exec(body)?.[0] ?? '',
});

const lineOf = async (as: Headers, caseNumber: string): Promise<Line | undefined> => {
  const { body } = await suite.client.get(`/v1/cases?q=${caseNumber}`, { headers: as });
  return (body as { cases: Line[] }).cases[0];
};
const caseOf = (as: Headers, caseNumber: string) =>
  eventually(`the case ${caseNumber}`, 30, () => lineOf(as, caseNumber));

const page = async (path: string) => {
  const response = await fetch(suite.url + path, { headers: { accept: 'text/html' } });
  return { status: response.status, html: await response.text() };
};

const words = `Camat membagikan kaus calon di balai desa ${marker}`;
const answers = {
  ...{ conduct: 'attend-declaration', knownOn: '2026-11-23', place: 'Balai desa' },
  ...{ accusedName: 'Contoh Terlapor Bebas', accusedUnit: 'Dinas Kesehatan' },
  account: `${words}, pada jam kerja.`,
};

beforeAll(async () => {
  suite = await lentSuite();
  seconds = Math.floor((await clockOf(suite.client)) / 1000);
  province = await signInTo(suite, 'chair', '75');
  officer = await signInTo(suite, 'officer', region, 0);
  const admin = await signInTo(suite, 'admin', 'ID');
  const { status } = await fetch(`${suite.url}/v1/sources/${source}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...admin },
    body: JSON.stringify({ scheme: 'whatsapp', secrets: [secret], region, verifyToken: marker }),
  });
  expect(status).toBeLessThan(300);
}, 60_000);

describe('a message in free words by WhatsApp', () => {
  it('stands in the queue to be completed, is answered once, and is completed by its link', async () => {
    const sent = message(1, text(words));
    expect(await deliver(sent)).toBe(200);
    const { body } = await answerTo(1);
    const { caseNumber, code, path } = carried(body);
    expect(body).not.toContain(phoneOf(1));
    const line = await caseOf(province, caseNumber);
    expect(line).toMatchObject({ toComplete: 'message', dueFor: 'complete-lead' });
    expect(await lineOf(officer, caseNumber)).toBeUndefined();

    const form = await page(path);
    expect([form.status, form.html.includes(words)]).toEqual([200, true]);
    const tracked = await suite.client.post('/v1/tracking', { code });
    expect(JSON.stringify(tracked.body)).toContain(caseNumber);
    expect(JSON.stringify(tracked.body)).not.toContain(marker);

    const occurredOn = new Date(seconds * 1000 - 3 * 86_400_000).toISOString().slice(0, 10);
    const complete = () => suite.client.post(path, { ...answers, occurredOn, knownOn: occurredOn });
    expect(await complete()).toEqual({ status: 200, body: { state: 'completed', caseNumber } });
    expect(await complete()).toEqual({ status: 200, body: { state: 'completed', caseNumber } });
    const after = await eventually('the completed case', 30, async () => {
      const one = await lineOf(officer, caseNumber);
      return one?.toComplete === null ? one : undefined;
    });
    expect(after).toMatchObject({ caseKey: line.caseKey, dueFor: 'check-completeness' });
    const again = await page(path);
    expect([again.status, again.html.includes(marker)]).toEqual([200, false]);

    expect(await deliver(sent)).toBe(200);
    expect(await answersTo(1)).toHaveLength(1);
  }, 90_000);

  it('of a batch makes a lead of each but greetings and reactions, which are answered by nobody', async () => {
    const batch = [
      message(2, text('Assalamualaikum')),
      message(3, { type: 'reaction', reaction: { emoji: '👍' } }),
      message(4, { type: 'audio', audio: { id: '71', voice: true } }),
      message(5, { ...text(`Lurah kampanye ${marker}`), context: { forwarded: true } }),
    ];
    expect(await deliver(...batch)).toBe(200);
    const kinds = [];
    for (const n of [4, 5]) {
      const { caseNumber } = carried((await answerTo(n)).body);
      kinds.push((await caseOf(province, caseNumber)).toComplete);
    }
    expect(kinds).toEqual(['message', 'forward']);
    for (const n of [2, 3]) expect(await answersTo(n)).toEqual([]);
  }, 90_000);

  it('is completed by an officer who may know of it, and by nobody else', async () => {
    expect(await deliver(message(6, text(`Kepala sekolah berfoto ${marker}`)))).toBe(200);
    const { caseNumber, path } = carried((await answerTo(6)).body);
    const { caseKey } = await caseOf(province, caseNumber);
    const occurredOn = new Date(seconds * 1000 - 2 * 86_400_000).toISOString().slice(0, 10);
    const read = { version: 0, conduct: 'partisan-photo', occurredOn, place: 'SD Contoh' };
    const by = (as: Headers) => suite.client.post(`/v1/cases/${caseKey}/completion`, read, as);
    expect((await by(officer)).status).toBe(404);
    expect((await by(province)).status).toBe(200);
    expect(await lineOf(province, caseNumber)).toMatchObject({ toComplete: null });
    const late = await suite.client.post(path, { ...answers, occurredOn, knownOn: occurredOn });
    expect(late).toEqual({ status: 200, body: { state: 'before', caseNumber: null } });
  }, 90_000);

  it('is opened by no made-up link', async () => {
    expect((await page('/lengkapi/AAAA')).status).toBe(403);
  });
});
