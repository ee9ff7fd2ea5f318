import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { eventually } from '../../infra/demo/suite-client.ts';
import { demoCampaign } from '../support/campaign.ts';
import { bestOf, insideCounts } from '../support/inside-counts.ts';
import { insideSuite, insideTables } from '../support/inside-tables.ts';
import { nipOf, sheetOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let chair: Record<string, string>;
const units = (demoCampaign().regions.find(({ code }) => code === '18.09')?.units ?? []).map(
  ({ code }) => code,
);

beforeAll(async () => {
  suite = await startSuiteProcess();
  chair = await signInTo(suite, 'chair', '18.09');
});

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const report = z.object({
  rosterId: z.string(),
  state: z.string(),
  rows: z.int(),
  taken: z.int(),
  refused: z.int(),
  refusedRows: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
  nextFrom: z.optional(z.int()),
});

const progress = z.object({ state: z.string(), partsDone: z.int() });

const send = async (
  body: string | Buffer,
  { query = 'region=18.09', type = 'text/csv', headers = {} } = {},
) => {
  const response = await fetch(`${suite.url}/v1/rosters?${query}`, {
    method: 'POST',
    headers: { ...chair, accept: 'application/json', 'content-type': type, ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

const taken = async (body: string | Buffer, how?: Parameters<typeof send>[1]) => {
  const answer = await send(body, how);
  expect(answer.status).toBe(201);
  return z.parse(report, answer.body);
};

/** Whether an upload of the region has begun and not ended, as far as its notes tell. */
const partlyWritten = async (): Promise<true | undefined> => {
  const { body } = await suite.client.get('/v1/rosters?region=18.09', { headers: chair });
  const { uploads } = z.parse(z.object({ uploads: z.array(progress) }), body);
  const isOnItsWay = uploads.some(({ state, partsDone }) => state === 'taking' && partsDone > 0);
  return isOnItsWay || undefined;
};

const pledge = async (n: number) => {
  const { status } = await suite.client.post('/v1/pledges', {
    region: '18.09',
    unit: 'DISDIK',
    staffKind: 'pns',
    number: nipOf(n),
    agreed: true,
  });
  expect(status).toBe(201);
};

describe('a roster on the running suite', () => {
  it('takes forty thousand rows in one go, tells how it went, and keeps no number', async () => {
    const started = performance.now();
    const upload = await taken(sheetOf(40_000, units), { query: 'region=18.09&mode=replace' });
    const seconds = (performance.now() - started) / 1000;
    console.info(`40,000 rows in ${seconds.toFixed(1)} s`);
    expect(upload).toMatchObject({ state: 'taken', rows: 40_000, taken: 40_000, refused: 0 });
    const { body } = await suite.client.get(`/v1/rosters/${upload.rosterId}`, { headers: chair });
    expect(z.parse(report, body)).toEqual(upload);
    const list = (await suite.client.get('/v1/rosters?region=18.09', { headers: chair })).body;
    const { roster } = z.parse(
      z.object({ roster: z.object({ units: z.array(z.object({ expected: z.int() })) }) }),
      list,
    );
    expect(roster.units.reduce((sum, { expected }) => sum + expected, 0)).toBe(40_000);
  });

  it.each<[string, string | Buffer]>([
    ['with a byte order mark', '\uFEFFnip,unit\n198609262015051001,DISDIK\n'],
    [
      'with semicolons',
      'NIP;Nama;Unit Kerja\n198609262015051001;Contoh;Dinas Pendidikan dan Kebudayaan\n',
    ],
    ['with tabs and an apostrophe', "nip\tunit\n'198609262015051001\tDISDIK\n"],
    ['with Windows line ends', 'nip,unit\r\n198609262015051001,disdik\r\n'],
  ])('is taken %s', async (_, sheet) => {
    const upload = await taken(sheet);
    expect(upload.refusedRows.filter(({ field }) => field !== 'unit')).toEqual([]);
    expect(upload.rows).toBe(1);
  });

  it('names every bad row by its line and reason, and takes the rest', async () => {
    const upload = await taken(
      [
        'nip,unit,status',
        '198609262015051001,DISDIK,',
        '1.98609E+17,DISDIK,',
        '"1,98609E+17",DISDIK,',
        '"=HYPERLINK(""http://evil.example"",""1"")",DISDIK,',
        '198609262015051000,DISDIK,',
        '198609262015051001,DISDIK,',
        '198609262015051002,@SUM(A1),',
        '198609262015051003,NOWHERE,',
        '198609262015051004,DISDIK,pergi',
        '199009132025242014,DISDIK,sakit',
        '12345,DISDIK,',
      ].join('\n'),
    );
    expect(upload).toMatchObject({ rows: 11, taken: 3, refused: 8 });
    expect(upload.refusedRows).toEqual([
      { line: 3, field: 'number', reason: 'scientific-notation' },
      { line: 4, field: 'number', reason: 'scientific-notation' },
      { line: 5, field: 'number', reason: 'formula' },
      { line: 6, field: 'number', reason: 'rounded-by-spreadsheet' },
      { line: 7, field: 'number', reason: 'repeated-person' },
      { line: 8, field: 'unit', reason: 'formula' },
      { line: 9, field: 'unit', reason: 'unknown-unit' },
      { line: 12, field: 'number', reason: 'wrong-length' },
    ]);
  });

  it.each<[string, string | Buffer, string, number]>([
    ['no rows', 'nip,unit\n', 'no-rows', 422],
    ['no unit', 'nip,nama\n198609262015051001,Contoh\n', 'without-column-unit', 422],
    ['no number', 'nama,unit\nContoh,DISDIK\n', 'without-column-number', 422],
    ['the bytes of no sheet', Buffer.of(1, 2, 0, 7), 'not-a-sheet', 422],
    ['more than 4 MB', `nip,unit\n${'x'.repeat(4.1 * 1024 * 1024)}`, 'roster-too-large', 413],
  ])('is refused as a whole when it has %s', async (_, sheet, reason, status) => {
    const answer = await send(sheet);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ errors: [{ field: 'file', reason }] });
  });

  it('is taken as JSON, where a number that is no text is refused', async () => {
    const rows = [
      { number: '198609262015051001', unit: 'DISDIK' },
      { number: 198609262015051002, unit: 'DISDIK' },
      { staffNumber: 'THL-7', staffKind: 'honorer', unit: 'DISDIK', status: 'cuti' },
    ];
    const upload = await taken(JSON.stringify({ rows }), { type: 'application/json' });
    expect(upload).toMatchObject({ taken: 2 });
    expect(upload.refusedRows).toEqual([{ line: 2, field: 'number', reason: 'not-digits' }]);
  });

  it('is sent and read by the region’s chair or admin only', async () => {
    const sheet = sheetOf(1, units);
    for (const [role, region, status] of [
      ['officer', '18.09', 403],
      ['chair', '14.06', 403],
      ['admin', 'ID', 201],
    ] as const) {
      const headers = await signInTo(suite, role, region);
      expect((await send(sheet, { headers })).status).toBe(status);
    }
  });

  it('proves nothing of who pressed: sixty numbers of a public list stay claims, and only the number expected is shown', async () => {
    await taken(sheetOf(60, units), { query: 'region=18.09&mode=replace' });
    for (let n = 0; n < 60; n += 1) await pledge(n);
    await eventually('all sixty to be counted', 60, async () => {
      const { pledges, counted } = insideCounts(await insideSuite(suite), '18.09');
      return (pledges === 60 && counted === 60) || undefined;
    });
    const rows = (await insideSuite(suite)).map(({ row }) => row);
    for (const row of rows.filter((one) => 'personKey' in one && 'claimed' in one))
      expect(bestOf(row)).toMatchObject({ standing: 'claimed' });
    const { body } = await suite.client.get('/v1/participation?region=18.09');
    expect((body as { regions: object[] }).regions).toMatchObject([
      { pledged: null, expected: 60, claimedAtLeast: null, standings: { shown: [] } },
    ]);
  });

  it('is whole after the suite was killed in the middle of it and it was sent again', async () => {
    chair = await signInTo(suite, 'chair', '18.09');
    const sheet = sheetOf(40_000, units);
    const query = 'region=18.09&mode=replace';
    const cut = send(sheet, { query }).catch(() => 'cut off');
    await eventually('a part of it to be written', 60, partlyWritten);
    await suite.kill();
    expect(await cut).toBe('cut off');
    suite = await startSuiteProcess(suite.dataFolder);
    chair = await signInTo(suite, 'chair', '18.09');
    const upload = await taken(sheet, { query });
    expect(upload).toMatchObject({ state: 'taken', taken: 40_000, refused: 0 });
  });

  it('leaves no number in any table or log', async () => {
    await suite.stop();
    const rows = JSON.stringify(await insideTables(suite.dataFolder));
    for (const n of [0, 1, 39_999, 50_000]) expect(rows).not.toContain(nipOf(n));
    expect(suite.output()).not.toContain(nipOf(1));
  });
});
