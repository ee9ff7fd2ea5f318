import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  counted,
  emptyFunnel,
  funnelDefinitions,
  summed,
  type Funnel,
} from '../../../functions/reports/cases/funnel.ts';
import type { Case } from '../../../functions/reports/cases/case.ts';
import { aCase, mondayNine } from '../../support/cases.ts';

const dayMs = 86_400_000;
const of = (cases: Case[], now = mondayNine): Funnel =>
  cases.reduce((funnel, kept) => counted(funnel, kept, now), emptyFunnel());

describe('the funnel', () => {
  it('counts how far a case ever got, and how it ended', () => {
    const reached = { received: 1, checked: 2, verified: 3, referred: 4, decided: 5 };
    const funnel = of([
      aCase(),
      aCase({ reached: { received: 1, checked: 2 } }, { lane: 'named' }),
      aCase({ reached, state: 'sanctioned', outcome: 'sanctioned', sanction: 'heavy' }),
      aCase({ reached, state: 'closed', outcome: 'not-proven' }),
      aCase({ state: 'closed', outcome: 'withdrawn' }),
      aCase({ state: 'out-of-scope', outcome: 'out-of-scope' }),
    ]);
    expect(funnel).toMatchObject({
      received: 6,
      named: 1,
      checked: 3,
      verified: 2,
      referred: 2,
      decided: 2,
      notProven: 1,
      withdrawn: 1,
      outOfScope: 1,
    });
    expect(funnel.sanctioned).toMatchObject({ heavy: 1, moral: 0 });
    expect(funnel.open).toEqual({ underWeek: 4, underMonth: 0, older: 0 });
  });

  it('counts open cases by age at its borders, and those overdue', () => {
    const kept = aCase({ dueAt: mondayNine + dayMs });
    const at = (days: number) => of([kept], mondayNine + days * dayMs);
    expect(at(1)).toMatchObject({ open: { underWeek: 1 }, overdue: 0 });
    expect(at(1 + 1 / dayMs)).toMatchObject({ overdue: 1 });
    expect(at(7)).toMatchObject({ open: { underWeek: 0, underMonth: 1, older: 0 }, overdue: 1 });
    expect(at(30)).toMatchObject({ open: { underMonth: 0, older: 1 } });
  });

  it('counts those that only the hourly sweep made a case of', () => {
    expect(of([aCase(), aCase({ foundAt: mondayNine })])).toMatchObject({ foundBySweep: 1 });
  });

  it('says of each number what it counts', () => {
    expect(Object.keys(funnelDefinitions).sort()).toEqual(Object.keys(emptyFunnel()).sort());
  });

  it('adds up regions to the same as all cases together', () => {
    const some = fc.array(
      fc.record({
        outcome: fc.constantFrom('sanctioned', 'not-proven', 'withdrawn', undefined),
        sanction: fc.constantFrom('moral', 'heavy', undefined),
        state: fc.constantFrom('checked', 'closed'),
        dueAt: fc.integer({ min: mondayNine - dayMs, max: mondayNine + dayMs }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [here, there] = [a, b].map((list) =>
          list.map((more) => aCase(more as Partial<Case>)),
        );
        const all = [...(here ?? []), ...(there ?? [])];
        expect(summed([of(here ?? []), of(there ?? [])])).toEqual(of(all));
      }),
      { numRuns: 50 },
    );
  });
});
