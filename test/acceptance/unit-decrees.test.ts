import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { eventually } from '../../infra/demo/suite-client.ts';
import { openCeremony } from '../support/ceremonies.ts';
import { aPledge, aReport } from '../support/forms.ts';
import { nipOf } from '../support/rosters.ts';
import { tokenFor } from '../support/sign-in.ts';
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

const region = '18.09';
const units = `/v1/decrees/units/${region}`;
const changed = z.object({ changeId: z.string() });
const refused = z.object({
  errors: z.array(z.object({ reason: z.string(), message: z.string() })),
});

let people = 7_000;
const pledge = (unit: string) => {
  people += 1;
  return suite.client.post('/v1/pledges', aPledge({ region, unit, number: nipOf(people) }));
};
const pageOf = async (path: string, as: Record<string, string> = {}): Promise<string> =>
  (await fetch(suite.url + path, { headers: { accept: 'text/html', ...as } })).text();

type Asked = { path: string; body: Record<string, unknown>; first: string; second: string };

/** Two people, one after the other; from then on within a minute every function works by it. */
const decided = async ({ path, body, first, second }: Asked): Promise<void> => {
  const asking = await tokenFor(suite, first);
  const asked = await suite.client.post(path, { ...body, step: 'ask' }, asking);
  expect(asked.status).toBe(202);
  const decision = `${path}/changes/${z.parse(changed, asked.body).changeId}/decision`;
  expect((await suite.client.post(decision, { is: 'agreed' }, asking)).status).toBe(403);
  const agreeing = await tokenFor(suite, second);
  expect((await suite.client.post(decision, { is: 'agreed' }, agreeing)).status).toBe(200);
  await suite.client.forward(1);
};
const ofRegion = { path: units, first: 'pesawaran-admin', second: 'lampung-admin' };

describe('the units of a region', () => {
  it('change by two while everything runs: forms show the school, and a closed unit says where to go', async () => {
    expect((await pledge('SMPN-7')).status).toBe(422);
    expect((await pledge('DISDUKCAPIL')).status).toBe(201);
    const changes = [
      'tambah SMPN-7: SMP Negeri 7 Pesawaran | di bawah DISDIK | jenis sekolah',
      'tutup DISDUKCAPIL: DISDIK',
    ].join('\n');
    const admin = await tokenFor(suite, 'pesawaran-admin');
    const preview = await suite.client.post(units, { version: 0, changes, step: 'preview' }, admin);
    expect(JSON.stringify(preview.body)).toContain('1 unit ditutup.');
    await decided({ ...ofRegion, body: { version: 0, changes } });

    await eventually('the school pledges', 20, async () =>
      (await pledge('SMPN-7')).status === 201 ? true : undefined,
    );
    const { status, body } = await pledge('DISDUKCAPIL');
    expect(status).toBe(422);
    expect(z.parse(refused, body).errors[0]).toMatchObject({
      reason: 'unit-closed-moved',
      message: expect.stringContaining('Dinas Pendidikan Kabupaten Pesawaran'),
    });
    const report = aReport({ accusedUnit: `${region}/DISDUKCAPIL` });
    await eventually('no report of it is taken from the list', 20, async () => {
      const sent = await suite.client.post('/v1/reports', report);
      return sent.status === 422 ? true : undefined;
    });
    for (const path of ['/ikrar', `/lapor?region=${region}`]) {
      const page = await eventually(`${path} shows the school`, 20, async () => {
        const text = await pageOf(path);
        return text.includes('SMP Negeri 7 Pesawaran') ? text : undefined;
      });
      expect(page).not.toContain('Dinas Kependudukan dan Pencatatan Sipil<');
    }
  });

  it('stay readable by their name on the page of units, once they are closed', async () => {
    const admin = await tokenFor(suite, 'pesawaran-admin');
    const page = await pageOf(`/v1/decrees/units?scope=${region}`, admin);
    expect(page).toContain('DISDUKCAPIL: Dinas Kependudukan dan Pencatatan Sipil (ditutup');
  });

  it('keep a report from the officer of a unit that was put above the accused', async () => {
    const officer = await tokenFor(suite, 'pesawaran-officer-2');
    const other = await tokenFor(suite, 'pesawaran-officer-1');
    const reported = async (): Promise<string> => {
      const sent = await suite.client.post('/v1/reports', aReport({ accusedUnit: 'DINKES' }));
      return z.parse(z.object({ caseNumber: z.string() }), sent.body).caseNumber;
    };
    const cases = z.object({ cases: z.array(z.object({ caseNumber: z.string() })) });
    const sees = async (who: Record<string, string>, caseNumber: string): Promise<boolean> => {
      const { body } = await suite.client.get(`/v1/cases?q=${caseNumber}`, { headers: who });
      return z.parse(cases, body).cases.some((one) => one.caseNumber === caseNumber);
    };
    const before = await reported();
    await eventually('both see it', 30, async () =>
      (await sees(officer, before)) && (await sees(other, before)) ? true : undefined,
    );
    await decided({ ...ofRegion, body: { version: 1, changes: 'di bawah DINKES: BKPSDM' } });
    await eventually('the officer of the superior is kept away', 60, async () => {
      const after = await reported();
      await eventually('the other sees it', 30, async () =>
        (await sees(other, after)) ? true : undefined,
      );
      return (await sees(officer, after)) ? undefined : true;
    });
    // What was settled before stays as it was settled: the preview says so.
    expect(await sees(officer, before)).toBe(true);
  });
});

describe('offices that witness', () => {
  it('change by two of the nation while everything runs: one is offered, another no longer, and is named on', async () => {
    const chair = await tokenFor(suite, 'pesawaran-chair');
    const { ceremonyId } = await openCeremony(suite, chair, { start: false });
    const witness = (office: string) =>
      suite.client.post(
        `/v1/ceremonies/${ceremonyId}/witnesses`,
        { office, name: 'Contoh Saksi' },
        chair,
      );
    expect((await witness('BAWASLU')).status).toBe(201);
    expect((await witness('FKUB')).status).toBe(422);
    const listed = z.object({
      witnessOffices: z.array(
        z.object({ code: z.string(), name: z.object({ id: z.string(), en: z.string() }) }),
      ),
    });
    const { body } = await suite.client.get('/v1/campaign');
    const offices = [
      'FKUB: Forum Kerukunan Umat Beragama | Interfaith forum',
      ...z
        .parse(listed, body)
        .witnessOffices.filter(({ code }) => code !== 'BAWASLU')
        .map(({ code, name }) => `${code}: ${name.id} | ${name.en}`),
    ].join('\n');
    const local = await tokenFor(suite, 'pesawaran-admin');
    const path = '/v1/decrees/witness-offices/ID';
    const alone = await suite.client.post(path, { version: 0, offices, step: 'ask' }, local);
    expect(alone.status).toBe(403);
    await decided({ path, body: { version: 0, offices }, first: 'admin', second: 'admin-2' });
    await eventually('the new office witnesses', 20, async () =>
      (await witness('FKUB')).status === 201 ? true : undefined,
    );
    expect((await witness('BAWASLU')).status).toBe(422);
    const shown = await pageOf(`/v1/ceremonies/${ceremonyId}`, chair);
    expect(shown).toContain('Forum Kerukunan Umat Beragama');
    expect(shown).toMatch(/Badan Pengawas Pemilihan Umum|Bawaslu/);
  });
});
