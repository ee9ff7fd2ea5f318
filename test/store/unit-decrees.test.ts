import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeDecreeOperations as operations } from '../../functions/pledges/decrees/operations.ts';
import { regionUnits } from '../../functions/pledges/decrees/units.ts';
import { pledgePlace } from '../../functions/pledges/register/pledge-place.ts';
import { withUnitWritten } from '../../functions/reports/intake/chosen-unit.ts';
import { settleUnit } from '../../functions/reports/intake/settle-unit.ts';
import { campaignOf } from '../../functions/site/campaign-answer.ts';
import { servedRegion, type Campaign, type CampaignRegion } from '../../shared/campaign.ts';
import { desksOver } from '../../shared/decrees/desks.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { layCampaign } from '../../shared/decrees/lay-campaign.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { barredBy, nameOfUnit, pledgingUnit } from '../../shared/units.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let table = '';
let tables = 0;
let ids = 0;
let now = 0;
let version = 0;
let campaign: Campaign = demoCampaign();
let released: Campaign = demoCampaign();
const scope = '18.09';

beforeAll(async () => {
  engine = await startTestEngine();
});
beforeEach(async () => {
  table = `decreed-${(tables += 1)}`;
  now = Date.parse('2026-09-01T02:00:00Z');
  version = 0;
  campaign = demoCampaign();
  await createTables(engine.client, [tableOf(decreedTable, table)]);
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin', region: scope },
  second: { personId: 'admin-2', role: 'admin', region: '18' },
  elsewhere: { personId: 'admin-4', role: 'admin', region: '14.06' },
} as const;
type Who = keyof typeof people;

const desk = () =>
  desksOver(engine.client, table, {
    ...{ campaign, newId: () => `percobaan-${(ids += 1)}`, now: () => now },
  })(
    regionUnits({
      released: (code) => servedRegion(released, code),
      pledgedIn: () => Promise.resolve(new Map([['DISKOMINFO', 1200]])),
      expectedIn: () => Promise.resolve(new Map([['DISKOMINFO', 1411]])),
      ceremonies: {
        list: () => Promise.resolve([{ state: 'open' as const, units: ['DISKOMINFO', 'DISDIK'] }]),
      },
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
const ask = (who: Who, changes: string, more: object = {}, of: string = scope) =>
  served(
    operations.askRegionUnits,
    desk().ask,
  )(request(who, { scope: of }, { version, changes, step: 'ask', ...more }));
const decide = (who: Who, changeId: string) =>
  served(
    operations.decideRegionUnits,
    desk().decide,
  )(request(who, { scope, changeId }, { is: 'agreed' }));
const askedId = async (changes: string, more: object = {}): Promise<string> =>
  ((await ask('first', changes, more)).body as { changeId: string }).changeId;
const look = async (): Promise<string[]> => {
  const read = await inForceReader(engine.client, table)();
  if (read === 'unchanged') throw new Error('nothing read');
  const { laid, unreadable } = layCampaign(demoCampaign(), read.rows, now);
  campaign = laid;
  return unreadable;
};
const agreed = async (changes: string, more: object = {}): Promise<void> => {
  await decide('second', await askedId(changes, more));
  version += 1;
  await look();
};
const region = (): CampaignRegion => {
  const found = servedRegion(campaign, scope);
  if (!found) throw new Error('not served');
  return found;
};
const codes = () => region().units.map(({ code }) => code);
const refusedFor = (reason: string, changes: string) =>
  expect(ask('first', changes)).rejects.toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ field: 'changes', reason })]),
  });
/** A release in which nothing is of, or under, a unit. */
const withoutUnit = (code: string): Campaign => {
  const all = demoCampaign();
  const stays = (unit: { code: string; partOf?: string | undefined }) =>
    unit.code !== code && unit.partOf !== code;
  const without = (one: CampaignRegion): CampaignRegion => ({
    ...one,
    units: one.units.filter(stays),
    otherUnits: (one.otherUnits ?? []).filter(stays),
  });
  return { ...all, regions: all.regions.map(without) };
};
const school = 'tambah SMPN-7: SMP Negeri 7 Pesawaran | di bawah DISDIK | jenis sekolah';
const closing = 'tutup DISKOMINFO: DISDIK';
const about = (accusedUnit: string) =>
  settleUnit(region(), { accusedUnit }, { names: [], isLikely: false });
const pledging = (unit: string) => () =>
  pledgePlace(campaign, { region: scope, unit, staffKind: 'pns' }, Date.parse('2026-10-01'));

