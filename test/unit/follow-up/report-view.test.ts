import { describe, expect, it } from '@jest/globals';
import { messagesThatFit } from '../../../functions/reports/messages/messages-that-fit.ts';
import { messageIdOf, type Message } from '../../../functions/reports/messages/message.ts';
import { showReport } from '../../../functions/reports/follow-up/report-view.ts';
import { stageWords } from '../../../functions/reports/follow-up/stage-words.ts';
import { aTrackedReport, trackedRows } from '../../support/follow-up.ts';

const hour = 3_600_000;
const { receivedAt } = aTrackedReport();
const at = (hours: number) => receivedAt + hours * hour;
const iso = (ms: number) => new Date(ms).toISOString();

const move = (hours: number, to: string, more: object = {}) => ({
  caseKey: 'k',
  item: `move#${String(hours).padStart(6, '0')}`,
  at: at(hours),
  who: { personId: 'pesawaran-officer-1', role: 'officer' },
  why: 'Alasan yang hanya untuk satgas',
  from: 'received',
  to,
  ...more,
});

const shown = (rows: Parameters<typeof trackedRows>[0], report = aTrackedReport()) =>
  showReport(report, trackedRows({ report, ...rows }));

const message = (hours: number, from: 'reporter' | 'officer', text = 'Halo'): Message => ({
  reportKey: 'k',
  messageId: messageIdOf(at(hours), 'id'),
  from,
  text,
  at: at(hours),
  expiresAt: 2_000_000_000,
});

const none = { authority: null, registerNumber: null, handedOver: false };

