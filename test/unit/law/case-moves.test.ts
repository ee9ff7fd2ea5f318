import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  caseStates,
  deadlineStartedBy,
  moveCase,
  moves,
  movesFrom,
  sanctions,
  type CaseState,
  type Given,
  type Move,
  type MoveName,
  type Mover,
  type Need,
} from '../../../functions/reports/cases/case-moves.ts';
import { stageWords } from '../../../functions/reports/follow-up/stage-words.ts';
import { deadlineSteps } from '../../../functions/reports/law/deadline-rules.ts';

const everything = (by: Mover, more: Partial<Given> = {}): Given => ({
  by,
  reason: 'Dua saksi melihatnya.',
  question: 'Kapan tepatnya?',
  authority: 'bawaslu',
  registerNumber: '12/LP/PB/Kab/18.09/XI/2026',
  sanction: 'moral',
  ...more,
});
const names = (found: Move[]) => found.map(({ name }) => name);

type Row = [MoveName, CaseState[], CaseState, Need[], Mover[]];
const both: Mover[] = ['officer', 'chair'];

// Written down apart from the table, so that a slip of the pen in one of them shows.
const rows: Row[] = [
  ['check', ['received'], 'checked', [], both],
  ['ask', ['received', 'checked', 'verified'], 'asked', ['question'], both],
  ['back', ['asked'], 'checked', [], ['reporter']],
  ['go-on', ['asked'], 'checked', ['reason'], both],
  ['verify', ['checked'], 'verified', ['reason'], both],
  ['refer', ['verified', 'referred'], 'referred', ['authority'], both],
  ['hand-over', ['verified', 'referred'], 'referred', ['authority'], ['authority']],
  ['register', ['referred'], 'referred', ['authority', 'registerNumber'], both],
  ['decide', ['referred'], 'decided', ['authority', 'reason'], both],
  ['sanction', ['decided', 'sanctioned'], 'sanctioned', ['sanction'], both],
  ['not-prove', ['checked', 'verified', 'decided'], 'not-proven', ['reason'], both],
  ['rule-out', ['received', 'checked', 'verified'], 'out-of-scope', ['reason'], both],
  ['withdraw', ['received', 'checked', 'asked', 'verified'], 'withdrawn', [], ['reporter']],
  ['keep-as-lead', ['withdrawn'], 'checked', ['reason'], both],
  ['close', ['sanctioned', 'not-proven', 'withdrawn', 'out-of-scope'], 'closed', [], both],
  ['reopen', ['closed'], 'checked', ['reason'], both],
  [
    'reopen-reviewed',
    ['not-proven', 'out-of-scope', 'closed'],
    'checked',
    ['reason'],
    ['reviewer'],
  ],
];

describe('the moves of a case', () => {
  it('are those of the table, and no other', () => {
    expect(moves.map(({ name }) => name)).toEqual(rows.map(([name]) => name));
  });

  it.each(rows)('%s: from %j to %s, needing %j, by %j', (name, from, to, needs, who) => {
    for (const state of caseStates)
      for (const by of ['officer', 'chair', 'reporter', 'reviewer'] as const) {
        const moved = moveCase(state, name, everything(by));
        if (!who.includes(by)) expect(moved).toMatchObject({ ok: false, reason: 'not-yours' });
        else if (from.includes(state)) expect(moved).toEqual({ ok: true, to });
        else expect(moved).toMatchObject({ ok: false, reason: 'not-from-here' });
      }
    const [state = 'received'] = from;
    const [by = 'officer'] = who;
    for (const need of needs)
      for (const nothing of [undefined, '', '   ']) {
        const given = { ...everything(by), [need]: nothing };
        expect(moveCase(state, name, given)).toEqual({
          ...{ ok: false, reason: 'missing', missing: [need] },
        });
      }
    if (needs.length === 0) expect(moveCase(state, name, { by })).toEqual({ ok: true, to });
  });

  it('refuse what is no move', () => {
    expect(moveCase('received', 'leap', everything('officer'))).toEqual({
      ...{ ok: false, reason: 'no-such-move', missing: [] },
    });
  });

  it('bring a case back to where the reporter was asked, and nowhere else', () => {
    const back = (askedIn: CaseState) =>
      moveCase('asked', 'back', everything('reporter', { askedIn }));
    for (const state of ['received', 'checked', 'verified'] as const)
      expect(back(state)).toEqual({ ok: true, to: state });
    for (const state of ['closed', 'referred', 'asked'] as const)
      expect(back(state)).toEqual({ ok: true, to: 'checked' });
  });

  it('are offered by state and by who asks', () => {
    expect(names(movesFrom('received', 'officer'))).toEqual(['check', 'ask', 'rule-out']);
    expect(names(movesFrom('asked', 'reporter'))).toEqual(['back', 'withdraw']);
    expect(names(movesFrom('closed', 'chair'))).toEqual(['reopen']);
    expect(names(movesFrom('referred', 'reporter'))).toEqual([]);
  });
});

