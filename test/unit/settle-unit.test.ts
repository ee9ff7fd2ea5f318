import { describe, expect, it } from '@jest/globals';
import {
  namedBy,
  settleUnit,
  type PeopleFields,
} from '../../functions/reports/intake/settle-unit.ts';
import { withUnitWritten } from '../../functions/reports/intake/chosen-unit.ts';
import { reportExample } from '../../functions/reports/intake/report-example.ts';
import { checkTogether, reportForm } from '../../functions/reports/intake/report-form.ts';
import { unitsOf } from '../../shared/units.ts';
import { servedRegion } from '../../shared/campaign.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { likenessKey } from '../support/builders.ts';
import { refusal } from '../support/case-asks.ts';
import { demoCampaign } from '../support/campaign.ts';

const region = servedRegion(demoCampaign(), '18.09');
if (!region) throw new Error('Pesawaran is not served');
const names = [nameMarks(likenessKey, 'Sutrisna Contoh')];
const aForm = reportForm.parse(reportExample);
const settle = (said: PeopleFields, isLikely = false) =>
  settleUnit(region, said, { names, isLikely });

describe('where an accused serves', () => {
  it('is settled by a report that names a unit for certain', () => {
    expect(settle({ accusedUnit: 'kantor BKD' })).toEqual({
      barring: { standing: 'named', units: ['BKPSDM'], names },
      accusedUnitCode: 'BKPSDM',
    });
  });

  it('is settled by one that names several, each of which is kept away', () => {
    const { barring, accusedUnitCode } = settle({ accusedUnit: 'Setwan / Dinas Kesehatan' });
    expect(barring).toMatchObject({ standing: 'named' });
    expect(barring.units).toEqual(expect.arrayContaining(['SETWAN', 'SEKDA', 'DINKES', 'RSUD']));
    expect(accusedUnitCode).toBeUndefined();
  });

  it.each<[string, PeopleFields]>([
    ['no unit', {}],
    ['a unit nobody is certain of', { accusedUnit: 'Dinas di tempat lain' }],
    ['people who must not see it', { accusedUnit: 'DISDIK', keepFrom: 'Pak Kabid' }],
    ['people beside an office', { accusedUnit: 'DISDIK', keepFrom: 'Inspektorat dan Pak Andri' }],
  ])('is to be named from above where a report says %s', (_, said) => {
    expect(settle(said).barring.standing).toBe('to-be-named');
  });

  it('is to be named from above where somebody who could be told may be meant', () => {
    const { barring, accusedUnitCode } = settle({ accusedUnit: 'DISDIK' }, true);
    expect(barring).toMatchObject({ standing: 'to-be-named', names });
    expect(accusedUnitCode).toBe('DISDIK');
  });

  it('keeps away the office that a name says, whatever unit is named', () => {
    const said = { accusedUnit: 'DISDIK', accusedName: 'Bapak Bupati Dendi' };
    expect(settle(said).barring).toMatchObject({ wholeRegion: true });
    const other = settle({ accusedUnit: 'DISDIK', accusedName: 'Sari (Inspektorat)' });
    expect(other.barring.units).toEqual(expect.arrayContaining(['DISDIK', 'INSPEKTORAT']));
  });

  it('keeps away the unit that the reporter excludes, also after it is named otherwise', () => {
    const { barring } = settle({ accusedUnit: 'DISDIK', keepFrom: 'kantor inspektorat' });
    expect(barring).toMatchObject({ standing: 'named', excludedUnits: ['INSPEKTORAT'] });
    const after = namedBy(region, barring, ['DINKES']);
    expect(after.units).toEqual(expect.arrayContaining(['DINKES', 'INSPEKTORAT', 'IRBAN-1']));
    expect(after.units).not.toContain('DISDIK');
    expect(after.names).toEqual(names);
  });

  it('is nowhere in the region when it is named so', () => {
    const { barring } = settle({ accusedUnit: 'Kementerian Agama' });
    expect(namedBy(region, barring, [])).toEqual({ standing: 'none', units: [], names });
  });
});

describe('a unit as it is chosen on the form', () => {
  const form = { ...aForm, accusedUnit: '18.09/DISDIK' };

  it('is stored by its name', () => {
    expect(withUnitWritten(region, form).accusedUnit).toBe('Dinas Pendidikan Kabupaten Pesawaran');
    expect(withUnitWritten(region, { ...form, accusedUnit: 'kantor BKD' }).accusedUnit).toBe(
      'kantor BKD',
    );
  });

  it('may be another, which is written beside it, or not known', () => {
    const other = { ...form, accusedUnit: 'lain' };
    expect(withUnitWritten(region, { ...other, accusedUnitOther: 'Kemenag' }).accusedUnit).toBe(
      'Kemenag',
    );
    expect(withUnitWritten(region, other).accusedUnit).toBeUndefined();
    expect(() => {
      checkTogether({ ...other, accusedName: 'Contoh Nama' }, '2026-11-29');
    }).not.toThrow();
  });

  it.each([
    ['14.06/DISDIK', 'not-of-that-region'],
    ['18.09/DPUPR', 'unknown-unit'],
  ])('%s is refused: %s', async (accusedUnit, reason) => {
    expect(await refusal(() => withUnitWritten(region, { ...form, accusedUnit }))).toBe(
      `invalid-fields ${reason}`,
    );
  });

  it('is one of the region’s units, each of which is read back as itself', () => {
    for (const { code } of unitsOf(region)) {
      const { accusedUnit } = withUnitWritten(region, { ...form, accusedUnit: `18.09/${code}` });
      expect(settle({ accusedUnit }).accusedUnitCode).toBe(code);
    }
  });
});
