import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { sealPledge } from '../../functions/pledges/handing-over/seal-pledge.ts';
import { clockOf, eventually } from '../../infra/demo/suite-client.ts';
import { openCeremony } from '../support/ceremonies.ts';
import { insideCounts } from '../support/inside-counts.ts';
import { insideSuite } from '../support/inside-tables.ts';
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

const keyShape = z.object({ key: z.string() });
const linksShape = z.object({
  sheetLinks: z.array(z.object({ unit: z.string(), link: z.string() })),
});
const recordShape = z.object({
  counts: z.array(z.object({ channel: z.string(), standing: z.string(), pledges: z.int() })),
});

/** What the phone of somebody shows who pressed a while ago. */
const codeOf = async (n: number, swornAt: number): Promise<string> => {
  const { key } = z.parse(keyShape, (await suite.client.get('/v1/hand-overs/key')).body);
  const body = new URLSearchParams({
    ...{ idempotencyKey: `phone-${String(n)}`, swornAt: String(swornAt), region: '18.09' },
    ...{ unit: '18.09/DISDIK', staffKind: 'pns', number: nipOf(n), agreed: 'yes' },
  });
  return sealPledge(key, body.toString(), crypto.subtle);
};

const handIn = (pledges: string[], path = '/v1/hand-overs') => suite.client.post(path, { pledges });

describe('pledges handed over at an apel without a signal', () => {
  it('count the same by two leaders, twice, in parts and by the phones; the unit’s word makes no more than its roster', async () => {
    const swornAt = (await clockOf(suite.client)) - 10 * 60_000;
    const people = [700, 701, 702, 703, 704];
    const roster = ['nip,unit', ...people.slice(0, 3).map((n) => `${nipOf(n)},DISDIK`)].join('\n');
    const headers = { ...chair, 'content-type': 'text/csv' };
    const sent = { method: 'POST', headers, body: roster };
    expect((await suite.client.get('/v1/rosters?region=18.09', sent)).status).toBe(201);
    const { ceremonyId } = await openCeremony(suite, chair);
    const read = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
    const { sheetLinks } = z.parse(linksShape, read.body);
    const link = new URL(sheetLinks.find(({ unit }) => unit === 'DISDIK')?.link ?? '').pathname;

    const codes = await Promise.all(people.map((n) => codeOf(n, swornAt)));
    const stored = people.map(() => 'stored');
    expect(await handIn(codes)).toMatchObject({ status: 200, body: { states: stored } });
    expect((await handIn([...codes].reverse())).body).toEqual({ states: stored });
    expect(await handIn(codes, `${link}/hand-overs`)).toMatchObject({
      ...{ status: 202, body: { states: stored } },
    });
    expect((await handIn(codes.slice(1, 4), `${link}/hand-overs`)).status).toBe(202);
    expect((await handIn(codes, `${link}x/hand-overs`)).status).toBe(403);
    const own = { region: '18.09', unit: 'DISDIK', staffKind: 'pns', number: nipOf(701) };
    const phone = await suite.client.post(
      '/v1/pledges',
      { ...own, swornAt, agreed: true },
      { 'idempotency-key': 'phone-701' },
    );
    expect(phone.body).toMatchObject({ standing: 'claimed' });

    const record = await eventually('three by the unit’s word', 60, async () => {
      const path = `/v1/ceremonies/${ceremonyId}/berita-acara`;
      const { counts } = z.parse(
        recordShape,
        (await suite.client.get(path, { headers: chair })).body,
      );
      return counts.some(({ pledges }) => pledges >= 3) ? counts : undefined;
    });
    expect(record).toMatchObject([{ channel: 'sheet', standing: 'attended-by-unit', pledges: 3 }]);
    await eventually('all of them to be counted', 60, async () => {
      const { pledges, counted } = insideCounts(await insideSuite(suite), '18.09');
      return (pledges === 5 && counted === 5) || undefined;
    });
  });

  it('leave no number in any table, stream or log, and a code of another key nothing at all', async () => {
    const rows = JSON.stringify(await insideSuite(suite));
    const log = readFileSync(join(suite.dataFolder, 'host.log'), 'utf8');
    for (const text of [rows, log]) expect(text).not.toContain(nipOf(701));
    expect((await handIn(['A'.repeat(300)])).body).toEqual({ states: ['unreadable'] });
    expect((await handIn([])).status).toBe(422);
    expect((await handIn(Array.from({ length: 21 }, () => 'A'.repeat(300)))).status).toBe(422);
    expect((await handIn(['A'.repeat(761)])).status).toBe(422);
  });
});
