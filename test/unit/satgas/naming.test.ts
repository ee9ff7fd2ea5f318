import { describe, expect, it } from '@jest/globals';
import type { Barring } from '../../../events/barring.ts';
import type { CaseUnitNamed } from '../../../events/case-unit-named.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { nameMarks } from '../../../shared/name-likeness.ts';
import { aReportReceived, anOfficer, likenessKey } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const team: Officer[] = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT', name: 'Meiliana Ratulangga' }),
  anOfficer('petugas-2', { unit: 'DISDIK', name: 'Andri Wayratna' }),
  anOfficer('ketua', { rung: 'chair', unit: 'SEKDA', name: 'Hasbullah Tataanraja' }),
  anOfficer('provinsi', { rung: 'province', region: '18', unit: undefined, name: 'Intansari' }),
  anOfficer('nasional', { rung: 'national', region: 'ID', unit: undefined, name: 'Nusawardani' }),
  anOfficer('lembaga', { rung: 'independent', region: 'ID', unit: undefined, name: 'Lembaga' }),
];
const above = ['provinsi', 'nasional', 'lembaga'];

const marks = (name: string) => nameMarks(likenessKey, name);
const barring = (more: Partial<Barring> = {}): Barring => ({
  standing: 'to-be-named',
  units: [],
  names: [],
  ...more,
});
const reported = (more: Partial<Barring> = {}, severity = 3) =>
  aReportReceived({ accusedUnit: undefined, severity, barring: barring(more) });

const { reportKey: caseKey, caseNumber, region, receivedAt } = aReportReceived().data;
const named = (more: Partial<Barring> = {}, version = 1): CaseUnitNamed => ({
  specversion: '1.0',
  type: 'case.unit-named',
  id: `${caseKey}#${String(version)}`,
  source: 'netral/reports',
  subject: `${region}/${caseNumber}`,
  time: '2026-11-23T03:00:00.000Z',
  data: {
    ...{ caseKey, caseNumber, region, receivedAt, conduct: 'other', severity: 3, version },
    barring: barring({ standing: 'named', units: ['DISDIK'], ...more }),
    namedAt: mondayMorning + 20 * 60_000,
  },
});

const toldBy = (satgas: ReturnType<typeof theSatgas>) => [
  ...new Set(satgas.sent.map(({ to }) => to)),
];
const alertsOf = (satgas: ReturnType<typeof theSatgas>) => [...satgas.kept.values()];

