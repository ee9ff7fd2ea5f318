import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../functions/reports/cases/case.ts';
import { moveCaseUseCase } from '../../../functions/reports/cases/move-case.ts';
import { looksInvented } from '../../../functions/reports/cases/register-number.ts';
import { attemptOf } from '../../support/attempts.ts';
import { aCase, countingWith, mondayNine } from '../../support/cases.ts';

const at = Date.parse('2026-11-23T02:00:00Z');

describe('the register number of an authority', () => {
  it.each([
    '004/LP/PB/Kab/08.09/XI/2026',
    '12/LP/PB/Kab/18.09/XI/2026',
    '007/LP/XI',
    'SBT-77',
    '800.1.6/231/BKPSDM/2025',
  ])('%s looks like one', (number) => expect(looksInvented(number, at)).toBe(false));

  it.each([
    ['12', 'has no parts'],
    ['belum ada/nanti', 'has no digit'],
    ['000/000', 'is one digit over and over'],
    ['111-LP', 'is one digit over and over'],
    ['12345/LP', 'is counted up'],
    ['004/LP/PB/Kab/08.09/XI/2019', 'is of another year'],
    ['004/LP/2031', 'is of a year to come'],
  ])('%s %s', (number) => expect(looksInvented(number, at)).toBe(true));

  it('of the first hours of a year is of that year, and of the year before', () => {
    const newYear = Date.parse('2026-12-31T18:00:00Z');
    expect(looksInvented('001/LP/I/2027', newYear)).toBe(false);
    expect(looksInvented('301/LP/XII/2026', newYear)).toBe(false);
  });
});

describe('a number that looks invented', () => {
  const desk = () => {
    let kept: Case = aCase({ state: 'referred' });
    const given: unknown[] = [];
    const move = moveCaseUseCase({
      cases: {
        find: () => Promise.resolve(kept),
        entry: () => Promise.resolve(undefined),
        change: (_, { case: changed, entry }) => {
          kept = changed;
          given.push(entry.given);
          return Promise.resolve('changed');
        },
      },
      messageWrites: () => [],
      notWithdrawn: () => [],
      isElsewhere: () => Promise.resolve(false),
      numberRow: () => ({}),
      sampled: () => Promise.resolve({}),
      counting: () => Promise.resolve(countingWith()),
      now: () => mondayNine,
    });
    const enter = async (registerNumber: string, numberChecked?: 'yes') => {
      const fields = { authority: 'bawaslu' as const, registerNumber, numberChecked };
      const attempt = await attemptOf(undefined, { registerNumber });
      const who = { role: 'officer' as const, personId: 'petugas-1' };
      const place = { region: kept.region, officerId: 'petugas-1' };
      return move({ kept, move: 'register', fields, version: kept.version, who, place, attempt });
    };
    return { enter, given, kept: () => kept };
  };

  it('is asked about once, and taken with a note when it was compared with the letter', async () => {
    const { enter, given, kept } = desk();
    const before = kept();
    await expect(enter('12345')).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: [{ field: 'registerNumber', reason: 'looks-invented' }],
    });
    expect(kept()).toBe(before);
    expect(await enter('12345', 'yes')).toMatchObject({ moved: true });
    expect(given).toEqual([
      { authority: 'bawaslu', registerNumber: '12345', numberChecked: 'yes' },
    ]);
  });

  it('is no question where it looks right', async () => {
    const { enter, given } = desk();
    expect(await enter('004/LP/PB/Kab/18.09/XI')).toMatchObject({ moved: true });
    expect(given).toMatchObject([{ registerNumber: '004/LP/PB/Kab/18.09/XI' }]);
  });
});
