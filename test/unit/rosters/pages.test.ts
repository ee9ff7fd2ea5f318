import { describe, expect, it } from '@jest/globals';
import { renderRosters } from '../../../functions/pledges/rosters/rosters.tsx';
import { rosterOperations } from '../../../functions/pledges/rosters/operations.ts';
import { rosterPageHttp, takeRosterHttp } from '../../../functions/pledges/rosters/rosters.http.ts';
import { takeRoster } from '../../../functions/pledges/rosters/take-roster.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { memoryRosters } from '../../support/memory-rosters.ts';
import { nipOf } from '../../support/rosters.ts';

const campaign = demoCampaign();
const chair: Person = { personId: 'p', role: 'chair', region: '18.09', name: 'Contoh' };
const frame = (lang: 'id' | 'en' = 'id'): PageFrame => ({
  base: '/live',
  lang,
  path: '/siaga/daftar',
  stylesheet: '/s.css',
  person: chair,
});

const aRequest = (changes: Partial<Request>): Request => ({
  method: 'GET',
  path: '/siaga/daftar',
  base: '/live',
  resource: '/siaga/daftar',
  headers: {},
  query: {},
  params: {},
  body: Buffer.alloc(0),
  receivedAt: 0,
  requestId: 'r',
  sourceAddress: '203.0.113.7',
  person: chair,
  wantsHtml: true,
  lang: 'id',
  ...changes,
});

