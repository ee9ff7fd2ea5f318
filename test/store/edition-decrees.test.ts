import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { rulebookOn } from '../../functions/reports/guide/rulebook.ts';
import { reportPage } from '../../functions/reports/intake/report-form-page.ts';
import {
  editionOn,
  shippedCatalogue,
  type Catalogue,
} from '../../functions/reports/law/editions.ts';
import { layCatalogue } from '../../functions/reports/law/lay-catalogue.ts';
import { decreeEditions } from '../../functions/reports/law-decrees/editions.ts';
import { lawDecreeOperations as operations } from '../../functions/reports/law-decrees/operations.ts';
import { kindStore } from '../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../shared/decrees/desk.http.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { people as officers } from '../support/case-asks.ts';
import { aCaseRoom, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { formNeeds } from '../support/report-pages.ts';
import { tableOf } from '../support/table-of.ts';

const dayMs = 86_400_000;
const [today, tomorrow, later] = ['2026-11-23', '2026-11-24', '2026-12-01'] as const;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let table = '';
let tables = 0;
let ids = 0;
let now = mondayNine;
let laid: ReturnType<typeof layCatalogue> = { laid: shippedCatalogue(), until: 0, unreadable: [] };
// As the live object: what is in force at the moment it is looked at.
const catalogue: Catalogue = {
  get editions() {
    return laid.laid.editions;
  },
  get successors() {
    return laid.laid.successors;
  },
  get categories() {
    return laid.laid.categories;
  },
};

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
});
beforeEach(async () => {
  now = mondayNine;
  laid = { laid: shippedCatalogue(), until: 0, unreadable: [] };
  table = `decreed-${(tables += 1)}`;
  await createTables(engine.client, [tableOf(decreedTable, table)]);
  room = aCaseRoom(engine.client, { now: () => now, catalogue });
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

const store = () => kindStore(engine.client, table, { kind: 'decree-editions', stays: true });
const desk = () =>
  decreeDesk({
    kind: decreeEditions({ catalogue, readQueue: room.readQueue, now: () => now }),
    ...{ campaign: room.campaign, store: store(), now: () => now },
    newId: () => `percobaan-${(ids += 1)}`,
  });

const requestOf = (who: Who, params: Record<string, string>, body?: unknown) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params, query: {} },
      headers: { 'content-type': 'application/json' },
      authorizer: { ...people[who], name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

type Edition = Partial<
  Record<'numbers' | 'name' | 'decreedOn' | 'link' | 'changes' | 'step' | 'validFrom', string>
> & { version?: number };
const lighter = 'ubah | discipline-social-engagement | disiplin | sedang';
const peragaan = {
  ...{ version: 0, numbers: 'MenPANRB 9/2026', name: 'SKB peragaan', decreedOn: today },
  ...{ link: 'https://jdih.example/skb.pdf', changes: lighter, validFrom: tomorrow, step: 'ask' },
};
const ask = (who: Who, more: Edition = {}, scope = 'ID') =>
  served(operations.askEdition, desk().ask)(requestOf(who, { scope }, { ...peragaan, ...more }));
const decide = (who: Who, changeId: string) =>
  served(
    operations.decideEdition,
    desk().decide,
  )(requestOf(who, { scope: 'ID', changeId }, { is: 'agreed' }));
const asked = async (more: Edition = {}): Promise<string> => {
  const { status, body } = await ask('first', more);
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};
/** What every function reads within a minute. */
const read = async () => {
  const found = await inForceReader(engine.client, table)();
  if (found === 'unchanged') throw new Error('nothing read');
  laid = layCatalogue(shippedCatalogue(), found.rows, now);
};
const agreed = async (more: Edition = {}): Promise<void> => {
  await decide('second', await asked(more));
  await read();
};

/** What the desk proposes of a case whose act was on a day. */
const proposedOn = async (occurredOn: string) => {
  const kept = await room.report({ details: { occurredOn } });
  const { classification } = await room.readFile(kept, {
    person: officers.officer,
    serving: { region: '18.09', unit: 'BKPSDM' },
  });
  return {
    edition: classification?.edition,
    levels: classification?.usualSanction?.levels,
    why: classification?.why.map(({ because }) => because.id).join('\n'),
  };
};

describe('an edition of the joint decree', () => {
  it('is put in force by no one person alone', async () => {
    const id = await asked();
    await expect(decide('first', id)).rejects.toMatchObject({ errors: [{ reason: 'own-change' }] });
    await read();
    expect(catalogue.editions).toEqual(shippedCatalogue().editions);
  });

  it('is for the nation alone', async () => {
    await expect(ask('local')).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('first', {}, '18.09')).rejects.toMatchObject({
      errors: [{ reason: 'unknown-region' }],
    });
  });

  it('judges acts from its day on, and leaves those of before to the edition of their day', async () => {
    await agreed();
    now += 2 * dayMs;
    await read();
    expect(await proposedOn(today)).toMatchObject({ edition: 'skb-2022', levels: ['heavy'] });
    const after = await proposedOn(tomorrow);
    expect(after.levels).toEqual(['medium']);
    expect(after.why).toContain('SKB peragaan (MenPANRB 9/2026)');
  });

  it('is what the guide and the report form show on its day, and not before', async () => {
    const levels = (on: string) =>
      JSON.stringify(rulebookOn(catalogue, on).find(({ entry }) => entry === 'social-engagement'));
    const form = (at: number) =>
      reportPage(
        { ...formNeeds(room.campaign, at), catalogue },
        { values: {}, errors: [] },
      )({
        ...{ base: '', lang: 'id', path: '/', stylesheet: '/s.css' },
      });
    const before = levels(today);
    await agreed();
    expect(levels(today)).toBe(before);
    expect(levels(tomorrow)).toContain('Disiplin sedang');
    expect(form(now)).toContain('SKB 22 September 2022');
    expect(form(now + dayMs)).toContain('(SKB peragaan');
  });

  it('adds and ends rows, upon the edition before it', async () => {
    await agreed();
    await agreed({
      ...{ version: 1, validFrom: later, numbers: 'MenPANRB 10/2026', name: 'SKB kedua' },
      changes:
        'tambah | disiplin 14 | online-campaign | semua | ptdh | Kampanye daring berbayar\n\nakhiri | discipline-partisan-photo',
    });
    const slugs = (on: string) =>
      laid.laid.categories[editionOn(catalogue, on)?.rows ?? '']?.map(({ slug }) => slug);
    expect(slugs(tomorrow)).toContain('discipline-partisan-photo');
    expect(slugs(later)).not.toContain('discipline-partisan-photo');
    expect(slugs(later)).toContain(`skb-${today}-disiplin-14`);
    // What the edition before it changed is in it, too.
    const row = laid.laid.categories[editionOn(catalogue, later)?.rows ?? '']?.find(
      ({ slug }) => slug === 'discipline-social-engagement',
    );
    expect(row).toMatchObject({ sanctions: ['medium'], severity: 3 });
  });

  it.each([
    [{ numbers: 'x' }, 'numbers', 'edition-numbers'],
    [{ name: 'ab' }, 'name', 'edition-name'],
    [{ decreedOn: '2026-13-01' }, 'decreedOn', 'not-a-date'],
    [{ decreedOn: later }, 'decreedOn', 'signed-after'],
    [{ link: 'http://jdih.example/skb.pdf' }, 'link', 'edition-link'],
    [{ link: 'https://a:b@jdih.example/' }, 'link', 'edition-link'],
    [
      { changes: 'ubah | discipline-social-engagement | disiplin | moral' },
      'changes',
      'no-edition-line',
    ],
    [{ changes: 'ubah | ethics-online-campaign | etik | berat' }, 'changes', 'no-edition-line'],
    [{ changes: 'hapus | ethics-online-campaign' }, 'changes', 'no-edition-line'],
    [{ changes: 'tambah | etik 8 | tidur | semua | moral | Tidur' }, 'changes', 'no-edition-line'],
    [{ changes: 'akhiri | tidak-ada' }, 'changes', 'unknown-row'],
    [{ changes: 'akhiri | discipline-other' }, 'changes', 'row-stays'],
    [{ validFrom: '2026-11-22' }, 'validFrom', 'valid-from-past'],
  ] as [Edition, string, string][])('keeps within bounds: %j', async (more, field, reason) => {
    await expect(ask('first', more)).rejects.toMatchObject({ errors: [{ field, reason }] });
  });

  it('changes no edition that begins later', async () => {
    await agreed({ validFrom: later });
    await expect(ask('first', { version: 1, numbers: 'Lain 1/2026' })).rejects.toMatchObject({
      errors: [{ field: 'validFrom', reason: 'later-edition' }],
    });
  });

  it('says which rows change, of how many cases, and names none', async () => {
    const { caseKey } = await room.report();
    const { body } = await ask('first', { step: 'preview' });
    const { facts, complete } = body as { facts: { id: string }[]; complete: boolean };
    expect(complete).toBe(true);
    const said = facts.map(({ id }) => id).join('\n');
    expect(said).toMatch(
      /discipline-social-engagement: disiplin 6 \(berat\).* → disiplin 6 \(sedang\)/,
    );
    expect(said).toMatch(/\d+ kasus terbuka tentang perbuatan yang dinilai lain/);
    expect(said).toMatch(/Pelanggaran disiplin → Pelanggaran disiplin: \d+ kasus/);
    expect(JSON.stringify(body)).not.toContain(caseKey);
  });

  it('is as if nobody had decided it where it does not fit, and is counted', async () => {
    await agreed();
    const rows = (value: unknown) => [
      {
        ...{ subject: 'in-force' as const, item: 'decree-editions#ID', kind: 'decree-editions' },
        ...{ scope: 'ID', version: 1 },
        holds: [{ validFrom: tomorrow, agreedAt: now, changeId: 'x', value }],
      },
    ];
    const { numbers, name, decreedOn, link } = peragaan;
    const names = { id: name, en: name };
    const edition = { numbers, name: names, decreedOn, link, changes: [] as unknown[] };
    const lay = (value: unknown) => layCatalogue(shippedCatalogue(), rows(value), now);
    expect(lay([edition]).laid.editions).toHaveLength(3);
    for (const bad of [
      { ...edition, changes: [{ is: 'ended', slug: 'tidak-ada' }] },
      { ...edition, changes: [{ is: 'ended', slug: 'discipline-other' }] },
      {
        ...edition,
        changes: [
          { is: 'changed', slug: 'ethics-online-campaign', class: 'etik', sanctions: ['heavy'] },
        ],
      },
      { ...edition, link: 'javascript:alert(1)' },
      { ...edition, decreedOn: later },
    ]) {
      const { laid: after, unreadable } = lay([bad]);
      expect(after).toEqual(shippedCatalogue());
      expect(unreadable).toEqual(['decree-editions#ID']);
    }
  });

  it('is shown in Bahasa with the rows that hold, and its form', async () => {
    const { page } = await served(operations.showEditions, desk().show)(requestOf('first', {}));
    const html = page?.({ base: '', lang: 'id', path: '/', stylesheet: '/s.css' }) ?? '';
    expect(html).toContain('Edisi SKB netralitas');
    expect(html).toContain(
      'discipline-social-engagement: disiplin 6 (berat), social-engagement, sesudah',
    );
    expect(html).toContain('action="/v1/decrees/decree-editions/ID"');
  });
});
