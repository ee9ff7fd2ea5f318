import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { startApel } from '../../infra/demo/apel.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
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
beforeAll(async () => {
  suite = await startSuiteProcess();
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const accepted = z.object({ receipt: z.string(), standing: z.string() });

const pledge = async (n: number, more: object = {}, headers: Record<string, string> = {}) => {
  const form = { region: '18.09', unit: 'DISDIK', staffKind: 'pns', number: nipOf(n) };
  const said = { ...form, agreed: true, ...more };
  const { status, body } = await suite.client.post('/v1/pledges', said, headers);
  expect(status).toBe(201);
  return { body, ...z.parse(accepted, body) };
};

const recordShape = z.object({
  pledges: z.int(),
  voided: z.array(z.object({ reason: z.string() })),
});
const codesShape = z.object({
  codes: z.array(z.object({ code: z.int(), tickets: z.int(), people: z.int() })),
});

const countsShape = z.object({
  regions: z.array(z.object({ pledged: z.nullable(z.int()), claimedAtLeast: z.nullable(z.int()) })),
});
/** What anybody sees of a region: everything but when it was counted. */
const seenOf = async (region: string) => {
  const { body } = await suite.client.get(`/v1/participation?region=${region}`);
  return z.parse(countsShape, body).regions[0];
};

const allCounted = (region: string, least: number) =>
  eventually(`${String(least)} pledges to be counted`, 60, async () => {
    const { pledges, counted } = insideCounts(await insideSuite(suite), region);
    return (counted === pledges && counted >= least) || undefined;
  });

describe('whoever wants the number of a region to grow', () => {
  it('gets nothing for a hundred and fifty invented numbers: the headline stays empty', async () => {
    const region = '64.07';
    for (let n = 0; n < 150; n += 1) await pledge(2000 + n, { region, unit: 'SEKDA' });
    await allCounted(region, 150);
    expect(await seenOf(region)).toEqual({ pledged: null, claimedAtLeast: null });
  });
});

describe('whoever wants to know whether somebody has pledged', () => {
  it('sees nothing move, however many requests they make: the six requests by unit, and by ceremony', async () => {
    const region = '75.04';
    await pledge(100, { region, unit: 'SEKDA' });
    const { ticket } = await startApel(suite.url, suite.client, region);
    for (let n = 0; n < 9; n += 1)
      await pledge(110 + n, { region, unit: 'SEKDA', ceremony: await ticket() });
    await allCounted(region, 10);
    const before = await eventually('five of them to be shown', 30, async () => {
      const seen = await seenOf(region);
      return seen?.pledged === 5 ? seen : undefined;
    });
    // The spy stands at residue four and adds the target, who has pledged, then somebody who has not.
    for (const target of [100, 101]) {
      await pledge(target, { region, unit: 'SEKDA' });
      await allCounted(region, 10);
      expect(await seenOf(region)).toEqual(before);
    }
  });

  it('gets the same answer for a first and a repeated pledge, with a receipt of its own', async () => {
    const first = await pledge(200);
    const again = await pledge(200);
    const somebodyElse = await pledge(201);
    for (const answer of [again, somebodyElse]) {
      expect(answer.receipt).not.toBe(first.receipt);
      expect(Object.keys(answer.body as object)).toEqual(Object.keys(first.body as object));
      expect(answer.standing).toBe(first.standing);
    }
  });

  it('learns nothing from a replayed key: its receipt has the same number whoever pledged in between', async () => {
    const numberOf = async (key: string, n: number, more = {}) => {
      const { receipt } = await pledge(n, more, { 'idempotency-key': key });
      return Buffer.from(receipt, 'base64url').toString('hex', 32, 40);
    };
    const spied = [await numberOf('spy-1', 210), await numberOf('spy-2', 211)];
    await pledge(210);
    expect([await numberOf('spy-1', 210), await numberOf('spy-2', 211)]).toEqual(spied);
    // Another body under the same key is taken alike, whoever pledged in between.
    for (const n of [210, 211])
      expect(await numberOf(n === 210 ? 'spy-1' : 'spy-2', n, { unit: 'SEKDA' })).toMatch(
        /^[0-9a-f]{16}$/,
      );
  });

  it('learns from a sheet only how many of its rows are in the register, and of none which had been', async () => {
    const chair = await signInTo(suite, 'chair', '18.09');
    const { ceremonyId, ticket } = await startApel(suite.url, suite.client, '18.09');
    await pledge(220, { ceremony: await ticket() });
    await pledge(221);
    const { body } = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
    const { sheetLinks } = z.parse(
      z.object({ sheetLinks: z.array(z.object({ unit: z.string(), link: z.string() })) }),
      body,
    );
    const link = new URL(sheetLinks.find(({ unit }) => unit === 'DISDIK')?.link ?? '').pathname;
    const answers: object[] = [];
    // Somebody who attended, somebody who claimed, and somebody who did nothing.
    for (const n of [220, 221, 222]) {
      const csv = `nip,unit,jenis\n${nipOf(n)},DISDIK,pns`;
      const headers = { 'content-type': 'text/csv' };
      const sent = await suite.client.get(link, { method: 'POST', headers, body: csv });
      const { sheetId } = z.parse(z.object({ sheetId: z.string() }), sent.body);
      const done = await eventually('the sheet to be stored', 60, async () => {
        const read = (await suite.client.get(`${link}/${sheetId}`)).body as Record<string, unknown>;
        return read['state'] === 'kept' ? read : undefined;
      });
      answers.push({ ...done, sheetId: '', sentAt: '' });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('whoever holds a ticket of an apel', () => {
  it('attends with it while it lives; three days later it is worth a claim, whatever the phone says', async () => {
    const { ticket } = await startApel(suite.url, suite.client, '18.09');
    const held = await ticket();
    expect((await pledge(300, { ceremony: held })).standing).toBe('attended');
    const { body } = await suite.client.get('/_local/clock');
    const { now } = z.parse(z.object({ now: z.number() }), body);
    await suite.client.forward(3 * 24 * 60);
    for (let n = 301; n < 321; n += 1) {
      const late = await pledge(n, { ceremony: held, swornAt: now + 5_000 });
      expect(late.standing).toBe('claimed');
      const read = await suite.client.get(`/v1/receipts/${late.receipt}`);
      expect(read.body).toMatchObject({ standing: 'claimed' });
    }
  });

  it('is the only one who attends by it, and by a code that its leader voids nobody does', async () => {
    const chair = await signInTo(suite, 'chair', '18.09');
    const { ceremonyId, ticket } = await startApel(suite.url, suite.client, '18.09');
    const shared = await ticket();
    for (let n = 400; n < 420; n += 1) await pledge(n, { ceremony: shared });
    await pledge(420, { ceremony: await ticket() });
    const recordWith = (pledges: number) =>
      eventually(`${String(pledges)} pledges on the record`, 60, async () => {
        const path = `/v1/ceremonies/${ceremonyId}/berita-acara`;
        const { body } = await suite.client.get(path, { headers: chair });
        const record = z.parse(recordShape, body);
        return record.pledges === pledges ? record : undefined;
      });
    await recordWith(2);
    const codes = await eventually('everybody on the page of codes', 60, async () => {
      const path = `/v1/ceremonies/${ceremonyId}/codes`;
      const { body } = await suite.client.get(path, { headers: chair });
      const found = z.parse(codesShape, body).codes;
      return found.reduce((sum, one) => sum + one.people, 0) >= 21 ? found : undefined;
    });
    const people = codes.reduce((sum, one) => sum + one.people, 0);
    const tickets = codes.reduce((sum, one) => sum + one.tickets, 0);
    expect([people, tickets]).toEqual([21, 2]);
    for (const { code } of codes) {
      const path = `/v1/ceremonies/${ceremonyId}/codes/${String(code)}/voiding`;
      expect((await suite.client.post(path, { reason: 'Kode difoto' })).status).toBe(401);
      const voided = await suite.client.post(path, { reason: 'Kode difoto' }, chair);
      expect(voided).toMatchObject({ status: 200, body: { reason: 'Kode difoto' } });
    }
    const record = await recordWith(0);
    expect(record.voided.map(({ reason }) => reason)).toEqual(codes.map(() => 'Kode difoto'));
    await eventually('all of them to be claims', 60, async () => {
      const rows = (await insideSuite(suite)).map(({ row }) => row);
      const bound = rows.filter((row) =>
        JSON.stringify(row['attended'] ?? {}).includes(ceremonyId),
      );
      return bound.length === 0 || undefined;
    });
  });

  it('is not kept from it by somebody who claimed their number first, in another region', async () => {
    await pledge(330, { region: '35.75', unit: 'DINKES' });
    const { ticket } = await startApel(suite.url, suite.client, '18.09');
    expect((await pledge(330, { ceremony: await ticket() })).standing).toBe('attended');
    await pledge(330, { region: '35.75', unit: 'DINKES' });
    const rows = await insideSuite(suite);
    const { pledges } = insideCounts(rows, '35.75');
    expect(pledges).toBe(0);
  });
});

describe('invented people whom two admins void', () => {
  const voidingShape = z.object({ voidingId: z.string(), state: z.string() });
  const which = { region: '64.07', unit: 'SEKDA', standing: 'claimed', reason: 'made-up' };

  it('stay while only one of them wants it, are gone when another agrees, and the page says how many and why', async () => {
    const [one = {}, other = {}] = await Promise.all(
      [0, 1].map((n) => signInTo(suite, 'admin', 'ID', n)),
    );
    let receipt = '';
    for (let n = 0; n < 12; n += 1)
      receipt = (await pledge(3000 + n, { region: '64.07', unit: 'SEKDA' })).receipt;
    const proposed = await suite.client.post('/v1/voidings', { ...which, confirmed: true }, one);
    expect(proposed.status).toBe(201);
    const { voidingId } = z.parse(voidingShape, proposed.body);
    const decide = (by: Record<string, string>) =>
      suite.client.post(`/v1/voidings/${voidingId}/decision`, { is: 'agreed' }, by);
    expect((await decide(one)).status).toBe(403);
    expect((await decide(other)).status).toBe(200);
    await eventually('the voiding to be done', 60, async () => {
      const { body } = await suite.client.get('/v1/voidings?region=64.07', { headers: one });
      const { voidings } = z.parse(z.object({ voidings: z.array(voidingShape) }), body);
      return voidings.some(({ state }) => state === 'done') || undefined;
    });
    const left = (await insideSuite(suite)).filter(({ row }) => {
      const claimed = JSON.stringify(row['claimed'] ?? {});
      return claimed.includes('"64.07"') && claimed.includes('"SEKDA"');
    });
    expect(left).toEqual([]);
    const checked = await suite.client.get(`/v1/receipts/${receipt}`);
    expect(checked.body).toMatchObject({ valid: true, voided: { is: 'perhaps' } });
    const lines = z.object({ regions: z.array(z.object({ voided: z.array(z.unknown()) })) });
    await eventually('the public line', 90, async () => {
      const { body } = await suite.client.get('/v1/participation?region=64.07');
      return z.parse(lines, body).regions[0]?.voided[0];
    });
    const arrivals = await suite.client.get('/v1/oversight/arrivals?region=64.07', {
      headers: one,
    });
    expect(arrivals.status).toBe(200);
  });
});