const form = (parts: Record<string, string>, sheet?: string) =>
  [
    ...Object.entries(parts).map(
      ([name, value]) =>
        `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    ...(sheet === undefined
      ? []
      : [
          `--b\r\ncontent-disposition: form-data; name="sheet"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${sheet}\r\n`,
        ]),
    '--b--\r\n',
  ].join('');

const theDesk = () => {
  const rosters = memoryRosters();
  const now = () => Date.parse('2026-11-23T01:00:00Z');
  const needs = { campaign, rosters: rosters.store, newId: () => 'new-key', now };
  const take = takeRoster({ ...needs, pepper: () => Promise.resolve(Buffer.alloc(32, 7)) });
  const post = served(rosterOperations.takeRoster, takeRosterHttp(needs, take));
  const page = served(rosterOperations.showRosterPage, rosterPageHttp(needs));
  return {
    rosters,
    post: async (parts: Record<string, string>, sheet?: string, changes: Partial<Request> = {}) =>
      post(
        aRequest({
          method: 'POST',
          headers: { 'content-type': ['multipart/form-data; boundary=b'] },
          body: Buffer.from(form(parts, sheet)),
          ...changes,
        }),
      ),
    show: async (query: Record<string, string> = {}, lang: 'id' | 'en' = 'id') => {
      const answer = await page(aRequest({ query, lang }));
      return String(await answer.page?.(frame(lang))).replaceAll(/\s+/g, ' ');
    },
  };
};

describe('the page of a roster', () => {
  it('takes a file and leads to what became of it, with every refused row in words', async () => {
    const desk = theDesk();
    const sheet = `nip;unit\n${nipOf(0)};DISDIK\n1,98609E+17;DISDIK\n=1+1;DISDIK\n${nipOf(1)};Dinas Antah\n`;
    const answer = await desk.post({ mode: 'add', region: '18.09', idempotencyKey: 'k' }, sheet);
    expect(answer.status).toBe(303);
    const location = answer.headers?.['location'] ?? '';
    expect(location).toMatch(/^\/live\/siaga\/daftar\?region=18\.09&roster=18\.09-[\w-]{22}$/);
    const roster = new URLSearchParams(location.split('?')[1]).get('roster') ?? '';
    const html = await desk.show({ roster });
    expect(html).toContain('Baris dibaca: 4');
    expect(html).toMatch(/Unit yang dikenal.*<li>DISDIK: Dinas Pendidikan/);
    expect(html).toMatch(/<th scope="row">3<\/th><td>[^<]+<\/td><td>ini notasi ilmiah/);
    expect(html).toMatch(/<th scope="row">4<\/th><td>[^<]+<\/td><td>diawali rumus/);
    expect(html).not.toContain('http-equiv="refresh"');
    expect(await desk.show({ roster }, 'en')).toContain('begins with a formula');
  });

  it('asks for itself again while an upload goes on, and shows how far it is', async () => {
    const desk = theDesk();
    await desk.post({ mode: 'replace' }, `nip,unit\n${nipOf(0)},DISDIK`);
    const [upload] = [...desk.rosters.kept.uploads.values()];
    if (!upload) throw new Error('There is an upload');
    await desk.rosters.store.putUpload({ ...upload, state: 'taking', partsDone: 128 });
    const html = await desk.show({ roster: upload.rosterId });
    expect(html).toContain('<meta http-equiv="refresh" content="2"');
    expect(html).toContain('<progress max="512" value="128"');
    expect(html).toContain('25 %');
  });

  it('shows who is expected by unit, and a refusal as nothing but somebody expected', async () => {
    const desk = theDesk();
    await desk.post(
      { mode: 'add' },
      `nip,unit,status\n${nipOf(0)},DISDIK,menolak\n${nipOf(1)},DISDIK,sakit`,
    );
    const html = await desk.show();
    expect(html).toMatch(
      /<th scope="row">[^<]*Pendidikan[^<]*<\/th><td>1 <span class="hint">1 sakit<\/span><\/td>/,
    );
    expect(html).not.toMatch(/<td>[^<]*menolak/);
  });

  it('works without script and offers only the regions of whoever looks', async () => {
    const html = await theDesk().show();
    expect(html).toContain('enctype="multipart/form-data"');
    // The counts of the bar are all that a script adds.
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([one]) => one);
    expect(scripts).toEqual(['<script type="module" src="/live/assets/waiting.js">']);
    expect(html).toContain('<option value="18.09"');
    expect(html).not.toContain('<option value="14.06"');
  });

  it('refuses a form without its file, and another region than theirs, by name', async () => {
    const desk = theDesk();
    await expect(desk.post({ mode: 'add' })).rejects.toMatchObject({
      errors: [{ field: 'file', reason: 'required' }],
    });
    await expect(
      desk.post({ mode: 'add', region: '14.06' }, `nip,unit\n${nipOf(0)},DISDIK`),
    ).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(desk.post({ mode: 'all' }, `nip,unit\n${nipOf(0)},DISDIK`)).rejects.toMatchObject({
      errors: [{ field: 'mode', reason: 'not-one-of' }],
    });
  });

  it('is of the person who sent it: a colleague who chose the same key sends another roster', async () => {
    const desk = theDesk();
    const send = (person: Person, n: number) =>
      desk.post({ mode: 'add', idempotencyKey: '1' }, `nip,unit\n${nipOf(n)},DISDIK`, { person });
    await send(chair, 0);
    expect((await send({ ...chair, personId: 'q' }, 1)).status).toBe(303);
    expect(desk.rosters.kept.uploads.size).toBe(2);
    await send(chair, 0);
    expect(desk.rosters.kept.uploads.size).toBe(2);
    await expect(send(chair, 2)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('leads on to more refused rows than one page shows', () => {
    const html = renderRosters(frame(), {
      regions: campaign.regions,
      rosters: { region: '18.09', uploads: [] },
      report: {
        rosterId: '18.09-aaaaaaaaaaaaaaaaaaaaaa',
        region: '18.09',
        mode: 'add',
        state: 'taken',
        startedAt: 0,
        by: 'p',
        rows: 900,
        taken: 1,
        refused: 899,
        parts: 1,
        partsDone: 1,
        refusedRows: [{ line: 2, field: 'unit', reason: 'unknown-unit' }],
        nextFrom: 500,
      },
      idempotencyKey: 'k',
    });
    expect(html).toContain('roster=18.09-aaaaaaaaaaaaaaaaaaaaaa&amp;from=500');
  });
});
