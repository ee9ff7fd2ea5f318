import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimsToPublish, claimSteps } from '../../functions/pledges/counting/claims.ts';

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** What is published day after day. */
const publishedOf = (noiseKey: Uint8Array, days: readonly number[], region = '18.09'): number[] => {
  let published = 0;
  return days.map(
    (people) => (published = claimsToPublish({ region, people, published, noiseKey })),
  );
};

describe('what is published of claims', () => {
  it('is one of a few steps, never more than there were, and the same for the same state', () => {
    fc.assert(
      fc.property(anyKey, fc.array(fc.nat(3000), { maxLength: 20 }), (key, days) => {
        const shown = publishedOf(key, days);
        for (const [i, number] of shown.entries()) {
          expect([0, ...claimSteps]).toContain(number);
          expect(number).toBeLessThanOrEqual(Math.max(...days.slice(0, i + 1)));
        }
        expect(publishedOf(key, days)).toEqual(shown);
      }),
    );
  });

  it('lets no party of four find out anything by its own claims, moved to and fro over any days: no more than one step is ever shown, and nobody can know when', () => {
    fc.assert(
      fc.property(
        anyKey,
        fc.integer({ min: 0, max: 1500 }),
        fc.array(fc.nat(4), { minLength: 1, maxLength: 30 }),
        (key, others, ofParty) => {
          const withTarget = publishedOf(
            key,
            ofParty.map((own) => others + 1 + own),
          );
          const changes = withTarget.filter((shown, i) => i > 0 && shown !== withTarget[i - 1]);
          expect(changes.length).toBeLessThanOrEqual(1);
        },
      ),
    );
    // For somebody who knows how many others there are, to one: the step shows for one secret in ten or more only.
    for (const others of [5, 9, 14, 60, 99, 150, 999]) {
      let differs = 0;
      for (let n = 0; n < 400; n += 1) {
        const key = Buffer.alloc(32, String(n).padStart(4, '0'));
        const [without] = publishedOf(key, [others]);
        const [target] = publishedOf(key, [others + 1]);
        if (without !== target) differs += 1;
      }
      expect(differs / 400).toBeLessThan(0.2);
    }
  });

  it('goes back only when half are gone', () => {
    const key = new Uint8Array(32);
    expect(publishedOf(key, [500, 99, 51, 49, 0])).toEqual([100, 100, 100, 10, 0]);
  });
});
