import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { openCeremony } from '../support/ceremonies.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let chair: Record<string, string>;

beforeAll(async () => {
  suite = await startSuiteProcess();
  chair = await signInTo(suite, 'chair', '18.09');
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

type Sheet = { sheetId: string; state: string; stored: number; refusedRows: unknown[] };
type Unit = { unit: string; link: string };

/** The path of a unit's own link, as its chair sees it. */
const linkOf = async (ceremonyId: string, unit: string): Promise<string> => {
  const read = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
  const { sheetLinks } = read.body as { sheetLinks: Unit[] };
  return (sheetLinks.find((one) => one.unit === unit)?.link ?? '').replace(suite.url, '');
};

const send = (path: string, csv: string) =>
  suite.client.get(path, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv });

const kept = (path: string) =>
  eventually('the sheet to be kept', 60, async () => {
    const sheet = (await suite.client.get(path)).body as Sheet;
    return sheet.state === 'kept' ? sheet : undefined;
  });

const file = ['nip,unit,jenis', `${nipOf(1)},DISDIK,pns`, `${nipOf(2)},DINKES,pns`].join('\n');

describe("a unit's own link", () => {
  it('takes its own people, names those of other units by line, and shows no other unit its sheet', async () => {
    const { ceremonyId } = await openCeremony(suite, chair);
    const [school, health] = await Promise.all([
      linkOf(ceremonyId, 'DISDIK'),
      linkOf(ceremonyId, 'DINKES'),
    ]);
    const ids: string[] = [];
    for (const path of [school, health]) {
      const sent = await send(path, file);
      expect(sent.status).toBe(202);
      ids.push((sent.body as Sheet).sheetId);
      expect((await send(path, file)).body).toMatchObject({ sheetId: ids.at(-1) });
    }
    expect(ids[0]).not.toBe(ids[1]);
    const wrong = { field: 'unit', reason: 'unit-not-called' };
    expect(await kept(`${school}/${ids[0]}`)).toMatchObject({
      stored: 1,
      refusedRows: [{ line: 3, ...wrong }],
    });
    expect(await kept(`${health}/${ids[1]}`)).toMatchObject({
      stored: 1,
      refusedRows: [{ line: 2, ...wrong }],
    });
    expect((await suite.client.get(`${school}/${ids[1]}`)).status).toBe(404);
    expect((await suite.client.get(school)).body).toMatchObject({
      unit: { code: 'DISDIK' },
      sheets: [{ sheetId: ids[0] }],
    });
  });

  it('flooded with invented people makes no more than its roster, apart from who scanned the code', async () => {
    const { ceremonyId } = await openCeremony(suite, chair);
    const people = Array.from({ length: 40 }, (_, n) => nipOf(500 + n));
    const roster = ['nip,unit', ...people.slice(0, 3).map((nip) => `${nip},DISDIK`)].join('\n');
    await suite.client.get('/v1/rosters?region=18.09', {
      method: 'POST',
      headers: { ...chair, 'content-type': 'text/csv' },
      body: roster,
    });
    const path = await linkOf(ceremonyId, 'DISDIK');
    const csv = ['nip,unit,jenis', ...people.map((nip) => `${nip},DISDIK,pns`)].join('\n');
    const { sheetId } = (await send(path, csv)).body as Sheet;
    expect(await kept(`${path}/${sheetId}`)).toMatchObject({ stored: 40 });
    const record = await suite.client.get(`/v1/ceremonies/${ceremonyId}/berita-acara`, {
      headers: chair,
    });
    expect(record.body).toMatchObject({
      pledges: 3,
      counts: [{ channel: 'sheet', standing: 'attended-by-unit', pledges: 3 }],
    });
  });

  it('is a page that sends without script, and says so before there is anything to send', async () => {
    const open = await openCeremony(suite, chair, { start: false });
    const path = await linkOf(open.ceremonyId, 'DISDIK');
    const page = async () =>
      (await fetch(suite.url + path, { headers: { accept: 'text/html' } })).text();
    expect(await page()).toContain('Apel belum dimulai');
    const early = await send(path, file);
    expect(early).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const moves = `/v1/ceremonies/${open.ceremonyId}/moves`;
    await suite.client.post(moves, { to: 'started', version: open.version }, chair);
    expect(await page()).toContain('enctype="multipart/form-data"');
    const form = new FormData();
    form.set('idempotencyKey', 'lembar-pertama');
    form.set('sheet', new Blob([file], { type: 'text/csv' }), 'lembar.csv');
    const sent = await fetch(suite.url + path, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: form,
      redirect: 'manual',
    });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toContain(`${path}/`);
  });

  it('is of no use with a character changed, for officers to read, or once its time is over', async () => {
    const { ceremonyId } = await openCeremony(suite, chair);
    const path = await linkOf(ceremonyId, 'DISDIK');
    const other = await linkOf(ceremonyId, 'DINKES');
    const swapped = path.replace('DISDIK', 'DINKES');
    for (const forged of [`${path}x`, swapped, path.slice(0, -1)])
      expect((await send(forged, file)).status).toBe(403);
    expect(other).not.toBe(swapped);
    const officer = await signInTo(suite, 'officer', '18.09');
    const read = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: officer });
    expect(read.status).toBe(403);
    await suite.client.forward(60 * 24 * 8);
    expect((await send(path, file)).status).toBe(410);
  });
});
