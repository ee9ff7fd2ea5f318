import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { eventually } from '../../infra/demo/suite-client.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo, tokenFor } from '../support/sign-in.ts';

let suite: LentSuite;
let finder: Record<string, string>;
let colleague: Record<string, string>;
beforeAll(async () => {
  suite = await lentSuite();
  finder = await tokenFor(suite, 'pesawaran-officer-1');
  colleague = await signInTo(suite, 'chair', '18.09');
});

const filed = z.object({ caseNumber: z.string(), caseKey: z.string() });
const cases = z.object({ cases: z.array(z.object({ caseKey: z.string(), lane: z.string() })) });
const day = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

const finding = () => ({
  ...{ region: '18.09', conduct: 'partisan-photo', occurredOn: day(), foundOn: day() },
  ...{ place: 'Halaman kantor', accusedName: 'Zulkarnaen Contohan', accusedUnit: 'DISDUKCAPIL' },
  account: 'Berfoto dengan tanda dukungan di depan kantor pada jam kerja.',
  ...{ howFound: 'supervision', basis: 'Surat tugas 800/12/2026' },
});

const file = async () => {
  const { status, body } = await suite.client.post('/v1/findings', finding(), finder);
  expect({ status, body }).toMatchObject({ status: 201 });
  return filed.parse(body);
};
const opened = (caseKey: string) =>
  eventually('the case of the finding', 60, async () => {
    const { status } = await suite.client.get(`/v1/cases/${caseKey}`, { headers: colleague });
    return status === 200 ? true : undefined;
  });

describe('a finding of an officer', () => {
  it('becomes a case that others decide, of which its finder is told nothing', async () => {
    const { caseNumber, caseKey } = await file();
    expect(caseNumber).toMatch(/^TM-/);
    await opened(caseKey);
    const check = { move: 'check', version: 0 };
    const path = `/v1/cases/${caseKey}/moves`;
    expect((await suite.client.post(path, check, finder)).status).toBe(403);
    expect((await suite.client.post(path, check, colleague)).status).toBe(200);
    const alerted = await eventually('its alert', 60, async () => {
      const sent = (await suite.client.outbox()).filter(({ body }) => body.includes(caseNumber));
      return sent.length > 0 ? sent : undefined;
    });
    expect(alerted.filter(({ to }) => to.startsWith('pesawaran-officer-1@'))).toEqual([]);
    const { body } = await suite.client.get('/v1/alerts', { headers: finder });
    expect(JSON.stringify(body)).not.toContain(caseNumber);
  });

  it('is found by its lane, and exported with it', async () => {
    const { caseKey, caseNumber } = await file();
    await opened(caseKey);
    const listed = await suite.client.get('/v1/cases?lane=finding', { headers: finder });
    const found = cases.parse(listed.body).cases;
    expect(found.map((one) => one.caseKey)).toContain(caseKey);
    expect(found.every(({ lane }) => lane === 'finding')).toBe(true);
    const csv = await fetch(`${suite.url}/v1/cases/export?lane=finding`, { headers: colleague });
    expect(await csv.text()).toContain(caseNumber);
  });

  it('is filed by no admin, by nobody of elsewhere, and about no unit of one’s own', async () => {
    const admin = await signInTo(suite, 'admin', 'ID');
    expect((await suite.client.post('/v1/findings', finding(), admin)).status).toBe(403);
    const elsewhere = await signInTo(suite, 'officer', '14.06');
    expect((await suite.client.post('/v1/findings', finding(), elsewhere)).status).toBe(403);
    const own = { ...finding(), accusedUnit: 'SEKDA' };
    expect((await suite.client.post('/v1/findings', own, finder)).status).toBe(403);
  });
});
