import { describe, expect, it } from '@jest/globals';
import { passedOnTo } from '../../../functions/reports/follow-up/stage-words.ts';

const lpsm = {
  ...{ of: 'bkn' as const, from: '2026-11-24', short: 'LPSM' },
  name: { id: 'Lembaga Pengawas', en: 'Merit Board' },
};
const [before, after] = ['2026-11-23T03:00:00Z', '2026-11-24T03:00:00Z'] as const;

describe('whom the page of a reporter says a report was passed on to', () => {
  it.each([
    ['before another took the place', before, before, 'kepada BKN'],
    [
      'before, looked at since',
      before,
      after,
      'kepada BKN (kini digantikan Lembaga Pengawas (LPSM))',
    ],
    ['since', after, after, 'kepada Lembaga Pengawas (LPSM)'],
  ])('is the authority of that day: %s', (_, at, shownAt, says) => {
    expect(passedOnTo('bkn', { at, shownAt, successors: [lpsm] }).id).toBe(says);
  });

  it('is as the release calls it where nobody has taken the place', () => {
    expect(passedOnTo('ppk', { at: after, shownAt: after, successors: [lpsm] })).toEqual({
      id: 'kepada pejabat pembina kepegawaian',
      en: 'to the official in charge of staff (PPK)',
    });
  });
});