describe('a report whose unit nobody has settled', () => {
  it('is told above the region only, rung by rung, up to the independent office', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported());
    expect(toldBy(satgas)).toEqual(['provinsi']);
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).toEqual(above);
  });

  it('says in the mailbox what is to be done, and in the SMS no more than ever', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported());
    const [sms, mail] = ['sms', 'email'].map((channel) =>
      satgas.sent.find((one) => one.channel === channel),
    );
    expect(mail?.text).toContain('tetapkan unitnya dahulu');
    expect(sms?.text).toMatch(/^GNN-ASN 18\.09 LP-7F3K2Q SEDANG\. Buka: /);
  });

  it('as one stored before that has no unit, too', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived({ accusedUnit: undefined }));
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).toEqual(above);
  });

  it('is asked about sooner the graver it is', async () => {
    const until = async (severity: number) => {
      const satgas = theSatgas({ officers: team });
      await satgas.open(reported({}, severity));
      let minutes = 0;
      for (; !toldBy(satgas).includes('nasional'); minutes += 1) await satgas.pass(1);
      return minutes;
    };
    expect([await until(5), await until(3), await until(1)]).toEqual([10, 30, 120]);
  });

  it('is asked about on, whoever takes it, and longer by one wait of whoever took it', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported());
    await satgas.pass(20);
    const [alert] = alertsOf(satgas);
    if (!alert) throw new Error('No alert was opened');
    await satgas.act.take(alert, 'provinsi');
    await satgas.pass(29);
    expect(toldBy(satgas)).toEqual(['provinsi']);
    await satgas.pass(1);
    expect(toldBy(satgas)).toEqual(['provinsi', 'nasional']);
    await satgas.act.take(alert, 'nasional');
    await satgas.pass(24 * 60);
    expect(alertsOf(satgas)[0]?.state).toBe('open');
    expect(satgas.counted).toContain('AlertsExhausted');
  });

  it('cannot be called dealt with while nobody has settled it', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported());
    const [alert] = alertsOf(satgas);
    if (!alert) throw new Error('No alert was opened');
    await satgas.act.take(alert, 'provinsi');
    await expect(satgas.act.resolve(alert, 'provinsi')).rejects.toMatchObject({
      errors: [{ field: 'alert', reason: 'unit-not-named' }],
    });
  });

  it('is not there for anybody of the region', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported());
    const [alert] = alertsOf(satgas);
    if (!alert) throw new Error('No alert was opened');
    for (const id of ['petugas-1', 'petugas-2', 'ketua'])
      await expect(satgas.act.take(alert, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('alarms at once when nobody stands above the region', async () => {
    const satgas = theSatgas({ officers: team.filter((one) => !above.includes(one.officerId)) });
    await expect(satgas.open(reported())).rejects.toThrow('Nobody can be told');
    await satgas.pass(1);
    expect(satgas.counted).toContain('AlertsUnreachable');
    expect(satgas.sent).toEqual([]);
  });

  it('goes past whoever above it has a name like the accused', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported({ names: [marks('Ibu Intansari')] }));
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).toEqual(['nasional', 'lembaga']);
  });

  it('is told to nobody whose name cannot be compared', async () => {
    const officers = team.map((one) =>
      one.officerId === 'provinsi' ? { ...one, nameMarks: undefined } : one,
    );
    const satgas = theSatgas({ officers });
    await satgas.open(reported({ names: [marks('Sari Umparan')] }));
    expect(toldBy(satgas)).toEqual(['nasional']);
  });
});

describe('once the unit is settled', () => {
  const settled = async (more: Partial<Barring> = {}, before: Partial<Barring> = {}) => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(reported(before));
    satgas.waitMinutes(20);
    await satgas.open(named(more));
    return satgas;
  };

  it('the region is told, without those of the unit, and nobody is asked any more', async () => {
    const satgas = await settled();
    expect(toldBy(satgas)).toEqual(['provinsi', 'petugas-1']);
    expect(alertsOf(satgas).map(({ state, isNaming }) => [state, isNaming])).toEqual([
      ['resolved', true],
      ['open', undefined],
    ]);
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).not.toContain('petugas-2');
    expect(toldBy(satgas)).toContain('ketua');
  });

  it('and nobody of the region is concerned, everybody of it is told', async () => {
    const satgas = await settled({ standing: 'none', units: [] });
    expect(toldBy(satgas)).toEqual(['provinsi', 'petugas-1', 'petugas-2']);
  });

  it('the region is not told all the same when the accused leads it', async () => {
    const satgas = await settled({ wholeRegion: true });
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).toEqual(['provinsi', 'nasional']);
  });

  it('whose name is like that of the accused is not told, whatever was settled', async () => {
    const names = [marks('Meiliana')];
    const satgas = await settled({ standing: 'none', units: [], names }, { names });
    await satgas.pass(24 * 60);
    expect(toldBy(satgas)).not.toContain('petugas-1');
    expect(toldBy(satgas)).toContain('petugas-2');
  });

  it('the region is told once, however often that is told', async () => {
    const satgas = await settled();
    const sent = satgas.sent.length;
    await satgas.open(named());
    expect(satgas.sent).toHaveLength(sent);
    expect(satgas.kept.size).toBe(2);
  });

  it('another way afterwards, whoever must not know any more has it no longer', async () => {
    const satgas = await settled();
    const open = alertsOf(satgas).find(({ isNaming }) => !isNaming);
    if (!open) throw new Error('The region was not told');
    await satgas.act.take(open, 'petugas-1');
    await satgas.open(named({ units: ['INSPEKTORAT'] }, 2));
    await expect(satgas.act.resolve(open, 'petugas-1')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
