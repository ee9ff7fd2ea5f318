import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../functions/reports/cases/case.ts';
import type { CaseState, MoveName } from '../../../functions/reports/cases/case-moves.ts';
import { moves } from '../../../functions/reports/cases/case-moves.ts';
import { takesTwo } from '../../../functions/reports/cases/end-by-two.ts';
import { moveCaseUseCase } from '../../../functions/reports/cases/move-case.ts';
import { attemptOf } from '../../support/attempts.ts';
import { aCase, countingWith, mondayNine } from '../../support/cases.ts';

/** One case that officers move, in memory. */
const theCase = (severity: number, state: CaseState) => {
  let kept: Case = aCase({ severity, state });
  const history: string[] = [];
  const move = moveCaseUseCase({
    cases: {
      find: () => Promise.resolve(kept),
      entry: () => Promise.resolve(undefined),
      change: (_, { case: changed, entry }) => {
        kept = changed;
        history.push(`${entry.move} ${entry.who.personId ?? ''}`);
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
  return {
    history,
    kept: () => kept,
    move: async (name: string, personId: string, reason = 'Tidak ada bukti.') => {
      const fields = { reason };
      const attempt = await attemptOf(undefined, fields);
      const who = { role: 'officer' as const, personId };
      const place = { region: kept.region, officerId: personId };
      return move({ kept, move: name, fields, version: kept.version, who, place, attempt });
    },
  };
};

const ends: [MoveName, CaseState, CaseState][] = [
  ['not-prove', 'checked', 'not-proven'],
  ['not-prove', 'decided', 'not-proven'],
  ['rule-out', 'received', 'out-of-scope'],
  ['rule-out', 'verified', 'out-of-scope'],
  ['close', 'withdrawn', 'closed'],
];

describe.each(ends)('%s of a serious case that is %s', (name, from, to) => {
  it.each([4, 5])('is not ended by one, however often they ask (severity %i)', async (severity) => {
    const { kept, move } = theCase(severity, from);
    const before = kept();
    await move(name, 'petugas-1');
    expect(kept()).toMatchObject({ state: from, ending: { move: name, by: 'petugas-1' } });
    expect(kept().dueAt).toBe(before.dueAt);
    await expect(move(name, 'petugas-1')).rejects.toMatchObject({
      code: 'not-allowed',
      errors: [{ reason: 'needs-a-second' }],
    });
    expect(kept().state).toBe(from);
  });

  it('is ended by two, both in its history', async () => {
    const { history, kept, move } = theCase(5, from);
    await move(name, 'petugas-1');
    await move(name, 'ketua');
    expect(kept()).toMatchObject({ state: to });
    expect(kept().ending).toBeUndefined();
    expect(history).toEqual(['propose-end petugas-1', `${name} ketua`]);
  });

  it('is ended by one below severity 4', async () => {
    const { kept, move } = theCase(3, from);
    await move(name, 'petugas-1');
    expect(kept()).toMatchObject({ state: to });
  });
});

describe('the end that somebody proposed', () => {
  it('is set aside by whoever takes another step, and must be proposed anew', async () => {
    const { kept, move } = theCase(5, 'checked');
    await move('not-prove', 'petugas-1');
    await move('verify', 'petugas-2');
    expect(kept().ending).toBeUndefined();
    await move('not-prove', 'petugas-2');
    expect(kept()).toMatchObject({ state: 'verified', ending: { by: 'petugas-2' } });
  });

  it('is no agreement to another end', async () => {
    const { kept, move } = theCase(5, 'checked');
    await move('rule-out', 'petugas-1');
    await move('not-prove', 'petugas-2');
    expect(kept()).toMatchObject({ state: 'checked', ending: { move: 'not-prove' } });
  });

  it('is asked of every move that ends a case which no authority has seen', () => {
    const ending = new Set<CaseState>(['not-proven', 'out-of-scope', 'closed']);
    const seen = new Set<CaseState>(['sanctioned', 'not-proven', 'out-of-scope']);
    const all = moves.flatMap(({ name, from, to }) =>
      to !== 'as-before-asking' && ending.has(to)
        ? from.filter((state) => !seen.has(state)).map((state) => `${name} ${state}`)
        : [],
    );
    const asked = all.filter((one) => {
      const [name = '', state] = one.split(' ');
      return takesTwo({ severity: 5, state: state as CaseState }, name);
    });
    expect(asked).toEqual(all);
  });
});
