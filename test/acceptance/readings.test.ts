import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { insideSuite, keyOfReport } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

type Reported = { code: string; caseNumber: string };
type Readings = { times: number; byRole: { role: string; times: number; last: string }[] };
type Readers = {
  regions: {
    region: string;
    readers: { personId: string; inAll: number; exported: number; cases: number }[];
  }[];
};

let suite: LentSuite;
let reported: Reported;
let caseKey: string;
let officer: Record<string, string>;
let reader: string;

beforeAll(async () => {
  suite = await lentSuite();
  const { body } = await suite.client.post('/v1/reports', aReport({ accusedUnit: 'DINKES' }));
  reported = body as Reported;
  caseKey = keyOfReport(await insideSuite(suite), reported.caseNumber);
  officer = await signInTo(suite, 'officer', '18.09');
  const { body: me } = await suite.client.get('/v1/me', { headers: officer });
  reader = (me as { personId: string }).personId;
});

const readingsOf = async (): Promise<Readings> => {
  const { body } = await suite.client.post('/v1/tracking', { code: reported.code });
  return (body as { report: { readings: Readings } }).report.readings;
};
const opens = (path: string) => fetch(`${suite.url}/v1/cases${path}`, { headers: officer });

describe('who read a report', () => {
  it('is seen by its reporter, by role and with the time, and by nobody as a name', async () => {
    expect(await readingsOf()).toEqual({ times: 0, isMore: false, byRole: [] });
    await eventually('the case', 60, async () =>
      (await opens(`/${caseKey}`)).status === 200 ? true : undefined,
    );
    const before = await readingsOf();
    for (const path of ['', '/messages', '/evidence', '/referral?to=bawaslu'])
      expect((await opens(`/${caseKey}${path}`)).status).toBe(200);
    const after = await readingsOf();
    expect(after.times - before.times).toBe(4);
    expect(after.byRole.map(({ role }) => role)).toEqual(['officer']);
    const { body } = await suite.client.post('/v1/tracking', { code: reported.code });
    expect(JSON.stringify(body)).not.toContain('officer-18.09');

    const page = await fetch(`${suite.url}/v1/tracking`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code: reported.code }),
    });
    const html = await page.text();
    expect(html).toContain('Siapa membuka laporan Anda');
    expect(html).toMatch(new RegExp(`petugas satgas: ${after.times} kali, terakhir`, 'i'));
  });

  it('is refused with its entry to whoever may not know of the case: they leave none', async () => {
    const before = await readingsOf();
    const elsewhere = await signInTo(suite, 'officer', '14.06');
    const refused = await suite.client.get(`/v1/cases/${caseKey}`, { headers: elsewhere });
    expect(refused.status).toBe(403);
    expect(await readingsOf()).toEqual(before);
  });

  it('is counted for oversight, lists and exports with it, and not for officers or chairs', async () => {
    expect((await opens('?q=LP')).status).toBe(200);
    expect((await opens('/export?region=18.09')).status).toBe(200);
    const asking = async (role: 'oversight' | 'admin' | 'chair' | 'officer') =>
      suite.client.get('/v1/oversight/readings?region=18.09', {
        headers: await signInTo(suite, role, role === 'oversight' ? 'ID' : '18.09'),
      });
    const { status, body } = await asking('oversight');
    expect(status).toBe(200);
    const [region] = (body as Readers).regions;
    // Others read in this suite, too.
    expect(region?.readers).toContainEqual(
      expect.objectContaining({ personId: reader, role: 'officer' }),
    );
    const mine = region?.readers.find(({ personId }) => personId === reader);
    expect(mine?.inAll).toBeGreaterThanOrEqual(6);
    expect(mine?.exported).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(body)).not.toContain(caseKey);
    for (const role of ['chair', 'officer'] as const) expect((await asking(role)).status).toBe(403);
    expect((await asking('admin')).status).toBe(200);
  });

  it('is copied, each entry behind the one before it, where nobody can change it', async () => {
    await eventually('every entry with its link', 60, async () => {
      const rows = (await insideSuite(suite)).filter(({ row }) => row['reads'] !== undefined);
      return rows.length > 5 && rows.every(({ row }) => typeof row['link'] === 'number')
        ? true
        : undefined;
    });
  });
});
