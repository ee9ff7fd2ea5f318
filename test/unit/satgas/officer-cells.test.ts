import { describe, expect, it } from '@jest/globals';
import { emailCell, phoneCell } from '../../../functions/satgas/officers/contact-cells.ts';
import {
  activeCell,
  nameCell,
  refuseFaults,
  regionCell,
  unitCell,
} from '../../../functions/satgas/officers/officer-cells.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { demoCampaign } from '../../support/campaign.ts';

const readOr = <Value>(read: () => Value): Value | string | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason;
    throw error;
  }
};

describe('a cell of a list of officers', () => {
  it.each([
    ['81200000991.0', '+6281200000991'],
    ['6281200000991.0', '+6281200000991'],
    ['81200000991,00', '+6281200000991'],
    ['81.200.000.991,00', '+6281200000991'],
    ['81,200,000,991', '+6281200000991'],
    ['0812.0000.0991', '+6281200000991'],
    ['https://wa.me/6281200000991', '+6281200000991'],
    ['0812 0000 0991 dan 0813 0000 0992', 'two-numbers'],
    ['0812 0000 0991 0813 0000 0992', 'two-numbers'],
    ['0812 0000 0991 ext 2', 'not-a-number'],
  ])('phone "%s": %s', (cell, read) => expect(readOr(() => phoneCell(cell))).toBe(read));

  it.each([
    ['18-09', '18.09'],
    ['1809.0', '18.09'],
    ['１８．０９', '18.09'],
    ['18.09 Kabupaten Pesawaran', '18.09'],
    ['18.09 - Pesawaran', '18.09'],
    ['18.09 Kabupaten Pringsewu', 'no-region-code'],
    ['18-Sep', 'became-a-date'],
    ['2018-09-01', 'became-a-date'],
  ])('region "%s": %s', (cell, read) => expect(readOr(() => regionCell(cell))).toBe(read));

  it.each([
    ['siti@contoh.go.id;', 'siti@contoh.go.id'],
    ['Siti Contoh <siti@contoh.go.id>', 'siti@contoh.go.id'],
    ['ｓｉｔｉ@contoh.go.id', 'siti@contoh.go.id'],
    ['siti..c@contoh.go.id', 'not-an-address'],
    ['.siti@contoh.go.id', 'not-an-address'],
  ])('e-mail "%s": %s', (cell, read) => expect(readOr(() => emailCell(cell))).toBe(read));

  it.each(['123', '????', 'TRUE', 'NaN'])('name "%s" is nobody’s', (cell) =>
    expect(readOr(() => nameCell(cell))).toBe('not-a-name'),
  );

  it('is read as a unit with Kab. for Kabupaten', () => {
    const region = demoCampaign().regions.find(({ code }) => code === '18.09');
    expect(unitCell('Dinas Pendidikan Kab. Pesawaran', region)).toBe('DISDIK');
    try {
      unitCell('Dinas Antah', region);
    } catch (error) {
      expect(error).toMatchObject({
        errors: [{ facts: { units: expect.stringContaining('DISDIK') } }],
      });
    }
    expect.assertions(2);
  });

  it.each([
    ['✓', true],
    ['1.0', true],
    ['Non Aktif', false],
  ])('active "%s": %s', (cell, read) => expect(activeCell(cell)).toBe(read));

  it('that a failed formula left is refused by its column, whichever it is', () => {
    const none = { region: '', id: '', rung: '', unit: '', lang: '', active: '', account: '' };
    const faults = { name: '#N/A', phone: '#REF!', email: 'Err:502' };
    try {
      refuseFaults({ ...none, ...faults });
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toMatchObject({
        errors: Object.keys(faults).map((field) => ({ field, reason: 'spreadsheet-fault' })),
      });
    }
  });
});
