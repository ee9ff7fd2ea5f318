import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { officeName } from '../../functions/pledges/ceremonies/pages/witnesses-part.tsx';
import { pledgeDecreeOperations as operations } from '../../functions/pledges/decrees/operations.ts';
import { witnessOffices } from '../../functions/pledges/decrees/witness-offices.ts';
import { campaignOf } from '../../functions/site/campaign-answer.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { desksOver } from '../../shared/decrees/desks.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { openOffices } from '../../shared/decrees/kinds/witness-offices.ts';
import { layCampaign } from '../../shared/decrees/lay-campaign.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let table = '';
let tables = 0;
let ids = 0;
let campaign: Campaign = demoCampaign();
const now = Date.parse('2026-09-01T02:00:00Z');

beforeAll(async () => {
  engine = await startTestEngine();
});
beforeEach(async () => {
  table = `decreed-${(tables += 1)}`;
  campaign = demoCampaign();
  await createTables(engine.client, [tableOf(decreedTable, table)]);
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin', region: 'ID' },
  second: { personId: 'admin-2', role: 'admin', region: 'ID' },
  local: { personId: 'admin-3', role: 'admin', region: '18.09' },
} as const;
type Who = keyof typeof people;

const held = { state: 'open' as const, ceremonyId: 'apel' };
const desk = () =>
  desksOver(engine.client, table, {
    ...{ campaign, newId: () => `percobaan-${(ids += 1)}`, now: () => now },
  })(
    witnessOffices({
      ceremonies: {
        list: (code) => Promise.resolve(code === '18.09' ? [held] : []),
        witnesses: () => Promise.resolve([{ office: 'KPU' }]),
      },
      now: () => now,
    }),
  );
const request = (who: Who, params: Record<string, string>, body: unknown) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params, headers: { 'content-type': 'application/json' } },
      authorizer: { ...people[who], name: 'Contoh' },
      body: JSON.stringify(body),
    }),
  );
const ask = (who: Who, scope: string, more: object) =>
  served(
    operations.askWitnessOffices,
    desk().ask,
  )(request(who, { scope }, { version: 0, step: 'ask', ...more }));
const decide = (who: Who, changeId: string) =>
  served(
    operations.decideWitnessOffices,
    desk().decide,
  )(request(who, { scope: 'ID', changeId }, { is: 'agreed' }));
const agreed = async (offices: string, version = 0): Promise<void> => {
  const { body } = await ask('first', 'ID', { offices, version });
  await decide('second', (body as { changeId: string }).changeId);
  const read = await inForceReader(engine.client, table)();
  if (read === 'unchanged') throw new Error('nothing read');
  campaign = layCampaign(demoCampaign(), read.rows, now).laid;
};

const withoutKpu = () =>
  [
    'FKUB: Forum Kerukunan Umat Beragama | Interfaith forum',
    ...demoCampaign()
      .witnessOffices.filter(({ code }) => code !== 'KPU')
      .map(({ code, name }) => `${code}: ${name.id} | ${name.en}`),
  ].join('\n');
const offered = () => openOffices(campaign).map(({ code }) => code);

describe('offices that witness', () => {
  it('are other ones once two of the nation agree', async () => {
    const { body } = await ask('first', 'ID', { offices: withoutKpu() });
    const { changeId } = body as { changeId: string };
    await expect(decide('first', changeId)).rejects.toMatchObject({
      errors: [{ reason: 'own-change' }],
    });
    await expect(ask('local', '18.09', { offices: 'KPU: Komisi' })).rejects.toMatchObject({
      code: 'wrong-region',
    });
    await decide('second', changeId);
  });

  it('are named on where they witnessed, once no new witness may be of them', async () => {
    await agreed(withoutKpu());
    expect(offered()).toContain('FKUB');
    expect(offered()).not.toContain('KPU');
    expect(campaignOf(campaign).witnessOffices.map(({ code }) => code)).toEqual(offered());
    const frame = { base: '', lang: 'id', path: '/', stylesheet: '/s.css' } as const;
    expect(officeName(campaign, 'KPU', frame)).toBe('Komisi Pemilihan Umum');
    // A later decree that does not speak of it keeps it closed, and one that does opens it again.
    await agreed(withoutKpu(), 1);
    expect(officeName(campaign, 'KPU', frame)).toBe('Komisi Pemilihan Umum');
    await agreed(`${withoutKpu()}\nkpu: Komisi Pemilihan Umum`, 2);
    expect(offered()).toContain('KPU');
  });

  it.each([
    ['', 'required'],
    ['Komisi Pemilihan Umum', 'no-office-line'],
    ['KPU: Komisi\nKPU: Lain', 'no-office-line'],
  ])('are refused where they cannot be read: %j', async (offices, reason) => {
    await expect(ask('first', 'ID', { offices })).rejects.toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field: 'offices', reason })]),
    });
  });

  it('are previewed in numbers', async () => {
    const { body } = await ask('first', 'ID', { offices: withoutKpu(), step: 'preview' });
    const said = JSON.stringify(body);
    expect(said).toContain('1 lembaga baru.');
    expect(said).toContain('1 lembaga tidak dipilih lagi untuk saksi baru.');
    expect(said).toContain('1 saksi di dalamnya dari lembaga itu tetap menjadi saksi.');
  });
});
