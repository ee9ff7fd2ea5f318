import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeDecreeOperations as operations } from '../../functions/pledges/decrees/operations.ts';
import { pledgePhases } from '../../functions/pledges/decrees/phases.ts';
import { lastDayOf } from '../../shared/campaign-end.ts';
import { kindStore } from '../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../shared/decrees/desk.http.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { pledgePlace } from '../../functions/pledges/register/pledge-place.ts';
import { layCampaign } from '../../shared/decrees/lay-campaign.ts';
import { liveDecrees } from '../../shared/decrees/live-decrees.ts';
import { liveOver } from '../../shared/decrees/live-over.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { put } from '../../shared/table/put.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let table = '';
let tables = 0;
let ids = 0;
let now = 0;
const base = demoCampaign();
const region = '14.06';
const hourMs = 3_600_000;

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
  local: { personId: 'admin-3', role: 'admin', region },
  elsewhere: { personId: 'admin-4', role: 'admin', region: '18.09' },
  overseer: { personId: 'pengawas', role: 'oversight', region: 'ID' },
} as const;
type Who = keyof typeof people;

const planned = (heldAt: string) => ({ state: 'open' as const, heldAt: Date.parse(heldAt) });
const store = () => kindStore(engine.client, table, { kind: 'pledge-phases' });
const desk = () =>
  decreeDesk({
    kind: pledgePhases({
      lastDay: lastDayOf(base),
      ceremonies: {
        list: (code) =>
          Promise.resolve(
            code === region
              ? [planned('2026-10-02T01:00:00Z'), planned('2026-11-02T01:00:00Z')]
              : [],
          ),
      },
      pledged: (code) => Promise.resolve(code === region ? 1200 : undefined),
      now: () => now,
    }),
    campaign: base,
    store: store(),
    newId: () => `percobaan-${(ids += 1)}`,
    now: () => now,
  });

