import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeDecreeOperations as operations } from '../../functions/pledges/decrees/operations.ts';
import { pledgeTexts } from '../../functions/pledges/decrees/texts.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { kindStore } from '../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../shared/decrees/desk.http.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { layCampaign } from '../../shared/decrees/lay-campaign.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { textFor, textOfVersion } from '../../shared/pledging.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let table = '';
let tables = 0;
let ids = 0;
let now = 0;
const base = demoCampaign();
const [released] = base.pledgeTexts;
if (!released) throw new Error('no text');
const bengkalis = { code: '14.06', zone: 'Asia/Jakarta' } as const;

beforeAll(async () => {
  engine = await startTestEngine();
});
beforeEach(async () => {
  table = `decreed-${(tables += 1)}`;
  now = Date.parse('2026-09-01T02:00:00Z');
  await createTables(engine.client, [tableOf(decreedTable, table)]);
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin', region: 'ID' },
  second: { personId: 'admin-2', role: 'admin', region: 'ID' },
  local: { personId: 'admin-3', role: 'admin', region: '14.06' },
} as const;
type Who = keyof typeof people;

const laid = async (at = now): Promise<Campaign> => {
  const read = await inForceReader(engine.client, table)();
  if (read === 'unchanged') throw new Error('nothing read');
  return layCampaign(base, read.rows, at).laid;
};
const desk = async (campaign?: Campaign) =>
  decreeDesk({
    kind: pledgeTexts({
      ceremonies: {
        list: () => Promise.resolve([{ state: 'open', heldAt: now + 40 * 86_400_000 }]),
      },
      pledged: (code) => Promise.resolve(code === '14.06' ? 1204 : undefined),
      now: () => now,
    }),
    campaign: campaign ?? (await laid()),
    store: kindStore(engine.client, table, { kind: 'pledge-texts', stays: true }),
    newId: () => `percobaan-${(ids += 1)}`,
    now: () => now,
  });

type Sent = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
const request = (who: Who, { params = {}, query = {}, body }: Sent) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params, query },
      headers: { 'content-type': 'application/json' },
      authorizer: { ...people[who], name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

const words = (points = 'netral;\nsetia;') => ({
  ...{ opening: 'Kami berikrar:', points, closing: 'Demikian ikrar kami.' },
  ...{ openingEn: 'We pledge:', closingEn: 'So we pledge.' },
  pointsEn: points,
});
const ask = async (who: Who, more: object = {}, scope = 'ID', campaign?: Campaign) => {
  const form = { version: 0, validFrom: '2026-10-01', ...words(), step: 'ask', ...more };
  const { ask: does } = await desk(campaign);
  return served(operations.askPledgeText, does)(request(who, { params: { scope }, body: form }));
};
const agree = async (who: Who, changeId: string) =>
  served(
    operations.decidePledgeText,
    (await desk()).decide,
  )(request(who, { params: { scope: 'ID', changeId }, body: { is: 'agreed' } }));
const asked = async (more: object = {}): Promise<string> => {
  const { status, body } = await ask('first', more);
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};

describe('new words', () => {
  it('are the next version under the hash of their words, sworn from their day on', async () => {
    await agree('second', await asked());
    const campaign = await laid();
    const exact = 'Kami berikrar:\nnetral;\nsetia;\nDemikian ikrar kami.';
    const sha256 = createHash('sha256').update(exact).digest('hex');
    expect(textOfVersion(campaign, 2)).toMatchObject({
      version: 2,
      sha256,
      validFrom: '2026-10-01',
    });
    expect(textFor(campaign, bengkalis, Date.parse('2026-09-30T16:59:59Z'))?.version).toBe(1);
    expect(textFor(campaign, bengkalis, Date.parse('2026-09-30T17:00:00Z'))?.version).toBe(2);
  });

  it('take no text away: receipts upon each of before prove themselves on', async () => {
    for (const [n, validFrom] of ['2026-10-01', '2026-10-02', '2026-10-03'].entries())
      await agree('second', await asked({ version: n, validFrom, ...words(`butir ${n};`) }));
    now = Date.parse('2026-12-01T00:00:00Z');
    await agree('second', await asked({ version: 3, validFrom: '2026-12-24', ...words('akhir;') }));
    const { pledgeTexts: texts } = await laid();
    expect(texts.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(texts[0]).toEqual(released);
  });

  it('have a version of their own, also where the campaign is a minute old', async () => {
    await agree('second', await asked());
    const { body } = await ask('first', { version: 1, ...words('lain;') }, 'ID', base);
    expect(JSON.stringify(body)).toContain('Versi 3,');
  });

  it.each([
    [{ validFrom: '2026-09-01' }, 'validFrom', 'text-from-tomorrow'],
    [{ validFrom: '' }, 'validFrom', 'text-from-tomorrow'],
    [{ pointsEn: 'one;' }, 'pointsEn', 'points-differ'],
    [{ regions: '99.01' }, 'regions', 'unknown-region'],
    [{ opening: ' ' }, 'opening', 'too-short'],
    [
      {
        opening: released.opening.id,
        points: released.points.map(({ id }) => id).join('\n'),
        pointsEn: released.points.map(({ en }) => en).join('\n'),
        closing: released.closing.id,
      },
      'points',
      'same-words',
    ],
  ])('are refused: %j', async (more, field, reason) => {
    await expect(ask('first', more)).rejects.toMatchObject({ errors: [{ field, reason }] });
  });

  it('are not put in force once their day has begun: nobody has sworn by them unseen', async () => {
    const id = await asked({ validFrom: '2026-09-02' });
    now = Date.parse('2026-09-01T15:00:00Z');
    await expect(agree('second', id)).rejects.toMatchObject({
      errors: [{ reason: 'no-longer-possible' }],
    });
    expect((await laid()).pledgeTexts).toEqual(base.pledgeTexts);
  });

  it('are the nation’s: no region has a row of its own, and no admin of one asks', async () => {
    await expect(ask('local')).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('first', {}, '14.06')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are shown word by word beside those of before, with what stays in numbers', async () => {
    const points = released.points.map(({ id }) => id).join('\n');
    await asked({
      ...{ opening: released.opening.id, closing: `${released.closing.id} Sungguh.` },
      ...{ points, pointsEn: released.points.map(({ en }) => en).join('\n') },
    });
    const { show } = await desk();
    const { page, body } = await served(operations.showPledgeTexts, show)(request('second', {}));
    expect(JSON.stringify(body)).toContain(
      '1.204 ikrar yang diucapkan dengan kata-kata sebelumnya',
    );
    const path = operations.showPledgeTexts.path;
    const html = await page?.({ base: '', lang: 'id', path, stylesheet: '/s.css' });
    expect(html).toMatch(/<ins>[^<]*Sungguh\./);
    expect(html).not.toContain(`<del>${released.opening.id}`);
  });
});
