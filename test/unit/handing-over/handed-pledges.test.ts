import { describe, expect, it } from '@jest/globals';
import {
  handInAll,
  sealedIn,
  type Handed,
  type HandIn,
} from '../../../functions/pledges/offline/handed-pledges.ts';

const sealedOf = (n: number): string => `${String(n).padStart(6, '0')}${'s'.repeat(110)}`;

/** A phone that holds so many pledges of others. */
const aPhone = (count: number) => {
  const kept = new Map(
    Array.from({ length: count }, (_, n): [string, Handed] => {
      const one = sealedIn(sealedOf(n));
      if (!one) throw new Error('It is sealed');
      return [one.id, one];
    }),
  );
  const store = {
    all: () => Promise.resolve([...kept.values()]),
    take: (one: Handed) => Promise.resolve(void kept.set(one.id, one)),
    finish: (one: Handed) => Promise.resolve(void kept.set(one.id, one)),
  };
  return { kept, store };
};

describe('pledges that other phones handed over', () => {
  it('are read from the address behind which they stand, and from nothing else', () => {
    const sealed = sealedOf(7);
    expect(sealedIn(`https://netral.example/titipan#${sealed}\n`)).toEqual({
      ...{ id: sealed.slice(0, 40), sealed },
    });
    for (const other of ['', 'https://netral.example/', `#${'x'.repeat(50)}`, `${sealed}<script>`])
      expect(sealedIn(other)).toBeUndefined();
  });

  it('are handed in a few at a time, and their seal leaves the phone with the answer', async () => {
    const { kept, store } = aPhone(45);
    const sent: number[] = [];
    const handIn: HandIn = (some) => {
      sent.push(some.length);
      return Promise.resolve(some.map(() => 'stored'));
    };
    await handInAll(store, handIn);
    await handInAll(store, handIn);
    expect(sent).toEqual([20, 20, 5]);
    expect(
      [...kept.values()].every(({ sealed, state }) => sealed === '' && state === 'stored'),
    ).toBe(true);
  });

  it.each<[string, HandIn]>([
    ['nobody answers', () => Promise.resolve(undefined)],
    ['the line breaks', () => Promise.reject(new Error('no network'))],
    ['an answer is of other pledges', () => Promise.resolve(['stored'])],
  ])('stay on the phone while %s', async (_, handIn) => {
    const { kept, store } = aPhone(3);
    await handInAll(store, handIn);
    expect(
      [...kept.values()].every(({ sealed, state }) => sealed !== '' && state === undefined),
    ).toBe(true);
  });
});
