import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { aBoxed, secretMaker } from '../support/media.ts';
import { signInTo } from '../support/sign-in.ts';

type Headers = Record<string, string>;
type Piece = { piece: string; next: string; opening: { requestId: string } | null };

let suite: LentSuite;
let officer: Headers;
let colleague: Headers;
let chair: Headers;
let province: Headers;
let nation: Headers;

beforeAll(async () => {
  suite = await lentSuite();
  officer = await signInTo(suite, 'officer', '18.09', 1);
  colleague = await signInTo(suite, 'officer', '18.09', 0);
  chair = await signInTo(suite, 'chair', '18.09');
  province = await signInTo(suite, 'chair', '18');
  nation = await signInTo(suite, 'officer', 'ID');
}, 60_000);

const json = { accept: 'application/json', 'content-type': 'application/json' };
const get = async (path: string, as: Headers) => {
  const response = await fetch(suite.url + path, { headers: { ...json, ...as } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const post = (path: string, as: Headers, body: object = {}) =>
  fetch(suite.url + path, {
    ...{ method: 'POST', headers: { ...json, ...as }, body: JSON.stringify(body) },
  });

const headersOf = (response: Response) => {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => (headers[name] = value));
  return headers;
};

/** A case with one video that is sealed, its reporter's code, and what is asked of it. */
const aCaseWithVideo = async (more: Record<string, string> = {}) => {
  const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09', ...more }));
  const { code, caseNumber } = body as { code: string; caseNumber: string };
  const video = aBoxed('isom', caseNumber);
  const form = new FormData();
  form.set('code', code);
  form.set('document', new Blob([new Uint8Array(video)]), 'Rumah Pelapor.mp4');
  const sent = await fetch(`${suite.url}/v1/evidence`, {
    ...{ method: 'POST', headers: { accept: 'application/json' }, body: form },
  });
  expect(sent.status).toBe(200);
  const caseKey = await eventually(`the case ${caseNumber}`, 60, async () => {
    const { body: found } = await get(`/v1/cases?q=${caseNumber}`, nation);
    return (found as { cases: { caseKey: string }[] }).cases[0]?.caseKey;
  });
  const evidence = async (as: Headers) =>
    ((await get(`/v1/cases/${caseKey}/evidence`, as)).body as { pieces: Piece[] }).pieces[0];
  const { piece = '' } = (await evidence(nation)) ?? {};
  return {
    code,
    caseNumber,
    caseKey,
    video,
    evidence,
    own: `/v1/cases/${caseKey}/evidence/${piece}`,
  };
};

const reason = 'Isi rekaman diperlukan untuk menilai pelanggarannya.';

describe('a video that a reporter sent', () => {
  it('is opened by two, to be saved, and the reporter sees by which role and how often', async () => {
    const { own, code, caseNumber, video, evidence } = await aCaseWithVideo();
    expect((await post(`${own}/opening`, officer)).status).toBe(403);
    expect((await post(`${own}/opening-request`, officer, { reason: 'Ingin tahu' })).status).toBe(
      422,
    );
    expect((await post(`${own}/opening-request`, officer, { reason })).status).toBe(201);
    const counts = (as: Headers) => get('/v1/cases/mine?list=counts', as);
    expect((await counts(chair)).body['waiting']).toBeGreaterThan(0);
    expect((await counts(officer)).body['waiting']).toBe(0);
    const tasks = await fetch(`${suite.url}/v1/cases/mine`, {
      headers: { accept: 'text/html', ...chair },
    });
    expect(await tasks.text()).toContain(caseNumber);
    const asked = await evidence(chair);
    expect([asked?.next, (await evidence(officer))?.next]).toEqual(['answer', 'take-back']);
    const agreeing = { requestId: asked?.opening?.requestId, is: 'agreed' };
    expect((await post(`${own}/opening-request/answer`, officer, agreeing)).status).toBe(403);
    expect((await post(`${own}/opening-request/answer`, chair, agreeing)).status).toBe(200);
    for (const as of [officer, chair]) {
      const opened = await post(`${own}/opening`, as);
      expect(opened.status).toBe(200);
      const headers = headersOf(opened);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-disposition': expect.stringMatching(
          /^attachment; filename="bukti-[\w-]{8}\.mp4"$/,
        ),
        'content-security-policy': expect.stringMatching(/sandbox/),
        'cache-control': 'no-store',
      });
      const bytes = Buffer.from(await opened.arrayBuffer());
      expect(bytes.equals(video)).toBe(true);
      expect(bytes.includes(secretMaker)).toBe(true);
    }
    for (const as of [province, nation])
      expect((await post(`${own}/opening`, as)).status).toBe(403);
    const { body } = await suite.client.post('/v1/tracking', { code });
    expect(JSON.stringify(body)).toContain(
      '"opened":[{"role":"chair","times":1},{"role":"officer","times":1}]',
    );
    expect(JSON.stringify(body)).not.toMatch(/pesawaran-|diperlukan/);
  });

  it('is asked for, agreed to and saved by one tap each on the pages', async () => {
    const { own, caseKey } = await aCaseWithVideo();
    const page = async (path: string, as: Headers) => {
      const response = await fetch(suite.url + path, { headers: { accept: 'text/html', ...as } });
      expect(response.status).toBe(200);
      return response.text();
    };
    const press = (path: string, as: Headers, form: Record<string, string>) =>
      fetch(suite.url + path, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
        headers: { accept: 'text/html', origin: suite.url, ...as },
      });
    expect(await page(`/v1/cases/${caseKey}`, officer)).toContain('Minta membuka berkas');
    expect((await press(`${own}/opening-request`, officer, { reason })).status).toBe(303);
    const file = await page(`/v1/cases/${caseKey}`, chair);
    expect(file).toContain('Menunggu orang kedua');
    const [, requestId = ''] = /name="requestId" value="([^"]+)"/.exec(file) ?? [];
    expect(
      (await press(`${own}/opening-request/answer`, chair, { requestId, is: 'agreed' })).status,
    ).toBe(303);
    const open = await page(`/v1/cases/${caseKey}/evidence`, officer);
    expect(open).toContain('Unduh berkas asli');
    expect(open).toContain('dapat merusak komputer');
    const saved = await press(`${own}/opening`, officer, {});
    expect(saved.headers.get('content-disposition')).toContain('attachment');
  });

  it('is, for the accused’s own unit, not there at any of its doors, whoever agreed before', async () => {
    const { own, evidence } = await aCaseWithVideo({ accusedUnit: 'Inspektorat' });
    await post(`${own}/opening-request`, officer, { reason });
    const { opening } = (await evidence(province)) ?? {};
    await post(`${own}/opening-request/answer`, province, {
      ...{ requestId: opening?.requestId, is: 'agreed' },
    });
    expect((await post(`${own}/opening`, officer)).status).toBe(200);
    const doors: [string, object][] = [
      ['/opening-request', { reason }],
      ['/opening-request/answer', { requestId: opening?.requestId, is: 'declined' }],
      ['/opening', {}],
    ];
    for (const [door, body] of doors)
      expect((await post(own + door, colleague, body)).status).toBe(404);
  });
});