describe('the units of a region', () => {
  it('are changed by no one person alone, and by nobody of another region', async () => {
    const changeId = await askedId(school);
    await expect(decide('first', changeId)).rejects.toMatchObject({
      errors: [{ reason: 'own-change' }],
    });
    await expect(ask('elsewhere', school)).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(ask('second', school, {}, 'ID')).rejects.toMatchObject({ code: 'wrong-region' });
    await look();
    expect(codes()).not.toContain('SMPN-7');
    await decide('second', changeId);
    await look();
    expect(codes()).toContain('SMPN-7');
    expect(region().units.find(({ code }) => code === 'SMPN-7')).toMatchObject({
      ...{ partOf: 'DISDIK', kind: 'school' },
    });
  });

  it('change on their day by the clocks of the region, and not before', async () => {
    await agreed(school, { validFrom: '2026-09-07' });
    expect(codes()).not.toContain('SMPN-7');
    now = Date.parse('2026-09-06T16:59:59Z');
    await look();
    expect(codes()).not.toContain('SMPN-7');
    now = Date.parse('2026-09-06T17:00:00Z');
    await look();
    expect(codes()).toContain('SMPN-7');
  });

  it('are understood by the name of before, once they have another', async () => {
    await agreed('ganti nama DISKOMINFO: Dinas Digital');
    expect(nameOfUnit(region(), 'DISKOMINFO')).toBe('Dinas Digital');
    expect(about('Dinas Digital').accusedUnitCode).toBe('DISKOMINFO');
    expect(about('Dinas Komunikasi dan Informatika Kabupaten Pesawaran').accusedUnitCode).toBe(
      'DISKOMINFO',
    );
  });

  it('take nothing new once they are closed, and say where to go', async () => {
    await agreed(closing);
    const moved = { errors: [expect.objectContaining({ reason: 'unit-closed-moved' })] };
    expect(pledging('DISKOMINFO')).toThrow(expect.objectContaining(moved));
    const form = { accusedUnit: `${scope}/DISKOMINFO`, accusedUnitOther: undefined };
    expect(() => withUnitWritten(region(), form)).toThrow(expect.objectContaining(moved));
    expect(
      campaignOf(campaign).regions.find(({ code }) => code === scope)?.units,
    ).not.toContainEqual(expect.objectContaining({ code: 'DISKOMINFO' }));
    expect(nameOfUnit(region(), 'DISKOMINFO')).toContain('Dinas Komunikasi dan Informatika');
    expect(pledgingUnit(region(), 'DISKOMINFO')).toBe('DISDIK');
    await agreed('tutup DISDUKCAPIL');
    const over = { errors: [expect.objectContaining({ reason: 'unit-closed' })] };
    expect(pledging('DISDUKCAPIL')).toThrow(expect.objectContaining(over));
  });

  it('keep away from a report whoever is recorded in a unit that was closed', async () => {
    await agreed(closing);
    expect(barredBy(region(), ['DISDIK']).units).toContain('DISKOMINFO');
    expect(barredBy(region(), ['DISKOMINFO'])).toMatchObject({
      ...{ units: expect.arrayContaining(['DISDIK']), wholeRegion: false },
    });
    const { accusedUnitCode, barring } = about('Kominfo');
    expect(accusedUnitCode).toBe('DISDIK');
    expect(barring).toMatchObject({
      ...{ standing: 'named', units: expect.arrayContaining(['DISKOMINFO', 'DISDIK']) },
    });
    // Without an heir nobody can say who serves there: somebody above the region settles it.
    await agreed('tutup DISDUKCAPIL');
    expect(about('Dukcapil').barring.standing).toBe('to-be-named');
  });

  it('follow another superior in who is kept away', async () => {
    expect(about('Dinas Kesehatan').barring.units).not.toContain('INSPEKTORAT');
    await agreed('di bawah DINKES: INSPEKTORAT');
    expect(about('Dinas Kesehatan').barring.units).toContain('INSPEKTORAT');
    await agreed('di bawah DINKES: -');
    expect(about('Dinas Kesehatan').barring.units).not.toContain('INSPEKTORAT');
  });
});

