import { describe, expect, it } from '@jest/globals';
import { verdict } from './burst/report.ts';
import { countOption, numberOption } from './options.ts';
import { monthFaults } from './satgas-month.ts';

const claimed = (accepted: number, counted: number) => ({
  standing: 'claimed' as const,
  ...{ accepted, counted },
});

describe('the faults of a burst', () => {
  const settled = {
    accepted: 10,
    lost: 0,
    kept: 10,
    counted: 10,
    byStanding: [claimed(2, 2)],
    engineSeconds: 1,
    readersSeconds: [{ name: 'plain', seconds: 2 }],
  };
  const writes = (times: number) => Array.from({ length: times }, () => ({ item: 'a', second: 1 }));
  const faults = (more: object, times = 1) =>
    verdict([{ ...settled, ...more }], writes(times), 5).join('; ');

  it('are none where all holds', () => expect(faults({})).toBe(''));
  it.each([
    [{ accepted: 0 }, 1, /no pledge was accepted/],
    [{ lost: 1 }, 1, /1 pledges were lost/],
    [{ kept: 12 }, 1, /2 pledges were lost/],
    [{ counted: 11 }, 1, /1 pledges were counted twice/],
    [{ counted: 9, kept: 9 }, 1, /fewer are counted/],
    [{ byStanding: [claimed(2, 3)] }, 1, /3 are counted as claimed, 2 were accepted so/],
    [{ byStanding: [claimed(0, 0)] }, 1, /nobody was accepted as claimed/],
    [{ engineSeconds: undefined }, 1, /older than 5 s/],
    [{ readersSeconds: [{ name: 'plain', seconds: 6 }] }, 1, /older than 5 s/],
    [{}, 20, /written 20 times a second/],
  ])('%j with %d writes', (more, times, words) => expect(faults(more, times)).toMatch(words));
});

describe('the faults of a month', () => {
  const endedAt = Date.parse('2026-11-30T00:00:00Z');
  const good = { reports: 5, alerts: 5, withoutFirstAlert: 0, spent: 10, open: [], endedAt };
  const faults = (more: object) => monthFaults({ ...good, ...more }, { monthlySms: 10 }).join('; ');

  it('are none where all holds', () => expect(faults({})).toBe(''));
  it.each([
    [{ reports: 0, alerts: 0 }, /no report/],
    [{ alerts: 4 }, /5 reports made 4 alerts/],
    [{ withoutFirstAlert: 1 }, /1 first alerts were lost/],
    [{ spent: 11 }, /11 SMS/],
    [{ open: [{ dueAt: endedAt - 12 * 3_600_000 }] }, /1 alerts are stuck/],
  ])('%j', (more, words) => expect(faults(more)).toMatch(words));
});

describe('an option of a bench', () => {
  it.each(['', '0', '-1', 'many', 'Infinity'])('is refused by name: %j', (text) => {
    expect(() => numberOption('seconds', text)).toThrow(/--seconds/);
  });
  it('is a whole number where things are counted', () => {
    expect(() => countOption('cold', '1.5')).toThrow(/--cold/);
    expect(countOption('cold', '2')).toBe(2);
    expect(numberOption('seconds', '0.5')).toBe(0.5);
  });
});
