import { describe, expect, it } from '@jest/globals';
import { casesAsCsv } from '../../../functions/reports/cases/export-cases.ts';
import { aCase } from '../../support/cases.ts';

describe('the export of cases', () => {
  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '＝1'])(
    'holds no cell that a spreadsheet would run: %j',
    (formula) => {
      const sheet = casesAsCsv([aCase({ accusedUnit: formula })], 0);
      for (const cell of sheet.replace('\uFEFF', '').split(/[,\r\n]+/))
        expect(cell).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/);
      expect(sheet).toContain(`'${formula.trim()}`);
    },
  );
});
