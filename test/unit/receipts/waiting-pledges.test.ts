import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  sendWaiting,
  shouldComeAgain,
  waitingPledge,
  type Answered,
  type KeptReceipt,
  type WaitingPledge,
} from '../../../functions/pledges/offline/waiting-pledges.ts';

const aPledge = (more: Partial<WaitingPledge> = {}): WaitingPledge => ({
  key: 'key-1',
  madeAt: 1000,
  body: 'region=18.09&number=198609262015051001&idempotencyKey=key-1&swornAt=1000',
  ...more,
});

const aPhone = (...pledges: WaitingPledge[]) => {
  const waiting = new Map(pledges.map((one) => [one.key, one]));
  const receipts = new Map<string, KeptReceipt>();
  return {
    receipts,
    waiting: () => Promise.resolve([...waiting.values()]),
    keep: (one: WaitingPledge) => Promise.resolve(void waiting.set(one.key, one)),
    finish: (one: KeptReceipt) => {
      receipts.set(one.key, one);
      waiting.delete(one.key);
      return Promise.resolve();
    },
  };
};

const accepted: Answered = { status: 201, body: { receipt: 'RECEIPT' } };
const refused = (reason: string, message: string): Answered => ({
  status: 422,
  body: { title: 'Ada isian yang perlu diperbaiki', errors: [{ field: 'x', reason, message }] },
});

describe('a pledge that waits on the phone', () => {
  it('is what the form would have sent, under the name and time it was given when pressed', () => {
    const { body } = aPledge();
    expect(waitingPledge(body)).toEqual({ key: 'key-1', madeAt: 1000, body });
  });

  it('is none where the page has no script to name it: the browser then says what is wrong', () => {
    expect(waitingPledge('region=18.09&idempotencyKey=key-1&swornAt=')).toBeUndefined();
    expect(waitingPledge('region=18.09&swornAt=1000')).toBeUndefined();
  });

  it('leaves the phone when it is sent, and the receipt that stays holds no number', async () => {
    const phone = aPhone(aPledge());
    expect(await sendWaiting(phone, () => Promise.resolve(accepted))()).toEqual({
      sent: 1,
      left: 0,
    });
    expect(await phone.waiting()).toEqual([]);
    expect([...phone.receipts.values()]).toEqual([
      { key: 'key-1', receipt: 'RECEIPT', madeAt: 1000 },
    ]);
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the register is busy', () => Promise.resolve({ status: 503, body: undefined })],
    ['too many ask at once', () => Promise.resolve({ status: 429, body: {} })],
  ])('waits on where %s, and no other is tried meanwhile', async (_, answer) => {
    const phone = aPhone(aPledge(), aPledge({ key: 'key-2' }));
    let asked = 0;
    const outcome = await sendWaiting(phone, () => (asked++, answer()))();
    expect(outcome).toEqual({ sent: 0, left: 2 });
    expect(asked).toBe(1);
    expect(await phone.waiting()).toHaveLength(2);
  });

  it('that is refused says why, is not sent again, leaves no number on the phone, and holds up no other', async () => {
    const phone = aPhone(aPledge(), aPledge({ key: 'key-2', madeAt: 2000 }));
    const post = ({ key }: { key: string }) =>
      Promise.resolve(key === 'key-1' ? refused('bad-date', 'tanggal lahir tidak ada') : accepted);
    expect(await sendWaiting(phone, post)()).toEqual({ sent: 1, left: 0 });
    expect(await phone.waiting()).toMatchObject([
      { key: 'key-1', body: '', refused: 'tanggal lahir tidak ada' },
    ]);
    let asked = 0;
    await sendWaiting(phone, () => (asked++, Promise.resolve(accepted)))();
    expect(asked).toBe(0);
  });

  it('of a phone whose clock runs ahead is sent without its time, under the same name', async () => {
    const phone = aPhone(aPledge());
    const bodies: string[] = [];
    const post = ({ key, body }: { key: string; body: string }) => {
      bodies.push(`${key} ${body}`);
      return Promise.resolve(
        body.includes('swornAt') ? refused('in-the-future', 'di masa depan') : accepted,
      );
    };
    expect(await sendWaiting(phone, post)()).toEqual({ sent: 1, left: 0 });
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe('key-1 region=18.09&number=198609262015051001&idempotencyKey=key-1');
  });

  it('is counted once however its answers are lost, and none is lost', async () => {
    const answers = fc.array(fc.constantFrom('arrives', 'is lost', 'answer is lost', 'busy'), {
      maxLength: 12,
    });
    const pledges = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(pledges, answers, async (times, fates) => {
        const phone = aPhone(...times.map((at) => aPledge({ key: `key-${at}`, madeAt: at })));
        const register = new Set<string>();
        const post = ({ key }: { key: string }): Promise<Answered> => {
          const fate = fates.shift() ?? 'arrives';
          if (fate === 'is lost') return Promise.reject(new TypeError('Failed to fetch'));
          if (fate === 'busy') return Promise.resolve({ status: 503, body: undefined });
          register.add(key);
          if (fate === 'answer is lost') return Promise.reject(new TypeError('Failed to fetch'));
          return Promise.resolve(accepted);
        };
        const send = sendWaiting(phone, post);
        for (let turn = 0; turn < 20; turn++) await send();
        expect(register.size).toBe(times.length);
        expect(phone.receipts.size).toBe(times.length);
        expect(await phone.waiting()).toEqual([]);
      }),
    );
  });
});

describe('an answer to a pledge', () => {
  it.each([
    [201, false],
    [409, false],
    [422, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
  ])('of %i comes again: %s', (status, again) => {
    expect(shouldComeAgain(status)).toBe(again);
  });
});