describe('what a reporter is shown', () => {
  it('begins with the receipt, before there is a case', () => {
    const { stage, timeline, dueAt } = shown({});
    expect(stage).toBe('received');
    expect(timeline).toEqual([{ ...none, at: iso(receivedAt), stage: 'received' }]);
    expect(dueAt).toBeNull();
  });

  it('tells each move, to whom it was passed on and under which number, and nobody who made it', () => {
    const given = { authority: 'bawaslu', registerNumber: '004/LP/PB/2026' };
    const report = shown({
      caseItems: [
        { item: 'case', state: 'referred', dueAt: at(72), who: 'pesawaran-officer-1' },
        move(30, 'referred', { given }),
        move(5, 'checked'),
      ],
    });
    expect(report.stage).toBe('referred');
    expect(report.timeline.map(({ stage }) => stage)).toEqual(['received', 'checked', 'referred']);
    expect(report.timeline[2]).toEqual({
      ...{ at: iso(at(30)), stage: 'referred', handedOver: false },
      ...given,
    });
    expect(report.dueAt).toBe(iso(at(72)));
    const text = JSON.stringify(report);
    for (const secret of ['pesawaran-officer-1', 'hanya untuk satgas']) {
      expect(text).not.toContain(secret);
    }
  });

  it('tells a second authority and a register number though the state stays', () => {
    const referred = (hours: number, given: object) =>
      move(hours, 'referred', { from: 'referred', given });
    const { timeline } = shown({
      caseItems: [
        { item: 'case', state: 'referred' },
        referred(4, { authority: 'bkn' }),
        referred(6, { authority: 'bkn', registerNumber: 'B-77' }),
      ],
    });
    expect(timeline.slice(1).map(({ registerNumber }) => registerNumber)).toEqual([null, 'B-77']);
  });

  it('goes on with a withdrawn case that the satgas took up again', () => {
    const report = shown(
      {
        caseItems: [
          { item: 'case', state: 'checked' },
          move(5, 'withdrawn'),
          move(9, 'checked', { from: 'withdrawn' }),
        ],
      },
      aTrackedReport({ withdrawnAt: at(4) }),
    );
    expect(report.stage).toBe('checked');
    expect(report.may).toEqual({ giveName: false, withdraw: false });
  });

  it('leaves out entries that move nothing, and rows it does not know', () => {
    const { timeline } = shown({
      caseItems: [
        move(2, 'received', { why: 'deadline-recomputed' }),
        move(3, 'a-state-of-the-future'),
        { item: 'dup#x' },
        'nonsense',
      ],
    });
    expect(timeline).toHaveLength(1);
  });

  it('says that the clock paused while the satgas waits for an answer, and until when it waits', () => {
    const report = shown({ caseItems: [{ item: 'case', state: 'asked', dueAt: at(72) }] });
    expect(report).toMatchObject({ clockStopped: true, dueAt: iso(at(72)) });
  });

  it('has no date where nothing is due', () => {
    const never = Number.MAX_SAFE_INTEGER;
    expect(
      shown({ caseItems: [{ item: 'case', state: 'decided', dueAt: never }] }).dueAt,
    ).toBeNull();
    expect(
      shown({ caseItems: [{ item: 'case', state: 'closed', dueAt: at(9) }] }).dueAt,
    ).toBeNull();
  });

  it.each([
    ['received', true],
    ['checked', true],
    ['asked', true],
    ['verified', true],
    ['referred', false],
    ['decided', false],
    ['closed', false],
  ])('offers withdrawal in state %s: %s', (state, withdraw) => {
    const { may } = shown({ caseItems: [{ item: 'case', state, dueAt: at(1) }] });
    expect(may.withdraw).toBe(withdraw);
  });

  it('offers a name to a lead, and neither name nor withdrawal after a withdrawal', () => {
    expect(shown({}).may).toEqual({ giveName: true, withdraw: true });
    expect(shown({}, aTrackedReport({ lane: 'named' })).may.giveName).toBe(false);
    const withdrawn = shown({}, aTrackedReport({ withdrawnAt: at(4) }));
    expect(withdrawn.may).toEqual({ giveName: false, withdraw: false });
    expect(withdrawn.stage).toBe('withdrawn');
    expect(withdrawn.timeline.at(-1)).toMatchObject({ stage: 'withdrawn', at: iso(at(4)) });
  });

  it('names officers "satgas", and marks what came since the box was last opened', () => {
    const { messages } = shown({
      messages: [message(9, 'officer'), message(5, 'officer'), message(1, 'reporter')],
      box: { reporterLookedAt: at(6) },
    });
    expect(messages.map(({ from, unread }) => [from, unread])).toEqual([
      ['satgas', true],
      ['satgas', false],
      ['you', false],
    ]);
  });

  it('tells what was done with each piece of evidence and when, not by whom', () => {
    const { evidence } = shown({
      evidence: [
        { item: 'evidence#e2', state: 'sealed', sha256: 'def', bytes: 2048, at: at(1) },
        // A row that does not say when it came.
        { item: 'evidence#e1', state: 'sealed', sha256: 'abc', key: 'evidence/k/e1' },
        { item: 'custody#e1#2', at: at(2), what: 'viewed', who: 'pesawaran-officer-1' },
        { item: 'custody#e1#1', at: at(1), what: 'captured' },
        { item: 'custody#e2#1', at: at(1), what: 'captured' },
      ],
    });
    expect(evidence).toEqual([
      {
        id: 'e1',
        state: 'sealed',
        reason: null,
        sha256: 'abc',
        bytes: null,
        at: null,
        custody: [
          { at: iso(at(1)), what: 'captured', role: null },
          { at: iso(at(2)), what: 'viewed', role: null },
        ],
        opened: [],
      },
      {
        id: 'e2',
        state: 'sealed',
        reason: null,
        sha256: 'def',
        bytes: 2048,
        at: iso(at(1)),
        custody: [{ at: iso(at(1)), what: 'captured', role: null }],
        opened: [],
      },
    ]);
  });

  it('tells who asked for the name, agreed and read it, by role, region and purpose only', () => {
    const row = { at: at(1), personId: 'p-1', region: '18.09', category: 'referral' };
    const { identityAccess } = shown({
      identityAccess: [
        { ...row, item: 'request#r1', role: 'officer', reason: 'Rahasia satgas', bodyHash: 'h' },
        { ...row, item: 'approval#r1', role: 'chair', at: at(2) },
        { ...row, item: 'read#1', role: 'officer', at: at(3) },
      ],
    });
    expect(identityAccess).toEqual([
      { at: iso(at(3)), what: 'read', role: 'officer', region: '18.09', category: 'referral' },
      { at: iso(at(2)), what: 'approved', role: 'chair', region: '18.09', category: 'referral' },
      { at: iso(at(1)), what: 'asked', role: 'officer', region: '18.09', category: 'referral' },
    ]);
  });

  it('says until when it is kept', () => {
    expect(shown({}).keptUntil).toBe(iso(receivedAt + 365 * 24 * hour));
  });

  it('has words for every stage in both languages', () => {
    for (const { title, next } of Object.values(stageWords)) {
      for (const { id, en } of [title, next])
        expect(Math.min(id.length, en.length)).toBeGreaterThan(5);
    }
  });
});

describe('messages on one page', () => {
  it('are as many as fit, and at least one, with the way to the older ones', () => {
    const long = Array.from({ length: 9 }, (_, n) => message(9 - n, 'reporter', '"'.repeat(2000)));
    const { shown: fit, olderFrom } = messagesThatFit(long);
    expect(fit).toHaveLength(1);
    expect(olderFrom).toBe(long[0]?.messageId);
  });

  it('lead on when a whole page was read, and nowhere when all is shown', () => {
    const page = Array.from({ length: 30 }, (_, n) => message(30 - n, 'reporter'));
    expect(messagesThatFit(page).olderFrom).toBe(messagesThatFit(page).shown.at(-1)?.messageId);
    expect(messagesThatFit(page.slice(0, 5)).olderFrom).toBeUndefined();
  });
});
