import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineOf, readRounds } from '../../../functions/reports/law-decrees/round-lines.ts';
import { addDays } from '../../../shared/calendar/dates.ts';
import type { Round } from '../../../shared/calendar/election.ts';

const second =
  'Putaran kedua | pilkada | sejak 28 November 2027 | penetapan 1 Desember 2027 | kampanye 5 Desember 2027 – 20 Desember 2027 | pemungutan 24 Desember 2027';
const phases = {
  determinationOn: '2027-12-01',
  campaignFrom: '2027-12-05',
  campaignTo: '2027-12-20',
  voteOn: '2027-12-24',
};

/** Rounds of any days in their order, by gaps between them. */
const rounds: fc.Arbitrary<Round> = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 }),
    start: fc.integer({ min: 0, max: 3000 }),
    isQuiet: fc.boolean(),
    kind: fc.constantFrom('pilkada' as const, 'pemilu' as const),
    where: fc.boolean(),
    en: fc.option(fc.constant('Second round'), { nil: undefined }),
  })
  .map(({ gaps, start, isQuiet, kind, where, en }) => {
    const days = gaps.reduce<string[]>(
      (all, gap) => [...all, addDays(all.at(-1) ?? '', gap)],
      [addDays('2026-01-01', start)],
    );
    const [
      from = '',
      determinationOn = '',
      campaignFrom = '',
      campaignTo = '',
      quiet = '',
      voteOn = '',
    ] = days;
    return {
      ...{ kind, from, name: { id: 'Putaran kedua', en: en ?? 'Putaran kedua' } },
      ...(where && { regions: ['18.09', '18.02'] }),
      phases: {
        determinationOn,
        campaignFrom,
        campaignTo,
        ...(isQuiet && { quietFrom: quiet }),
        voteOn,
      },
    };
  });

describe('a line about a round', () => {
  it('is read in either language, with days in words or as machines write them', () => {
    const english =
      'Putaran kedua | Second round | PILKADA | from 28 November 2027 | determination 2027-12-01 | campaign 5 December 2027 - 20 December 2027 | vote 24 December 2027 | in 18.09, 18.02';
    expect(readRounds(`${second}\n\n${english}`)).toEqual({
      errors: [],
      value: [
        {
          kind: 'pilkada',
          name: { id: 'Putaran kedua', en: 'Putaran kedua' },
          from: '2027-11-28',
          phases,
        },
        {
          ...{ kind: 'pilkada', name: { id: 'Putaran kedua', en: 'Second round' } },
          ...{ from: '2027-11-28', phases, regions: ['18.09', '18.02'] },
        },
      ],
    });
  });

  it('says what is read from it again', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        expect(readRounds(lineOf(round))).toEqual({ value: [round], errors: [] });
      }),
    );
  });

  it.each([
    ['without a kind of election', second.replace('| pilkada ', ''), 'no-round-line'],
    ['without its vote', second.replace(/ \| pemungutan.*/, ''), 'no-round-line'],
    ['with a day that is none', second.replace('24 Desember', '32 Desember'), 'no-round-line'],
    ['with two votes', `${second} | pemungutan 25 Desember 2027`, 'no-round-line'],
    ['with a part that is none', `${second} | kira-kira | entah`, 'no-round-line'],
    ['with a region that is none', `${second} | di Lampung`, 'no-round-line'],
    ['without a name', ` ${second.slice(second.indexOf('|'))}`, 'no-round-line'],
    [
      'that votes before it campaigns',
      second.replace('24 Desember', '2 Desember'),
      'round-days-order',
    ],
  ])('%s is refused with its number', (_, line, reason) => {
    expect(readRounds(`\n${line}`).errors).toEqual([
      { field: 'rounds', reason, facts: { line: '2' } },
    ]);
  });

  it('is one of twenty at most', () => {
    expect(readRounds(Array(20).fill(second).join('\n')).errors).toEqual([]);
    expect(readRounds(Array(21).fill(second).join('\n')).errors).toEqual([
      { field: 'rounds', reason: 'too-many' },
    ]);
  });
});
