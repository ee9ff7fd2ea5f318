import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { erasuresAnswer, shownErasure } from '../../functions/pledges/erasure/erasure.ts';
import { startApel } from '../../infra/demo/apel.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { insideSuite, type FoundRow } from '../support/inside-tables.ts';
import { insideCounts } from '../support/inside-counts.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let admin: Record<string, string>;

beforeAll(async () => {
  suite = await startSuiteProcess();
  admin = await signInTo(suite, 'admin', 'ID');
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const pledge = async (number: string, changes = {}): Promise<string> => {
  const { status, body } = await suite.client.post('/v1/pledges', {
    region: '18.09',
    unit: 'DISDIK',
    staffKind: 'pns',
    number,
    agreed: true,
    ...changes,
  });
  expect(status).toBe(201);
  return z.parse(z.object({ receipt: z.string() }), body).receipt;
};

const asked = (changes = {}) => ({
  region: '18.09',
  numberKind: 'nip',
  number: nipOf(0),
  reason: 'person-asks',
  reference: '800/123/BKPSDM/2026',
  forgetOnRoster: true,
  confirmed: true,
  ...changes,
});
const erase = (changes = {}, headers: Record<string, string> = {}) =>
  suite.client.post('/v1/erasures', asked(changes), { ...admin, ...headers });

const counted = (count: number) =>
  eventually(`${count} to be counted`, 60, async () => {
    const { body } = await suite.client.get('/v1/participation?region=18.09');
    return JSON.stringify(body).includes(`"pledged":${count},`) || undefined;
  });

const keysIn = (rows: FoundRow[]): string[] =>
  rows.filter(({ row }) => 'personKey' in row).map(({ row }) => String(row['personKey']));

/** Rows as text; bytes as hex, and keys are looked for in hex, too. */
const textOf = (rows: FoundRow[]): string =>
  JSON.stringify(rows, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );

describe('an erasure on the running suite', () => {
  it('takes a person off the register, the roster and the counts, and out of every table', async () => {
    const { ticket } = await startApel(suite.url, suite.client, '18.09');
    const receipt = await pledge(nipOf(0), { ceremony: await ticket() });
    for (let n = 1; n < 15; n += 1) await pledge(nipOf(n), { ceremony: await ticket() });
    const roster = ['nip,unit', ...[0, 1].map((n) => `${nipOf(n)},DISDIK`)].join('\n');
    await fetch(`${suite.url}/v1/rosters?region=18.09`, {
      method: 'POST',
      headers: { ...admin, 'content-type': 'text/csv' },
      body: roster,
    });
    await counted(15);
    const before = await insideSuite(suite);
    expect(keysIn(before)).toHaveLength(15);

    const headers = { 'idempotency-key': 'letter-123' };
    const { status, body } = await erase({}, headers);
    expect(status).toBe(201);
    expect(body).toMatchObject({ pledge: 'erased', roster: 'erased', sheetRows: 0 });
    expect(JSON.stringify(body)).not.toContain(nipOf(0));
    expect((await erase({}, headers)).body).toEqual(body);
    await counted(10);

    const after = await insideSuite(suite);
    const [gone = '', ...more] = keysIn(before).filter((key) => !keysIn(after).includes(key));
    expect(more).toEqual([]);
    expect(insideCounts(after, '18.09')).toEqual({ pledges: 14, counted: 14 });
    const text = textOf(after);
    const forms = [gone, Buffer.from(gone, 'base64url').toString('hex'), nipOf(0), receipt];
    for (const form of forms) expect(text).not.toContain(form);
    expect(textOf(before)).toContain(Buffer.from(gone, 'base64url').toString('hex'));
    expect((await suite.client.get(`/v1/receipts/${receipt}`)).status).toBe(200);
  });

  it('tells only whether this region held a pledge, and leaves a trace whichever it was', async () => {
    const { ticket } = await startApel(suite.url, suite.client, '14.06');
    const there = { region: '14.06', unit: 'SEKDA', ceremony: await ticket() };
    await pledge(nipOf(50), there);
    const elsewhere = await erase({ number: nipOf(50), forgetOnRoster: false });
    const nobody = await erase({ number: nipOf(51), forgetOnRoster: false });
    const outcome = { pledge: 'none', roster: 'not-asked', sheetRows: 0 };
    expect(elsewhere.body).toMatchObject(outcome);
    expect(nobody.body).toMatchObject(outcome);
    const { body } = await suite.client.get('/v1/erasures?region=18.09', { headers: admin });
    const { erasures } = z.parse(erasuresAnswer, body);
    expect(erasures.slice(0, 2)).toEqual([nobody.body, elsewhere.body]);
    expect(erasures.map((one) => Object.keys(one).sort())).toEqual(
      erasures.map(() => Object.keys(shownErasure.shape).sort()),
    );
  });

  it('is for admins; oversight sees the traces, and nobody else does', async () => {
    for (const [role, region, listed] of [
      ['officer', '18.09', 403],
      ['chair', '18.09', 403],
      ['oversight', 'ID', 200],
    ] as const) {
      const headers = await signInTo(suite, role, region);
      expect((await suite.client.post('/v1/erasures', asked(), headers)).status).toBe(403);
      const read = await suite.client.get('/v1/erasures?region=18.09', { headers });
      expect([role, read.status]).toEqual([role, listed]);
    }
    expect((await suite.client.post('/v1/erasures', asked())).status).toBe(401);
    expect((await suite.client.get('/v1/erasures?region=18.09')).status).toBe(401);
  });

  it.each([
    ['a NIP as its reference', { reference: nipOf(3) }, 'reference', 'looks-like-identity'],
    [
      'a spaced NIK as its reference',
      { reference: 'NIK 3275 0112 0390 0004' },
      'reference',
      'looks-like-identity',
    ],
    ['signs no letter has', { reference: '<b>800</b>' }, 'reference', 'malformed'],
    ['no number that can be', { number: '12345' }, 'number', 'wrong-length'],
    ['another region', { region: '99.99' }, 'region', 'unknown-region'],
    ['a staff number without its unit', { numberKind: 'staff-number' }, 'unit', 'required'],
    ['no confirmation', { confirmed: false }, 'confirmed', 'must-confirm'],
    ['a reason the law does not know', { reason: 'because' }, 'reason', 'not-one-of'],
  ])('is refused with %s, by name', async (_, changes, field, reason) => {
    const { status, body } = await erase(changes);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field, reason }] });
  });

  it('works as a page without script, and never shows the number again', async () => {
    const asPage = { ...admin, accept: 'text/html' };
    const page = await (
      await fetch(`${suite.url}/v1/erasures?region=18.09`, { headers: asPage })
    ).text();
    expect(page).toContain('Hapus data seseorang');
    expect(page).toContain('cadangan 35 hari');
    const send = (changes: Record<string, string>) =>
      fetch(`${suite.url}/v1/erasures`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...asPage, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          region: '18.09',
          numberKind: 'nip',
          number: nipOf(1),
          unit: '',
          reason: 'consent-withdrawn',
          reference: '800/124/BKPSDM/2026',
          confirmed: 'yes',
          forgetOnRoster: 'yes',
          idempotencyKey: 'page-1',
          lang: 'id',
          ...changes,
        }),
      });
    const refused = await send({ reference: `NIP ${nipOf(2)}` });
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('deretan angka');
    expect(again).not.toContain(nipOf(1));
    const done = await send({});
    expect(done.status).toBe(303);
    const shown = await fetch(new URL(done.headers.get('location') ?? '', suite.url), {
      headers: asPage,
    });
    const text = await shown.text();
    expect(text).toContain('Ikrarnya dihapus. Dikeluarkan dari daftar pegawai.');
    expect(text).toContain('Beri tahu orangnya');
    expect(text).toContain('800/124/BKPSDM/2026');
    expect(text).not.toContain(nipOf(1));
  });

  it('is bounded: after twenty of a day an admin is told to wait', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 20; n += 1) statuses.add((await erase({ number: nipOf(200 + n) })).status);
    expect([...statuses]).toEqual([201, 429]);
    expect((await erase({ number: nipOf(5) })).body).toMatchObject({
      errors: [{ field: 'number', reason: 'erasures-of-the-day' }],
    });
  });

  it('leaves no number in any table or log', async () => {
    const rows = textOf(await insideSuite(suite));
    const log = readFileSync(join(suite.dataFolder, 'host.log'), 'utf8') + suite.output();
    for (const n of [0, 1, 2, 3, 50, 51, 200]) {
      expect(rows).not.toContain(nipOf(n));
      expect(log).not.toContain(nipOf(n));
    }
  });
});
