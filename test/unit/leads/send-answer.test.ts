import { describe, expect, it } from '@jest/globals';
import { sealAnswer, windowMs, type Answer } from '../../../functions/reports/answers/answer.ts';
import type { MoveAnswer } from '../../../functions/reports/answers/answer-store.ts';
import { sendAnswer } from '../../../functions/reports/answers/send-answer.ts';
import { sendText, type SendText } from '../../../functions/reports/answers/send-text.ts';
import { answerText } from '../../../functions/reports/answers/words.ts';
import { aSealing } from '../../support/sealing.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const reportKey = 'k'.repeat(32);
const inside = {
  ...{ to: '6281200009999', code: '1234 5678 9012 3452', caseNumber: 'LP-ABCDEF' },
  path: '/lengkapi/token',
};

/** An answer in a table of one row, and what its phone was sent. */
const aRoom = async (outcomes: Awaited<ReturnType<SendText>>[], now = at) => {
  const sealed = await sealAnswer(aSealing, reportKey, inside);
  let state: Answer['state'] = 'to-send';
  const answer: Answer = { reportKey, state, sealed, until: at + windowMs, expiresAt: 0 };
  const sent: string[] = [];
  const counted: string[] = [];
  const move: MoveAnswer = (_, { from, to }) => {
    if (state !== from) return Promise.resolve('not-there');
    state = to;
    return Promise.resolve('moved');
  };
  const work = sendAnswer({
    ...{ move, key: aSealing.key, publicUrl: 'https://netral.example', now: () => now },
    send: (phone, text) => {
      sent.push(`${phone} ${text}`);
      return Promise.resolve(outcomes.shift() ?? 'sent');
    },
    count: (metric) => counted.push(metric),
  });
  return {
    ...{ sent, counted, state: () => state, move },
    run: () => work(answer),
  };
};

describe('the answer to a lead', () => {
  it('carries code and link, and is sent once, however often its row is told', async () => {
    const room = await aRoom([]);
    expect(await room.run()).toBe('sent');
    expect(await room.run()).toBe('ended-before');
    expect(room.sent).toHaveLength(1);
    expect(room.sent[0]).toContain(inside.code);
    expect(room.sent[0]).toContain('https://netral.example/lengkapi/token');
  });

  it('is not sent again where a first try ended in between: perhaps it was taken', async () => {
    const room = await aRoom([]);
    await room.move(reportKey, { from: 'to-send', to: 'sending' });
    expect(await room.run()).toBe('unsure');
    expect([room.sent, room.counted]).toEqual([[], ['AnswersUnsure']]);
  });

  it('is tried again where it surely was not taken', async () => {
    const room = await aRoom(['not-taken']);
    await expect(room.run()).rejects.toThrow('tried again');
    expect(room.state()).toBe('to-send');
    expect(await room.run()).toBe('sent');
  });

  it.each(['refused', 'unsure'] as const)('ends where it is %s', async (outcome) => {
    const room = await aRoom([outcome]);
    expect(await room.run()).toBe(outcome);
    expect(await room.run()).toBe('ended-before');
    expect(room.sent).toHaveLength(1);
  });

  it('is not sent once the day is over', async () => {
    const room = await aRoom([], at + windowMs);
    expect(await room.run()).toBe('late');
    expect(room.sent).toEqual([]);
  });

  it('says nothing of what was sent, and fits a message', () => {
    const text = answerText({ ...inside, link: `https://netral.example/${'x'.repeat(300)}` });
    expect(text.length).toBeLessThan(4096);
    expect(text).not.toContain(inside.to);
  });
});

describe('sending by AWS End User Messaging Social', () => {
  const number = 'arn:aws:social-messaging:ap-southeast-1:000000000000:phone-number-id/abc';
  const outcomeOf = (name: string) => {
    const error = Object.assign(new Error(name), { name });
    return sendText({ send: () => Promise.reject(error) }, number)('6281200009999', 'Halo');
  };

  it.each<[string, string]>([
    ['InvalidParametersException', 'refused'],
    ['ThrottledRequestException', 'not-taken'],
    ['AccessDeniedException', 'not-taken'],
    ['DependencyException', 'unsure'],
    ['InternalServiceException', 'unsure'],
    ['TimeoutError', 'unsure'],
  ])('reads %s as %s', async (name, outcome) => {
    expect(await outcomeOf(name)).toBe(outcome);
  });
});
