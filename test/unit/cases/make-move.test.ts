import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlinesOf } from '../../../functions/reports/cases/case-deadline.ts';
import { moves, type CaseState } from '../../../functions/reports/cases/case-moves.ts';
import { dueOrNull, nothingDueMs, type Case } from '../../../functions/reports/cases/case.ts';
import { makeMove, type MoveFields } from '../../../functions/reports/cases/make-move.ts';
import { aCase, countingWith, mondayNine } from '../../support/cases.ts';

const hourMs = 3_600_000;
const counting = countingWith();
const officer = { role: 'officer' as const, personId: 'petugas-1' };
const reporter = { role: 'reporter' as const };

const moved = (kept: Case, move: string, fields: MoveFields = {}, at = mondayNine + hourMs) => {
  const who = ['back', 'withdraw'].includes(move) ? reporter : officer;
  const made = makeMove(kept, { move, fields, who, at }, counting);
  if (!made.ok) throw new Error(`${move}: ${made.reason} ${made.missing.join()}`);
  return made;
};

/** A case led along by moves, an hour apart. */
const along = (kept: Case, ...steps: [string, MoveFields?][]): Case =>
  steps.reduce(
    (now, [move, fields], i) => moved(now, move, fields, mondayNine + (i + 1) * hourMs).case,
    kept,
  );
const why = { reason: 'Cocok dengan buktinya.' };
const bawaslu = { authority: 'bawaslu' as const };
const dueOf = (kept: Case) => {
  const due = dueOrNull(kept);
  return due === null ? null : new Date(due).toISOString();
};

describe('a case that begins', () => {
  it('is received, unread, and due when its completeness must be checked', () => {
    // Received on Monday the 23rd; two calendar days from the day after: Wednesday, to its end in WIB.
    const kept = aCase();
    expect(kept).toMatchObject({ state: 'received', version: 0, queue: '18.09#open', nags: 0 });
    expect([kept.dueFor, dueOf(kept)]).toEqual(['check-completeness', '2026-11-25T16:59:59.999Z']);
  });

  it('with a name is due for Bawaslu where that comes first', () => {
    // Known on the 19th, pilkada: seven calendar days, to the end of the 26th; verifying has until the 30th.
    const named = aCase({}, { lane: 'named', details: { knownOn: '2026-11-19' } });
    const checked = moved(named, 'check').case;
    expect([checked.dueFor, dueOf(checked)]).toEqual([
      'report-after-known',
      '2026-11-26T16:59:59.999Z',
    ]);
    const missed = { ...checked, missedBawaslu: true };
    expect(moved(missed, 'ask', { question: 'Kapan?' }).case.dueFor).toBe('reporter-completes');
  });

  it('with a name that came too late for Bawaslu is counted by its own steps only', () => {
    const late = aCase({}, { lane: 'named', details: { knownOn: '2026-11-01' } });
    expect(late.dueFor).toBe('check-completeness');
    expect(deadlinesOf(late, counting).map(({ step }) => step)).toEqual(['check-completeness']);
  });

  it('without a name has no deadline at Bawaslu', () => {
    const lead = aCase({}, { details: { knownOn: '2026-11-17' } });
    expect(deadlinesOf(lead, counting).map(({ step }) => step)).toEqual(['check-completeness']);
  });
});

describe('a move', () => {
  it('counts a version, tells who, when, why and what was given, and starts the next deadline', () => {
    const checked = moved(aCase(), 'check').case;
    const { case: verified, entry } = moved(checked, 'verify', why);
    expect(verified).toMatchObject({ state: 'verified', version: 2, dueFor: 'refer' });
    // A day from that very moment.
    expect(verified.dueAt).toBe(mondayNine + 25 * hourMs);
    expect(entry).toMatchObject({
      item: 'move#000002',
      who: officer,
      move: 'verify',
      from: 'checked',
      to: 'verified',
      why: why.reason,
      at: mondayNine + hourMs,
    });
    expect(verified.lastMove).toMatchObject({ move: 'verify', role: 'officer', version: 2 });
  });

  it('keeps no more of what was given than the move is for', () => {
    const given = { ...why, sanction: 'heavy' as const, registerNumber: '12', question: 'Apa?' };
    const { entry, case: kept } = moved(moved(aCase(), 'check').case, 'verify', given);
    expect(entry.given).toEqual({});
    expect([kept.sanction, kept.references]).toEqual([undefined, {}]);
  });

  it('of passing on remembers to whom, and the number typed back', () => {
    const verified = along(aCase(), ['check'], ['verify', why]);
    const twice = along(
      verified,
      ['refer', bawaslu],
      ['refer', { authority: 'bkn', registerNumber: 'SBT-77', lapor: '8812345' }],
      ['register', { ...bawaslu, registerNumber: '004/LP/PB/Kab/08.09/XI/2026' }],
    );
    expect(twice.referredTo).toEqual(['bawaslu', 'bkn']);
    expect(twice.references).toEqual({
      bkn: 'SBT-77',
      lapor: '8812345',
      bawaslu: '004/LP/PB/Kab/08.09/XI/2026',
    });
    expect(twice.dueFor).toBe('bawaslu-decides');
  });

  it('of sanctions remembers each, the last one counting, and how the case ended', () => {
    const decided = along(
      aCase(),
      ['check'],
      ['verify', why],
      ['refer', bawaslu],
      ['decide', { ...bawaslu, ...why, recommendation: '12/REK/2026' }],
    );
    const sanctioned = along(
      decided,
      ['sanction', { sanction: 'medium' }],
      ['sanction', { sanction: 'blocked-data' }],
    );
    expect(sanctioned).toMatchObject({
      outcome: 'sanctioned',
      sanction: 'blocked-data',
      references: { recommendation: '12/REK/2026' },
    });
    expect(sanctioned.sanctions.map(({ kind }) => kind)).toEqual(['medium', 'blocked-data']);
    const closed = moved(sanctioned, 'close').case;
    expect(closed).toMatchObject({ queue: '18.09#closed', outcome: 'sanctioned' });
    expect([closed.dueFor, dueOf(closed), closed.dueAt > nothingDueMs]).toEqual([
      undefined,
      null,
      true,
    ]);
    expect(moved(closed, 'reopen', why).case).toMatchObject({
      state: 'checked',
      queue: '18.09#open',
      outcome: undefined,
      dueFor: 'verify',
    });
  });

  it('ends reminders of the deadline that was', () => {
    const nagged = aCase({ nags: 3, naggedFor: 1, naggedAt: 2 });
    expect(moved(nagged, 'check').case).toMatchObject({ nags: 0, naggedFor: undefined });
  });
});

