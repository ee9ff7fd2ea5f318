import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eachOf } from '../../shared/each-of.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7];

describe('working on many things', () => {
  it('returns what came of each in order, with at most so many at once', async () => {
    let running = 0;
    let most = 0;
    const squares = await eachOf(numbers, { atOnce: 3 }, async (n) => {
      most = Math.max(most, ++running);
      await sleep(8 - n);
      running -= 1;
      return n * n;
    });
    expect(squares).toEqual([1, 4, 9, 16, 25, 36, 49]);
    expect(most).toBe(3);
  });

  it('lets one that fails stop no other, and throws the first fault itself when all are done', async () => {
    const done: number[] = [];
    const fault = new Error('the third');
    const all = eachOf(numbers, { atOnce: 2 }, (n) => {
      if (n === 3) throw fault;
      if (n === 5) throw new Error('the fifth');
      done.push(n);
      return Promise.resolve();
    });
    await expect(all).rejects.toBe(fault);
    expect(done).toEqual([1, 2, 4, 6, 7]);
  });
});
