import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { policiesOf } from '../../functions/satgas/policy.ts';
import { alertPlan } from '../../functions/satgas/policy-decrees/alert-plan.ts';
import { policyDecreeOperations as operations } from '../../functions/satgas/policy-decrees/operations.ts';
import { fieldsOfPlan } from '../../functions/satgas/policy-decrees/plan-fields.ts';
import { releasedPlan } from '../../shared/alert-policy.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { kindStore } from '../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../shared/decrees/desk.http.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { layCampaign } from '../../shared/decrees/lay-campaign.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anAlert, anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let table = '';
let tables = 0;
let ids = 0;
let base: Campaign = demoCampaign();
const now = Date.parse('2026-11-23T02:00:00Z');
const region = '18.09';

beforeAll(async () => {
  engine = await startTestEngine();
});
beforeEach(async () => {
  table = `decreed-${(tables += 1)}`;
  base = demoCampaign();
  await createTables(engine.client, [tableOf(decreedTable, table)]);
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin', region: 'ID' },
  second: { personId: 'admin-2', role: 'admin', region: 'ID' },
  local: { personId: 'admin-3', role: 'admin', region },
  elsewhere: { personId: 'admin-4', role: 'admin', region: '14.06' },
  chair: { personId: 'ketua', role: 'chair', region },
} as const;
type Who = keyof typeof people;

const alerts = [anAlert({ region, severity: 3, rung: 0 }), anAlert({ region, severity: 5 })];
const desk = () =>
  decreeDesk({
    kind: alertPlan({
      listOpen: (code) => Promise.resolve(code === region ? alerts : []),
      now: () => now,
    }),
    campaign: base,
    store: kindStore(engine.client, table, { kind: 'alert-plan' }),
    newId: () => `percobaan-${(ids += 1)}`,
    now: () => now,
  });

const request = (
  who: Who,
  { params = {}, query = {}, body }: { params?: object; query?: object; body?: unknown },
) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params: { ...params }, query: { ...query } },
      headers: { 'content-type': 'application/json' },
      authorizer: { ...people[who], name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

const slower = { ...fieldsOfPlan(releasedPlan), usual: '30 30 30 60 120' };
const ask = (who: Who, scope: string, more: object = {}) =>
  served(
    operations.askAlertPlan,
    desk().ask,
  )(request(who, { params: { scope }, body: { version: 0, step: 'ask', ...slower, ...more } }));
const decide = (who: Who, scope: string, changeId: string) =>
  served(
    operations.decideAlertPlan,
    desk().decide,
  )(request(who, { params: { scope, changeId }, body: { is: 'agreed' } }));
const show = (who: Who, scope: string) =>
  served(operations.showAlertPlan, desk().show)(request(who, { query: { scope } }));
const asked = async (who: Who, scope: string, more: object = {}): Promise<string> =>
  ((await ask(who, scope, more)).body as { changeId: string }).changeId;

const usual = async (of: string) => {
  const read = await inForceReader(engine.client, table)();
  if (read === 'unchanged') throw new Error('nothing read');
  const policy = policiesOf(layCampaign(base, read.rows, now).laid)(of);
  return policy.ladders.usual.map(({ waitMinutes }) => waitMinutes);
};

describe('a decree on how alerts climb', () => {
  it('changes no wait by one person alone, and that of its region alone once another agrees', async () => {
    const id = await asked('local', region);
    await expect(decide('local', region, id)).rejects.toMatchObject({
      errors: [{ reason: 'own-change' }],
    });
    expect(await usual(region)).toEqual(releasedPlan.waits.usual);
    await decide('first', region, id);
    expect(await usual(region)).toEqual([30, 30, 30, 60, 120]);
    expect(await usual('14.06')).toEqual(releasedPlan.waits.usual);
    await decide('second', region, await asked('local', region, { version: 1, own: 'follow' }));
    expect(await usual(region)).toEqual(releasedPlan.waits.usual);
  });

  it('is for admins of the region, and the nation’s for those of the nation', async () => {
    await expect(ask('local', 'ID')).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('elsewhere', region)).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('chair', region)).rejects.toMatchObject({ code: 'not-allowed' });
    const id = await asked('first', 'ID');
    await expect(decide('local', 'ID', id)).rejects.toMatchObject({ code: 'wrong-region' });
    await decide('second', 'ID', id);
    expect(await usual('14.06')).toEqual([30, 30, 30, 60, 120]);
  });

  it.each([
    [{ channels: 'email' }, 'channels', 'channels-out-of-bounds'],
    [{ urgent: '10, 10, 10, 15, 61' }, 'urgent', 'waits-out-of-bounds'],
    [{ urgent: 'sepuluh' }, 'urgent', 'waits-out-of-bounds'],
    [{ namingUsual: '30, 30' }, 'namingUsual', 'waits-out-of-bounds'],
    [{ nightFrom: '12.00' }, 'nightFrom', 'night-out-of-bounds'],
    [{ singleSms: '0' }, 'singleSms', 'number-out-of-bounds'],
  ])('silences no region: %j is refused, with the bounds', async (more, field, reason) => {
    await expect(ask('first', region, more)).rejects.toMatchObject({ errors: [{ field, reason }] });
    expect((await show('first', region)).body).toMatchObject({ version: 0, changes: [] });
  });

  it('says in numbers what would follow, and asks nothing', async () => {
    const { body } = await ask('local', region, { step: 'preview' });
    const said = JSON.stringify(body);
    expect(said).toContain('2 peringatan sedang terbuka di sana');
    expect(said).toContain('1 di antaranya menunggu lebih lama pada langkah berikutnya.');
    expect(said).not.toContain('lebih cepat');
    expect(said).toContain('Keparahan 3–4: sampai tingkat nasional 75 menit → 150 menit.');
    expect((await show('local', region)).body).toMatchObject({ changes: [] });
  });

  it('is shown with whose it is, and on a form that holds it', async () => {
    const before = await show('local', region);
    const said = JSON.stringify(before.body);
    expect(said).toContain('Mengikuti aturan nasional.');
    expect(said).toContain('Malam 20.00–06.00, ringkasan pagi 06.30');
    if (!before.page) throw new Error('no page');
    const html = await before.page({
      ...{ base: '', lang: 'id', path: operations.showAlertPlan.path, stylesheet: '/s.css' },
    });
    expect(html).toContain(`action="/v1/decrees/alert-plan/${region}"`);
    expect(html).toContain('value="15, 15, 15, 30, 60"');
    expect(html).toContain('<option value="sms,email,whatsapp" selected');
  });
});