type Sent = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  accept?: string;
};
const request = (who: Who, { params = {}, query = {}, body, accept }: Sent) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params, query },
      headers: { 'content-type': 'application/json', ...(accept && { accept }) },
      authorizer: { ...people[who], name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

const october = 'Masa uji | Test: 1 Oktober 2026 – 31 Oktober 2026';
const ask = (who: Who, scope: string, more: object = {}) =>
  served(
    operations.askPledgePhases,
    desk().ask,
  )(
    request(who, {
      params: { scope },
      body: { version: 0, phases: october, step: 'ask', ...more },
    }),
  );
const decide = (who: Who, scope: string, changeId: string, is = 'agreed') =>
  served(
    operations.decidePledgePhases,
    desk().decide,
  )(request(who, { params: { scope, changeId }, body: { is } }));
const show = (who: Who, scope: string) =>
  served(operations.showPledgePhases, desk().show)(request(who, { query: { scope } }));

const asked = async (who: Who, scope: string, more: object = {}): Promise<string> => {
  const { status, body } = await ask(who, scope, more);
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};
const laid = async () => {
  const read = await inForceReader(engine.client, table)();
  if (read === 'unchanged') throw new Error('nothing read');
  return layCampaign(base, read.rows, now).laid;
};

describe('a decree on phases', () => {
  it('changes nothing by one person alone, by whichever tab', async () => {
    const id = await asked('first', 'ID');
    await expect(decide('first', 'ID', id)).rejects.toMatchObject({
      errors: [{ reason: 'own-change' }],
    });
    expect((await laid()).pledgePhases).toEqual(base.pledgePhases);
    expect((await show('first', 'ID')).body).toMatchObject({
      ...{ version: 0, later: [], preview: { complete: true } },
      changes: [{ state: 'waiting', mayAgree: false }],
    });
  });

  it.each<Who>(['second', 'overseer'])('is in force once another agrees: %s', async (who) => {
    const id = await asked('first', 'ID');
    expect((await decide(who, 'ID', id)).body).toMatchObject({ state: 'agreed' });
    expect((await laid()).pledgePhases).toEqual([
      { name: { id: 'Masa uji', en: 'Test' }, opens: '2026-10-01', closes: '2026-10-31' },
    ]);
    await Promise.all([decide(who, 'ID', id), decide(who, 'ID', id)]);
    expect((await store().held('ID'))?.version).toBe(1);
  });

  it('of a region is for its own admins, and for nobody of another', async () => {
    const id = await asked('local', region);
    for (const of of ['ID', '18.09'])
      await expect(ask('local', of)).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(decide('elsewhere', region, id)).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(show('elsewhere', region)).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('overseer', region)).rejects.toMatchObject({ code: 'not-allowed' });
    await decide('second', region, id);
    const { regions, pledgePhases } = await laid();
    expect(regions.find(({ code }) => code === region)?.pledgePhases).toHaveLength(1);
    expect(pledgePhases).toEqual(base.pledgePhases);
  });

  it('is refused for a day that is over on the wall there', async () => {
    await expect(ask('first', region, { validFrom: '2026-08-31' })).rejects.toMatchObject({
      errors: [{ field: 'validFrom', reason: 'valid-from-past' }],
    });
    // 22:30 in Jakarta on the day before: the same day is over in Jayapura only.
    now = Date.parse('2026-08-31T15:30:00Z');
    expect((await ask('first', region, { validFrom: '2026-08-31' })).status).toBe(202);
  });

  it('is one of two at once: the other finds another version, whoever is first', async () => {
    const both = await Promise.all(
      [asked('first', 'ID'), asked('second', 'ID', { phases: october.replace('uji', 'lain') })].map(
        (one) => one.catch(() => undefined),
      ),
    );
    const [one, other] = both;
    if (one === undefined || other === undefined) {
      expect(both.filter(Boolean)).toHaveLength(1);
      return;
    }
    const outcomes = await Promise.allSettled([
      decide('overseer', 'ID', one),
      decide('overseer', 'ID', other),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store().held('ID'))?.version).toBe(1);
  });

  it('leaves nothing half done: killed before its write, the same agreement puts it in force', async () => {
    const id = await asked('first', 'ID');
    const failing = { ...store(), agree: () => Promise.reject(new Error('killed')) };
    const { decide: broken } = decreeDesk({ ...deskParts(), store: failing });
    await expect(
      served(
        operations.decidePledgePhases,
        broken,
      )(request('second', { params: { scope: 'ID', changeId: id }, body: { is: 'agreed' } })),
    ).rejects.toThrow('killed');
    expect(await store().held('ID')).toBeUndefined();
    await decide('second', 'ID', id);
    expect((await laid()).pledgePhases).toHaveLength(1);
  });

  it('lapses after a day, and who asked may take it back', async () => {
    const id = await asked('first', 'ID');
    expect((await decide('first', 'ID', id, 'rejected')).body).toMatchObject({ state: 'rejected' });
    const again = await asked('first', 'ID');
    now += 24 * hourMs + 1;
    await expect(decide('second', 'ID', again)).rejects.toMatchObject({ code: 'too-late' });
  });

  it('begins later where it says so, and keeps what holds until then', async () => {
    await decide('second', 'ID', await asked('first', 'ID'));
    const later = { validFrom: '2026-09-20', version: 1, phases: october.replace('uji', 'nanti') };
    await decide('second', 'ID', await asked('first', 'ID', later));
    expect((await laid()).pledgePhases[0]?.name.id).toBe('Masa uji');
    expect((await show('first', 'ID')).body).toMatchObject({
      later: [{ validFrom: '2026-09-20', lines: [{ id: expect.stringContaining('nanti') }] }],
    });
    now = Date.parse('2026-09-20T00:00:00+07:00');
    expect((await laid()).pledgePhases[0]?.name.id).toBe('Masa nanti');
  });

  it('stays in a history that no later write changes', async () => {
    const id = await asked('first', 'ID');
    await decide('second', 'ID', id);
    const [entry] = await store().list('pledge-phases#ID');
    if (!entry?.decision) throw new Error('no history');
    expect(await store().add({ ...entry.asked, value: [] })).toBe('already-there');
    expect(await store().add({ ...entry.decision, by: entry.asked.by })).toBe('already-there');
    expect(await store().list('pledge-phases#ID')).toEqual([entry]);
  });

  it.each([
    ['bukan masa', 'no-phase-line'],
    ['Masa: 31 Oktober 2026 – 1 Oktober 2026', 'phase-ends-first'],
    [
      'Satu: 1 Oktober 2026 – 9 Oktober 2026\nDua: 9 Oktober 2026 – 12 Oktober 2026',
      'phases-overlap',
    ],
    ['Masa: 1 Oktober 2026 – 1 Oktober 2039', 'after-last-day'],
    ['', 'required'],
  ])('is refused where it makes no sense: %s', async (phases, reason) => {
    await expect(ask('first', 'ID', { phases })).rejects.toMatchObject({
      errors: [{ field: 'phases', reason }],
    });
  });
});

