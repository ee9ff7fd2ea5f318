import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoSigner } from '../../infra/demo/esign-stand-in.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

type Headers = Record<string, string>;
type HandOver = { requestId: string; link: string | null; openingCode: string | null };

let suite: LentSuite;
let officer: Headers;
let colleague: Headers;
let chair: Headers;
let nation: Headers;

beforeAll(async () => {
  suite = await lentSuite();
  officer = await signInTo(suite, 'officer', '18.09', 1);
  colleague = await signInTo(suite, 'officer', '18.09', 0);
  chair = await signInTo(suite, 'chair', '18.09');
  nation = await signInTo(suite, 'officer', 'ID');
}, 60_000);

const json = { accept: 'application/json', 'content-type': 'application/json' };
const get = async (path: string, as: Headers = {}) => {
  const response = await fetch(suite.url + path, { headers: { ...json, ...as } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const post = async (path: string, body: object, as: Headers = {}) => {
  const response = await fetch(suite.url + path, {
    ...{ method: 'POST', headers: { ...json, ...as }, body: JSON.stringify(body) },
  });
  const content = Buffer.from(await response.arrayBuffer());
  return { status: response.status, content, text: content.toString() };
};

const named = {
  ...{ lane: 'named', reporterName: 'Siti Aminah', reporterAddress: 'Jalan Melati 1' },
  ...{ reporterJob: 'Guru', witnesses: 'Rudi, Jalan Mawar 3' },
};

/** A case that was verified, with its reporter's code. */
const aVerifiedCase = async (more: Record<string, string>) => {
  const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09', ...more }));
  const { code, caseNumber } = body as { code: string; caseNumber: string };
  const caseKey = await eventually(`the case ${caseNumber}`, 60, async () => {
    const { body: found } = await get(`/v1/cases?q=${caseNumber}`, nation);
    return (found as { cases: { caseKey: string }[] }).cases[0]?.caseKey;
  });
  const own = `/v1/cases/${caseKey}`;
  const move = async (name: string) => {
    const { body: kept } = await get(own, officer);
    const fields = { move: name, version: kept['version'], reason: 'Cocok dengan buktinya.' };
    expect((await post(`${own}/moves`, fields, officer)).status).toBe(200);
  };
  await move('check');
  await move('verify');
  return { code, own };
};

const letter = {
  reason: 'Terverifikasi dan menjadi kewenangan Bawaslu.',
  ...{ letterNumber: '100/SATGAS/XI/2026', sender: 'Ketua Satgas', recipient: 'Bawaslu' },
};

const handOverOf = async (own: string, as: Headers) =>
  ((await get(`${own}/hand-overs`, as)).body as { handOvers: HandOver[] }).handOvers[0];

describe('a named report', () => {
  it('goes to Bawaslu by two, is confirmed and numbered there, and the case and its reporter see it', async () => {
    const { code, own } = await aVerifiedCase(named);
    expect((await post(`${own}/hand-overs`, letter, officer)).status).toBe(201);
    const { requestId = '' } = (await handOverOf(own, chair)) ?? {};
    const answer = `${own}/hand-overs/${requestId}/answer`;
    expect((await post(answer, { is: 'agreed' }, officer)).status).toBe(403);
    expect((await post(answer, { is: 'agreed' }, chair)).status).toBe(200);
    const link = (await handOverOf(own, officer))?.link ?? '';
    const opening = { code: (await handOverOf(own, chair))?.openingCode };
    expect((await get(link)).body).toEqual({ needs: 'code' });
    expect((await post(`${link}/opening`, { code: '0000000000' })).status).toBe(422);
    expect((await post(`${link}/opening`, opening)).status).toBe(200);
    const { nik, passphrase } = demoSigner;
    const signing = `${own}/hand-overs/${requestId}/signing`;
    expect((await post(signing, { nik, passphrase, attempt: 0 }, officer)).status).toBe(403);
    const signed = await post(signing, { nik, passphrase, attempt: 0 }, chair);
    const { sha256 } = JSON.parse(signed.text) as { sha256: string };
    expect((await post(`${link}/opening`, opening)).text).toContain(sha256);
    const paper = await post(`${link}/files/surat-bertanda-tangan.pdf`, opening);
    expect(createHash('sha256').update(paper.content).digest('hex')).toBe(sha256);
    const form = await post(`${link}/files/formulir-b1.pdf`, opening);
    expect([form.status, form.content.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const page = await fetch(suite.url + link, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('Buka paket');
    const receipt = { ...opening, receivedBy: 'Budi, staf', registerNumber: '004/Reg/LP/XI/2026' };
    expect((await post(`${link}/receipt`, receipt)).status).toBe(200);
    expect((await post(`${link}/question`, { ...opening, question: 'Saksi kedua?' })).status).toBe(
      200,
    );
    expect((await get(own, officer)).body).toMatchObject({
      ...{ state: 'referred', handedOver: expect.any(String) },
      references: { bawaslu: '004/Reg/LP/XI/2026' },
    });
    const { body } = await suite.client.post('/v1/tracking', { code });
    const told = JSON.stringify(body);
    expect(told).toContain('"handedOver":true');
    expect(told).toContain('"what":"read","role":"bawaslu"');
    expect(told).not.toMatch(/Budi|Saksi kedua|100\/SATGAS/);
  });

  it('is, for the accused’s own unit, not there at any door of its hand-over', async () => {
    const { own } = await aVerifiedCase({ ...named, accusedUnit: 'Inspektorat' });
    expect((await post(`${own}/hand-overs`, letter, officer)).status).toBe(201);
    const { requestId = '' } = (await handOverOf(own, chair)) ?? {};
    expect((await post(`${own}/hand-overs`, letter, colleague)).status).toBe(404);
    expect((await get(`${own}/hand-overs`, colleague)).status).toBe(404);
    const answer = `${own}/hand-overs/${requestId}/answer`;
    expect((await post(answer, { is: 'declined' }, colleague)).status).toBe(404);
  });
});

describe('a report without a name', () => {
  it('is handed over to nobody', async () => {
    const { own } = await aVerifiedCase({});
    const refused = await post(`${own}/hand-overs`, letter, officer);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('nobody-named')]);
  });
});
