import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { authorityNow, authorityThen } from '../../functions/reports/cases/pages/authority-then.ts';
import { referralDocument } from '../../functions/reports/cases/referral.ts';
import { classify } from '../../functions/reports/law/classify.ts';
import { shippedCatalogue, type Catalogue } from '../../functions/reports/law/editions.ts';
import { layCatalogue } from '../../functions/reports/law/lay-catalogue.ts';
import { succeededAuthorities } from '../../functions/reports/law-decrees/authorities.ts';
import { lawDecreeOperations as operations } from '../../functions/reports/law-decrees/operations.ts';
import { electionOf } from '../../shared/calendar/election.ts';
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
import { tableOf } from '../support/table-of.ts';

const dayMs = 86_400_000;
const [tomorrow, later] = ['2026-11-24', '2026-12-01'] as const;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let table = '';
let tables = 0;
let ids = 0;
let now = mondayNine;
let laid: Catalogue = shippedCatalogue();
// As the live object: what is in force at the moment it is looked at.
const catalogue: Catalogue = {
  ...shippedCatalogue(),
  get successors() {
    return laid.successors;
  },
};

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
});
beforeEach(async () => {
  now = mondayNine;
  laid = shippedCatalogue();
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

const desk = () =>
  decreeDesk({
    kind: succeededAuthorities({ catalogue, readQueue: room.readQueue, now: () => now }),
    campaign: room.campaign,
    store: kindStore(engine.client, table, { kind: 'authorities', stays: true }),
    newId: () => `percobaan-${(ids += 1)}`,
    now: () => now,
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

type Change = Partial<
  Record<'of' | 'name' | 'nameEn' | 'short' | 'source' | 'step' | 'validFrom', string>
> & { version?: number };
const peragaan = {
  ...{ version: 0, of: 'bkn', name: 'Lembaga Pengawas Sistem Merit', short: 'LPSM' },
  ...{ source: 'Perpres peragaan 1/2026', validFrom: tomorrow, step: 'ask' },
};
const ask = (who: Who, more: Change = {}, scope = 'ID') =>
  served(operations.askAuthority, desk().ask)(requestOf(who, { scope }, { ...peragaan, ...more }));
const decide = (who: Who, changeId: string) =>
  served(
    operations.decideAuthority,
    desk().decide,
  )(requestOf(who, { scope: 'ID', changeId }, { is: 'agreed' }));
const asked = async (more: Change = {}): Promise<string> => {
  const { status, body } = await ask('first', more);
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};
/** What every function reads within a minute. */
const read = async () => {
  const found = await inForceReader(engine.client, table)();
  if (found === 'unchanged') throw new Error('nothing read');
  laid = layCatalogue(shippedCatalogue(), found.rows, now).laid;
};
const agreed = async (more: Change = {}): Promise<void> => {
  await decide('second', await asked(more));
  await read();
};
const fileOf = async () => {
  const kept = await room.report();
  return room.readFile(kept, {
    person: officers.officer,
    serving: { region: '18.09', unit: 'BKPSDM' },
  });
};

describe('the successor of an authority', () => {
  it('is put in place by no one person alone, and for the nation alone', async () => {
    const id = await asked();
    await expect(decide('first', id)).rejects.toMatchObject({ errors: [{ reason: 'own-change' }] });
    await read();
    expect(catalogue.successors).toEqual([]);
    await expect(ask('local')).rejects.toMatchObject({ code: 'wrong-region' });
  });

  it('is named from its day on; steps of before name the former one and say who succeeded it', async () => {
    await agreed();
    const before = await fileOf();
    expect(before.successors).toEqual([]);
    expect(authorityNow(before, 'bkn').id).toBe('BKN (SBT)');
    now += dayMs;
    const file = await fileOf();
    expect(authorityNow(file, 'bkn').id).toBe('Lembaga Pengawas Sistem Merit (LPSM)');
    expect(authorityThen(file, 'bkn', '2026-11-23T03:00:00Z').id).toBe(
      'BKN (SBT) (kini digantikan Lembaga Pengawas Sistem Merit (LPSM))',
    );
    expect(authorityThen(file, 'bkn', '2026-11-24T03:00:00Z').id).toBe(
      'Lembaga Pengawas Sistem Merit (LPSM)',
    );
    expect(authorityNow(file, 'ppk').id).toBe('Pejabat Pembina Kepegawaian');
  });

  it('is who letters are written to from its day on', async () => {
    const letter = async () => {
      const file = await fileOf();
      const to = 'bkn' as const;
      return JSON.stringify(
        referralDocument({ file, to, regionName: 'Pesawaran', units: [], madeAt: now }, 300),
      );
    };
    await agreed();
    const before = await letter();
    expect(before).toContain('kepada BKN (SBT)');
    expect(before).not.toContain('LPSM');
    now += dayMs;
    const after = await letter();
    expect(after).toContain('kepada Lembaga Pengawas Sistem Merit (LPSM)"');
    expect(after).toContain('Diterima Lembaga Pengawas Sistem Merit (LPSM): nama');
    expect(after).not.toContain('BKN');
  });

  it('is where what lies outside the rules belongs', async () => {
    await agreed({ of: 'bawaslu', name: 'Dewan Pengawas Pemilihan', short: 'DPP' });
    const referredTo = (occurredOn: string) =>
      classify(
        {
          ...{ conduct: 'social-engagement', occurredOn, staffKind: 'village' as const },
          election: electionOf(room.campaign, '18.09', occurredOn),
        },
        catalogue,
      ).referTo?.name.id;
    expect(referredTo('2026-11-23')).toBe('Badan Pengawas Pemilihan Umum (Bawaslu)');
    expect(referredTo(tomorrow)).toBe('Dewan Pengawas Pemilihan (DPP)');
  });

  it.each([
    [{ name: 'LP' }, 'name', 'authority-name'],
    [{ nameEn: 'M' }, 'nameEn', 'authority-nameEn'],
    [{ short: 'L' }, 'short', 'authority-short'],
    [{ source: 'UU' }, 'source', 'authority-source'],
    [{ short: 'Bawaslu' }, 'short', 'authority-circle'],
    [{ short: 'K.A.S.N.' }, 'short', 'authority-circle'],
    [{ validFrom: '2026-11-22' }, 'validFrom', 'valid-from-past'],
  ] as [Change, string, string][])('keeps within bounds: %j', async (more, field, reason) => {
    await expect(ask('first', more)).rejects.toMatchObject({ errors: [{ field, reason }] });
  });

  it('makes no circle, and slips in before none that is decided', async () => {
    await agreed({ validFrom: later });
    const next = { version: 1, name: 'Lembaga Lain Lagi' };
    await expect(ask('first', { ...next, validFrom: later, short: 'lpsm' })).rejects.toMatchObject({
      errors: [{ field: 'short', reason: 'authority-circle' }],
    });
    await expect(ask('first', { ...next, short: 'LLL' })).rejects.toMatchObject({
      errors: [{ field: 'validFrom', reason: 'later-successor' }],
    });
  });

  it('is as if nobody had decided it where it makes a circle or is none, and is counted', () => {
    const lay = (...values: unknown[]) =>
      layCatalogue(
        shippedCatalogue(),
        [
          {
            ...{ subject: 'in-force' as const, item: 'authorities#ID', kind: 'authorities' },
            ...{ scope: 'ID', version: 1 },
            holds: values.map((value, i) => ({
              ...{ validFrom: tomorrow, agreedAt: now + i, changeId: String(i), value },
            })),
          },
        ],
        now,
      );
    const { of, short, source } = peragaan;
    const good = { of, name: { id: peragaan.name, en: peragaan.name }, short, source };
    expect(lay([good]).laid.successors).toHaveLength(1);
    for (const bad of [
      { ...good, of: 'kasn' },
      { ...good, short: 'BKN' },
      { ...good, short: 'x'.repeat(25) },
    ]) {
      const { laid: after, unreadable } = lay([bad]);
      expect(after).toEqual(shippedCatalogue());
      expect(unreadable).toEqual(['authorities#ID']);
    }
    expect(lay([good], [{ ...good, of: 'ppk' }])).toMatchObject({
      laid: { successors: [{ of: 'bkn' }] },
      unreadable: ['authorities#ID'],
    });
  });

  it('says whom letters name and of how many cases, and names none', async () => {
    const { body } = await ask('first', { step: 'preview' });
    expect(JSON.stringify(body)).toMatch(
      /24 November 2026: BKN \(SBT\) → Lembaga Pengawas Sistem Merit \(LPSM\)/,
    );
    expect(JSON.stringify(body)).toMatch(/kasus terbuka sudah diteruskan/);
  });

  it('is shown in Bahasa with who holds each place, and its form', async () => {
    const { page } = await served(operations.showAuthorities, desk().show)(requestOf('first', {}));
    const html = page?.({ base: '', lang: 'id', path: '/', stylesheet: '/s.css' }) ?? '';
    expect(html).toContain('Lembaga tujuan dan penggantinya');
    expect(html).toContain('BKN: BKN (SBT)');
    expect(html).toContain('action="/v1/decrees/authorities/ID"');
  });
});