const deskParts = () => ({
  kind: pledgePhases({
    lastDay: lastDayOf(base),
    ceremonies: { list: () => Promise.resolve([]) },
    pledged: () => Promise.resolve(undefined),
    now: () => now,
  }),
  campaign: base,
  newId: () => `percobaan-${(ids += 1)}`,
  now: () => now,
});

describe('what runs already', () => {
  it('refuses a pledge within a minute of the agreement, and takes it again after the next', async () => {
    const live = liveDecrees({
      read: inForceReader(engine.client, table),
      now: () => now,
      failed: (error) => {
        throw error;
      },
      leftOut: () => undefined,
    });
    const running = {
      lay: layCampaign,
      stays: [],
      decrees: live,
      now: () => now,
      leftOut: () => undefined,
    };
    const { live: campaign, callBegins } = liveOver(base, running);
    const form = { region, unit: base.regions[0]?.units[0]?.code ?? '', staffKind: 'pns' } as const;
    const pledge = async () => {
      now += 60_000;
      await callBegins();
      return pledgePlace(campaign, form, now);
    };
    await pledge();
    const past = 'Masa lampau: 1 Januari 2025 – 2 Januari 2025';
    await decide('second', region, await asked('local', region, { phases: past }));
    await expect(pledge()).rejects.toMatchObject({ errors: [{ reason: 'pledging-over' }] });
    await decide('second', region, await asked('local', region, { version: 1, phases: '' }));
    await pledge();
  });
});

describe('a preview of phases', () => {
  it('says in numbers what follows, and asks nothing', async () => {
    const { body } = await ask('local', region, { step: 'preview' });
    expect(body).toMatchObject({ complete: true });
    const said = JSON.stringify(body);
    expect(said).toContain('1 dari 2 apel yang direncanakan jatuh di luar masa ini.');
    expect(said).toContain('1.200 ikrar yang sudah terhitung tetap berlaku.');
    expect((await show('local', region)).body).toMatchObject({ changes: [] });
  });
});

describe('what is in force', () => {
  it('is read with what a later version wrote and with spoilt rows left out and named', async () => {
    await decide('second', 'ID', await asked('first', 'ID'));
    const held = await store().held('ID');
    const stored = { client: engine.client, table: decreedTable, TableName: table };
    await put(stored, { ...held, subject: 'in-force', item: 'later-kind#ID', kind: 'later-kind' });
    await put(stored, { subject: 'in-force', item: 'pledge-phases#14.06', holds: 'rusak' });
    const read = await inForceReader(engine.client, table)();
    expect(read).toMatchObject({
      rows: [{ item: 'pledge-phases#ID' }],
      unreadable: ['later-kind#ID', 'pledge-phases#14.06'],
    });
  });

  it('is one small item where nothing was decided since', async () => {
    await decide('second', 'ID', await asked('first', 'ID'));
    const read = inForceReader(engine.client, table);
    const first = await read();
    if (first === 'unchanged') throw new Error('nothing read');
    expect(await read(first.stamp)).toBe('unchanged');
    await decide('second', region, await asked('local', region));
    expect(await read(first.stamp)).toMatchObject({ rows: [{ scope: region }, { scope: 'ID' }] });
  });
});

describe('the page', () => {
  const page = async (who: Who, scope: string) => {
    const { page: render } = await show(who, scope);
    if (!render) throw new Error('no page');
    return render({
      base: '',
      lang: 'id',
      path: operations.showPledgePhases.path,
      stylesheet: '/s.css',
    });
  };

  it('shows what holds, offers the form to admins and the answer to the second person', async () => {
    const before = await page('first', 'ID');
    expect(before).toContain('action="/v1/decrees/pledge-phases/ID"');
    const id = await asked('first', 'ID');
    const html = await page('overseer', 'ID');
    expect(html).toContain(`/v1/decrees/pledge-phases/ID/changes/${id}/decision`);
    expect(html).toContain('Setujui, berlakukan');
    expect(html).toContain('apel yang direncanakan');
    expect(await page('first', 'ID')).not.toContain('Setujui, berlakukan');
    expect(await page('overseer', region)).not.toContain('name="phases"');
  });
});