describe('a decree on units', () => {
  it.each([
    ['', 'required'],
    ['hapus DISDIK', 'no-unit-line'],
    ['tutup D', 'no-unit-code'],
    ['tambah X-1: Y', 'unit-name-length'],
    ['tambah X-1: Kantor Baru | warna biru', 'no-unit-part'],
    ['tambah DISDIK: Kantor Baru', 'change-unit-code-taken'],
    ['tambah X-1: Kantor Baru | di bawah TIADA', 'change-unknown-unit'],
    ['ganti nama TIADA: Kantor Baru', 'change-unknown-unit'],
    ['di bawah DISDIK: SMPN-1-PESAWARAN', 'change-unit-in-circle'],
    ['tutup DISDIK: RSUD', 'change-unit-heir-takes-no-pledges'],
    ['tutup SEKDA\ntutup KDH', 'change-no-leadership'],
    ['tambah X-1: Dinas Kesehatan', 'unit-name-shared'],
    [Array.from({ length: 41 }, (_, n) => `tutup U-${n}`).join('\n'), 'too-many-changes'],
  ])('is refused where it cannot be made: %j', async (changes, reason) => {
    await refusedFor(reason, changes);
  });

  it('uses no code again, of a closed unit either', async () => {
    await agreed('tutup DISDUKCAPIL');
    await refusedFor('change-unit-code-taken', 'tambah DISDUKCAPIL: Kantor Baru');
    await refusedFor('change-unit-closed-already', 'ganti nama DISDUKCAPIL: Kantor Baru');
    const under = 'tambah X-1: Kantor Baru | di bawah DISDUKCAPIL';
    await refusedFor('change-unit-closed-already', under);
    await refusedFor('change-unknown-unit', 'tutup DISKOMINFO: DISDUKCAPIL');
  });

  it('breaks none that was agreed to for a later day', async () => {
    await agreed('di bawah DISKOMINFO: DISDIK', { validFrom: '2026-09-07' });
    await refusedFor('change-breaks-later', 'tutup DISKOMINFO');
  });

  it('is checked again when it is agreed to', async () => {
    const changeId = await askedId(closing);
    // A release between the two has no such unit any more.
    released = withoutUnit('DISDIK');
    await expect(decide('second', changeId)).rejects.toMatchObject({
      ...{ code: 'conflict', errors: [{ reason: 'no-longer-possible' }] },
    });
    released = demoCampaign();
    await decide('second', changeId);
  });

  it('that cannot be laid is as if nobody had decided it, is counted, and stops no other', async () => {
    await agreed(school);
    await agreed('tutup SMPN-7');
    await agreed('ganti nama DISKOMINFO: Dinas Digital');
    const read = await inForceReader(engine.client, table)();
    if (read === 'unchanged') throw new Error('nothing read');
    // The release has another list: the school never was, so what closes it cannot be made.
    const rows = read.rows.map((row) => ({ ...row, holds: row.holds.slice(1) }));
    const { laid, unreadable } = layCampaign(demoCampaign(), rows, now);
    expect(unreadable).toEqual([`region-units#${scope}`]);
    expect(nameOfUnit(servedRegion(laid, scope), 'DISKOMINFO')).toBe('Dinas Digital');
  });

  it('is laid upon a release that has taken it in', async () => {
    await agreed(`${school}\n${closing}`);
    const taken = campaign;
    const read = await inForceReader(engine.client, table)();
    if (read === 'unchanged') throw new Error('nothing read');
    const { laid, unreadable } = layCampaign(taken, read.rows, now);
    expect(unreadable).toEqual([]);
    expect(servedRegion(laid, scope)).toEqual(servedRegion(taken, scope));
  });

  it('is previewed: what belongs to the unit that closes, and who is kept from what', async () => {
    const { body } = await ask('first', `${school}\n${closing}`, { step: 'preview' });
    const said = JSON.stringify(body);
    expect(said).toContain('1 unit baru.');
    expect(said).toContain('1 unit ditutup.');
    expect(said).toMatch(/Informatika Kabupaten Pesawaran: 1\.200 ikrar terbit/);
    expect(said).toMatch(/1\.411 orang di daftar pegawai/);
    expect(said).toMatch(/dipanggil ke 1 apel yang terbuka/);
    expect(said).toMatch(
      /Laporan tentang Dinas Pendidikan [^.]*dijauhkan juga dari: Dinas Komunikasi/,
    );
    const freed = await ask('first', 'di bawah PKM-GEDONGTATAAN: -', { step: 'preview' });
    expect(JSON.stringify(freed.body)).toMatch(
      /Laporan tentang Puskesmas Gedong Tataan tidak lagi dijauhkan dari: Dinas Kesehatan/,
    );
  });
});