describe('the laws of the state machine', () => {
  const state = fc.constantFrom(...caseStates);
  const mover = fc.constantFrom<Mover[]>('officer', 'chair', 'reporter', 'reviewer');
  const given: fc.Arbitrary<Given> = fc.record({
    by: mover,
    reason: fc.option(fc.string(), { nil: undefined }),
    question: fc.option(fc.string(), { nil: undefined }),
    authority: fc.constantFrom('bawaslu', 'bkn', 'ppk', undefined),
    registerNumber: fc.option(fc.string(), { nil: undefined }),
    sanction: fc.constantFrom(...sanctions.map(({ kind }) => kind), undefined),
    askedIn: fc.option(state, { nil: undefined }),
  });
  const name = fc.constantFrom(...moves.map((move) => move.name));

  it('nothing leads out of a closed case but reopening it, with a reason', () => {
    fc.assert(
      fc.property(name, given, (move, what) => {
        const moved = moveCase('closed', move, what);
        if (!moved.ok) return;
        expect(move).toBe(what.by === 'reviewer' ? 'reopen-reviewed' : 'reopen');
        expect(what.reason?.trim()).toBeTruthy();
      }),
    );
  });

  it('however a case was moved, it stands in a state that is known', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, given), { maxLength: 40 }), (made) => {
        let at: CaseState = 'received';
        for (const [move, what] of made) {
          const moved = moveCase(at, move, what);
          if (moved.ok) at = moved.to;
        }
        expect(caseStates).toContain(at);
      }),
    );
  });

  it('the satgas can bring every state to closed without the reporter, and every state is reached', () => {
    const next = (from: CaseState) =>
      movesFrom(from, 'officer').flatMap(({ name: move }) => {
        const moved = moveCase(from, move, everything('officer'));
        return moved.ok ? [moved.to] : [];
      });
    const reached = (from: CaseState): Set<CaseState> => {
      const seen = new Set<CaseState>([from]);
      for (const one of seen) for (const to of next(one)) seen.add(to);
      return seen;
    };
    for (const from of caseStates)
      expect({ from, closes: reached(from).has('closed') }).toEqual({ from, closes: true });
    expect([...reached('received'), 'withdrawn'].sort()).toEqual([...caseStates].sort());
  });

  it('what was passed on can no longer be withdrawn', () => {
    for (const from of ['referred', 'decided', 'sanctioned', 'closed'] as const)
      expect(moveCase(from, 'withdraw', everything('reporter')).ok).toBe(false);
  });
});

describe('the clock', () => {
  it('stops while the reporter is asked, goes on after, and ends with the case', () => {
    const clocks = Object.fromEntries(moves.map((move) => [move.name, move.clock]));
    expect(clocks).toMatchObject({
      ask: 'stops',
      back: 'resumes',
      'go-on': 'resumes',
      close: 'ends',
    });
    expect(Object.values(clocks).filter((clock) => clock === 'starts')).toHaveLength(13);
  });

  it('starts with each move that says so a deadline that is known', () => {
    for (const { name, clock } of moves)
      for (const authority of ['bawaslu', 'bkn', 'ppk'] as const) {
        const step = deadlineStartedBy(name, everything('officer', { authority }));
        expect({ name, starts: step !== undefined }).toEqual({ name, starts: clock === 'starts' });
        if (step) expect(deadlineSteps).toContain(step);
      }
  });

  it('of a referral follows from whom it went to', () => {
    const startedBy = (name: MoveName, authority?: Given['authority']) =>
      deadlineStartedBy(name, everything('officer', { authority }));
    expect(startedBy('refer', 'bawaslu')).toBe('bawaslu-study');
    expect(startedBy('refer', 'bkn')).toBe('referral-followed-up');
    expect(startedBy('register', 'bawaslu')).toBe('bawaslu-decides');
    expect(startedBy('refer')).toBeUndefined();
    expect(deadlineStartedBy('leap', everything('officer'))).toBeUndefined();
  });
});

describe('words', () => {
  it('tell the reporter of every state where the case stands and what comes next', () => {
    expect(Object.keys(stageWords).sort()).toEqual([...caseStates].sort());
    for (const state of caseStates) {
      const { title, next } = stageWords[state];
      expect(title.id && title.en && next.id && next.en).toBeTruthy();
    }
    expect(JSON.stringify(stageWords)).not.toMatch(/diregistrasi/i);
  });

  it('name every move and sanction in both languages', () => {
    for (const { label } of moves) expect(label.id && label.en).toBeTruthy();
    expect(sanctions.map(({ kind }) => kind)).toEqual([
      ...['moral', 'medium', 'heavy', 'dismissal', 'blocked-data'],
    ]);
    for (const { id, en } of sanctions) expect(Math.min(id.length, en.length)).toBeGreaterThan(5);
  });
});
