import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

type Headers = Record<string, string>;
type SeenAlert = { caseNumber: string; isNaming: boolean; caseKey: string | null };
type SeenCase = { caseNumber: string; caseKey: string; version: number; unitStanding: string };

const region = '75.04';
const mailbox = (id: string) => `${id}@contoh.example`;
const ofRegion = ['pohuwato-officer-1', 'pohuwato-officer-2', 'pohuwato-chair'].map(mailbox);
const ofInspectorate = mailbox('pohuwato-officer-1');
const ofNamedUnit = mailbox('pohuwato-officer-2');
const ofProvince = mailbox('gorontalo-province');

let suite: LentSuite;
/** Officers of the inspectorate and of the unit that is named, and the chair. */
let locals: Headers[];
let province: Headers;
let caseNumber: string;

const seen = async (as: Headers) => {
  const [alerts, cases] = await Promise.all(
    ['/v1/alerts', `/v1/cases?q=${caseNumber}`].map((path) =>
      suite.client.get(path, { headers: as }),
    ),
  );
  const own = (one: { caseNumber: string }) => one.caseNumber === caseNumber;
  return {
    alerts: (alerts?.body as { alerts: SeenAlert[] }).alerts.filter(own),
    cases: (cases?.body as { cases: SeenCase[] }).cases.filter(own),
  };
};

const theCase = () =>
  eventually(`the case ${caseNumber}`, 30, async () => (await seen(province)).cases[0]);

/** Everybody who was sent an e-mail about it: at night, too, it goes at once. */
const mailed = async (): Promise<Set<string>> => {
  const about = (await suite.client.outbox()).filter(({ body }) => body.includes(caseNumber));
  return new Set(about.filter(({ channel }) => channel === 'email').map(({ to }) => to));
};

const mailTo = (address: string) =>
  eventually(`the e-mail to ${address}`, 30, async () =>
    (await mailed()).has(address) ? true : undefined,
  );

const name = (as: Headers, { caseKey, version }: SeenCase) =>
  suite.client.post(
    `/v1/cases/${caseKey}/unit`,
    { version, units: ['BKPSDM'], reason: 'Kantornya disebut dalam uraian.' },
    { ...as, 'idempotency-key': `unit-${caseNumber}` },
  );

beforeAll(async () => {
  suite = await lentSuite();
  province = await signInTo(suite, 'chair', '75');
  locals = [
    await signInTo(suite, 'officer', region, 0),
    await signInTo(suite, 'officer', region, 1),
    await signInTo(suite, 'chair', region),
  ];
  const report = aReport({ region, accusedUnit: 'kantor X yang tidak ada' });
  const { status, body } = await suite.client.post('/v1/reports', report);
  expect(status).toBe(201);
  caseNumber = (body as { caseNumber: string }).caseNumber;
}, 60_000);

describe('a report about somebody of a unit that nobody knows', () => {
  it('goes to the province, whose alert leads to the case, and to nobody of the region', async () => {
    await mailTo(ofProvince);
    const { caseKey } = await theCase();
    expect((await seen(province)).alerts).toMatchObject([{ isNaming: true, caseKey }]);
    const sent = await mailed();
    expect(ofRegion.filter((address) => sent.has(address))).toEqual([]);
  });

  it('is not there for anybody of the region, by list or by address, nor to be named', async () => {
    const kept = await theCase();
    expect(kept.unitStanding).toBe('to-be-named');
    for (const as of locals) {
      expect(await seen(as)).toEqual({ alerts: [], cases: [] });
      const { status } = await suite.client.get(`/v1/cases/${kept.caseKey}`, { headers: as });
      expect(status).toBe(404);
      expect((await name(as, kept)).status).toBe(404);
    }
  });

  it('goes to the region once the province has named the unit, and to nobody of that unit', async () => {
    const kept = await theCase();
    expect((await name(province, kept)).status).toBe(200);
    await mailTo(ofInspectorate);
    const [inspectorate = {}, named = {}] = locals;
    expect((await seen(inspectorate)).cases).toMatchObject([{ unitStanding: 'named' }]);
    expect((await seen(inspectorate)).alerts).toMatchObject([{ isNaming: false, caseKey: null }]);
    expect(await seen(named)).toEqual({ alerts: [], cases: [] });
    const { status } = await suite.client.get(`/v1/cases/${kept.caseKey}`, { headers: named });
    expect(status).toBe(404);
    expect(await mailed()).not.toContain(ofNamedUnit);
    await eventually('the end of the alert that asked', 30, async () =>
      (await seen(province)).alerts.every(({ isNaming }) => !isNaming) ? true : undefined,
    );
  });
});

describe('a report that names an officer of the task force, and a unit that is not theirs', () => {
  const ofAccused = mailbox('pohuwato-officer-2');

  it('is first for the province, and never for whoever it names, whatever unit is named', async () => {
    const report = aReport({
      ...{ region, accusedUnit: 'DINKES', accusedName: 'Bpk. Rizaldi M., S.Sos' },
    });
    const { status, body } = await suite.client.post('/v1/reports', report);
    expect(status).toBe(201);
    caseNumber = (body as { caseNumber: string }).caseNumber;
    await mailTo(ofProvince);
    const kept = await theCase();
    expect(kept.unitStanding).toBe('to-be-named');
    for (const as of locals) expect(await seen(as)).toEqual({ alerts: [], cases: [] });

    const named = await suite.client.post(
      `/v1/cases/${kept.caseKey}/unit`,
      { version: kept.version, units: ['DINKES'], reason: 'Jabatannya disebut dalam uraian.' },
      { ...province, 'idempotency-key': `unit-${caseNumber}` },
    );
    expect(named.status).toBe(200);
    await mailTo(ofInspectorate);
    const [inspectorate = {}, accused = {}] = locals;
    expect((await seen(inspectorate)).cases).toHaveLength(1);
    expect(await seen(accused)).toEqual({ alerts: [], cases: [] });
    const { status: byAddress } = await suite.client.get(`/v1/cases/${kept.caseKey}`, {
      headers: accused,
    });
    expect(byAddress).toBe(404);
    expect(await mailed()).not.toContain(ofAccused);
  });
});