describe('asking the reporter', () => {
  // Checked at 10.00 on Monday: seven days from Tuesday, to the end of Monday the 30th.
  const checked = moved(aCase(), 'check').case;
  const asked = moved(checked, 'ask', { question: 'Jam berapa?' }, mondayNine + 2 * hourMs).case;

  it('stops the clock, and waits two days for them', () => {
    expect(dueOf(checked)).toBe('2026-11-30T16:59:59.999Z');
    expect(asked).toMatchObject({
      state: 'asked',
      askedIn: 'checked',
      dueFor: 'reporter-completes',
    });
    expect(dueOf(asked)).toBe('2026-11-25T16:59:59.999Z');
    const [own] = deadlinesOf(asked, counting);
    expect(own?.deadline).toMatchObject({ paused: true, dueAt: undefined });
  });

  it('goes back where it was asked, later by the days the clock stood still', () => {
    // Answered on Thursday the 26th: Tuesday to Thursday are not counted, Monday had not begun to count.
    const back = moved(asked, 'back', {}, Date.parse('2026-11-26T05:00:00Z')).case;
    expect(back).toMatchObject({ state: 'checked', dueFor: 'verify', askedSince: undefined });
    expect(dueOf(back)).toBe('2026-12-03T16:59:59.999Z');
    const again = moved(back, 'ask', { question: 'Di mana?' }, Date.parse('2026-11-30T05:00:00Z'));
    expect(again.case.stops).toHaveLength(2);
    const answered = moved(again.case, 'back', {}, Date.parse('2026-11-30T06:00:00Z')).case;
    expect(dueOf(answered)).toBe('2026-12-04T16:59:59.999Z');
  });

  it('does not stop Bawaslu’s own clock', () => {
    const named = aCase({}, { lane: 'named', details: { knownOn: '2026-11-17' } });
    const stopped = moved(named, 'ask', { question: 'Apa?' }).case;
    expect([stopped.dueFor, dueOf(stopped)]).toEqual([
      'report-after-known',
      '2026-11-24T16:59:59.999Z',
    ]);
  });

  it('can be given up by officers, with a reason', () => {
    expect(
      makeMove(asked, { move: 'go-on', fields: {}, who: officer, at: 1 }, counting),
    ).toMatchObject({ ok: false, missing: ['reason'] });
    expect(moved(asked, 'go-on', why).case.state).toBe('checked');
  });

  it('ends when the reporter withdraws instead', () => {
    expect(moved(asked, 'withdraw').case).toMatchObject({
      state: 'withdrawn',
      askedSince: undefined,
      stops: [],
      outcome: 'withdrawn',
      dueFor: 'close',
    });
  });
});

describe('any way through the moves', () => {
  const fields: MoveFields = {
    ...why,
    ...bawaslu,
    question: 'Apa?',
    registerNumber: '12',
    sanction: 'moral',
  };
  const walk = fc.array(fc.constantFrom(...moves.map(({ name }) => name)), { maxLength: 25 });

  it('counts each move once, keeps the queue and the clock in step, and tells each in the history', () => {
    fc.assert(
      fc.property(walk, (names) => {
        let kept = aCase();
        const told: CaseState[] = [];
        names.forEach((move, i) => {
          const who = ['back', 'withdraw'].includes(move) ? reporter : officer;
          const at = mondayNine + (i + 1) * hourMs;
          const made = makeMove(kept, { move, fields, who, at }, counting);
          if (!made.ok) return;
          expect(made.entry).toMatchObject({ from: kept.state, to: made.case.state });
          told.push(made.entry.to);
          kept = made.case;
        });
        expect(kept.version).toBe(told.length);
        expect(kept.queue).toBe(kept.state === 'closed' ? '18.09#closed' : '18.09#open');
        expect(kept.dueFor === undefined).toBe(kept.state === 'closed');
        expect(kept.askedSince !== undefined).toBe(kept.state === 'asked');
        expect(kept.stops.some(({ toMs }) => toMs === undefined)).toBe(kept.state === 'asked');
        for (const state of told) expect(kept.reached[state]).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
