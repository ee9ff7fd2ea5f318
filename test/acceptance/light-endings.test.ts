import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { insideSuite, keyOfReport } from '../support/inside-tables.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

type Headers = Record<string, string>;
type Waiting = { reviews: { caseKey: string; version: number }[]; waiting: number };

const region = '75.04';
const mailbox = (id: string) => `${id}@contoh.example`;
let suite: SuiteProcess;
let officer: Headers;
let chair: Headers;
let province: Headers;
/** Of every case that was ended here. */
let ended: string[];

beforeAll(async () => {
  suite = await startSuiteProcess();
  await toWorkingHours(suite.client);
  officer = await signInTo(suite, 'officer', region);
  chair = await signInTo(suite, 'chair', region);
  province = await signInTo(suite, 'chair', '75');
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const list = async (as: Headers): Promise<Waiting> =>
  (await suite.client.get('/v1/cases/reviews', { headers: as })).body as Waiting;

/** Reports something light, and rules it out as soon as there is a case. */
const endOne = async (): Promise<string> => {
  const { body } = await suite.client.post(
    '/v1/reports',
    aReport({ region, accusedUnit: 'DINKES', conduct: 'other' }),
  );
  const { caseNumber } = body as { caseNumber: string };
  const caseKey = await eventually(`the case ${caseNumber}`, 30, async () => {
    const rows = await insideSuite(suite);
    const isThere = rows.some(
      ({ row }) => row['caseNumber'] === caseNumber && row['item'] === 'case',
    );
    return isThere ? keyOfReport(rows, caseNumber) : undefined;
  });
  const move = { move: 'rule-out', version: 0, reason: 'Bukan wewenang satgas.' };
  const { status } = await suite.client.post(`/v1/cases/${caseKey}/moves`, move, officer);
  expect(status).toBe(200);
  return caseKey;
};

describe('light cases that one officer ends', () => {
  it('wait for the province where they are sampled, and for nobody of the region', async () => {
    ended = [];
    for (let n = 0; n < 8; n += 1) ended.push(await endOne());
    const rows = await insideSuite(suite);
    const sampled = rows
      .filter(({ row }) => row['item'] === 'review')
      .map(({ row }) => String(row['caseKey']));
    // The first of the month at least; that all eight are sampled happens once in 78,000 runs.
    expect(sampled.length).toBeGreaterThan(0);
    expect(sampled.length).toBeLessThan(ended.length);
    const { reviews } = await list(province);
    expect(reviews.map(({ caseKey }) => caseKey).sort()).toEqual(sampled.sort());
    for (const as of [officer, chair])
      expect(await list(as)).toEqual({ reviews: [], waiting: 0, next: null });
  });

  it('are reopened by the province, and go back to the region', async () => {
    const [first] = (await list(province)).reviews;
    const { status } = await suite.client.post(
      `/v1/cases/${first?.caseKey ?? ''}/review`,
      { version: first?.version, found: 'reopened', reason: 'Dua saksi belum ditanya.' },
      province,
    );
    expect(status).toBe(200);
    const { body } = await suite.client.get(`/v1/cases/${first?.caseKey ?? ''}`, {
      headers: officer,
    });
    expect(body).toMatchObject({ state: 'checked', reopened: true, review: null });
    expect(JSON.stringify(await list(province))).not.toContain(first?.caseKey);
  });

  it('are told to the chair by one e-mail, with their codes, and to nobody else', async () => {
    await suite.client.forward(35);
    const mail = await eventually('the e-mail to the chair', 90, async () =>
      (await suite.client.outbox()).find(({ body }) => body.includes(`/siaga?case=${ended[0]}`)),
    );
    expect(mail.to).toBe(mailbox('pohuwato-chair'));
    for (const caseKey of ended) expect(mail.body).toContain(`/siaga?case=${caseKey}`);
    const all = (await suite.client.outbox()).filter(({ body }) => body.includes('/siaga?case='));
    expect(new Set(all.map(({ to }) => to))).toEqual(new Set([mailbox('pohuwato-chair')]));
  });
});
