import { describe, expect, it } from '@jest/globals';
import { fieldSheets } from '../../../functions/reports/cases/field-sheets.ts';

const sheets = () =>
  fieldSheets({
    ...{ caseNumber: 'NTR-1809-7', lane: 'lead', occurredOn: '2026-11-20', classification: null },
    ...{ evidence: [], references: {} },
    report: {
      details: { conduct: 'like-post', accusedName: 'Bambang', place: 'Lapangan desa' },
      ...{ cameBy: 'form', links: ['https://contoh.test/1'] },
    },
  });

describe('the sheets to copy from', () => {
  it('ask what each desk asks, in its order', () => {
    const labels = sheets().map(({ desk, fields }) => [desk, fields.map(({ label }) => label)]);
    expect(labels).toEqual([
      ['sbt', expect.arrayContaining(['NIK atau NIP terlapor', 'Nomor aduan (dari SBT)'])],
      ['idis', expect.arrayContaining(['pnsOrangId', 'alasanHukumanDisiplinId', 'skNomor'])],
      ['informasi-awal', expect.arrayContaining(['IV. Peristiwa', 'Analisa'])],
    ]);
    expect(sheets()[0]?.fields[0]?.label).toBe('NIK atau NIP terlapor');
    expect(sheets()[1]?.fields).toHaveLength(20);
  });

  it('leave empty what only others know, and say where a field was not seen', () => {
    const [sbt, idis, lead] = sheets();
    expect(sbt?.fields[0]).toEqual({ label: 'NIK atau NIP terlapor', value: '', sure: 'seen' });
    expect(idis?.fields.filter(({ value }) => value !== '')).toHaveLength(2);
    expect(lead?.fields.every(({ sure }) => sure === 'recalled')).toBe(true);
    expect(lead?.title).not.toContain('Model A');
  });
});
