import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standings } from '../../../functions/pledges/register/standing.ts';
import { aNewPledge } from '../../support/new-pledges.ts';
import { watchedRegister } from '../../support/two-worlds.ts';

const region = '18.09';
const units = ['DISDIK', 'SEKDA', 'DINKES'];
type Register = ReturnType<typeof watchedRegister>;

/** What others do: anything, in any order. */
type Event = { who: number; unit: number; standing: (typeof standings)[number]; erased: boolean };
const anyEvents: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    who: fc.nat(30),
    unit: fc.nat(2),
    standing: fc.constantFrom(...standings),
    erased: fc.constantFrom(false, false, false, true),
  }),
  { maxLength: 40 },
);

/** What a party of four does: claims with any number, the target's too, and each of them proves to be there once. */
type Probe = { claims: number | 'target'; unit: number; provesFirst: boolean };
const anyProbes: fc.Arbitrary<Probe[]> = fc.array(
  fc.record({
    claims: fc.oneof(fc.constant('target' as const), fc.nat(60)),
    unit: fc.nat(2),
    provesFirst: fc.boolean(),
  }),
  { minLength: 1, maxLength: 20 },
);

const live = async (register: Register, events: readonly Event[]): Promise<void> => {
  // The first press of a region makes its document, whoever it was.
  await register.store(aNewPledge({ personKey: 'first', standing: 'claimed' }));
  for (const { who, unit, standing, erased } of events) {
    const personKey = `other-${String(who)}`;
    if (erased) await register.erase(personKey);
    else await register.store(aNewPledge({ personKey, standing, unit: units[unit] ?? '' }));
  }
};

/** What the party sees after each of its probes. */
const probing = async (register: Register, probes: readonly Probe[]) => {
  const seen = [register.seen()];
  let proofs = 0;
  for (const { claims, unit, provesFirst } of probes) {
    if (provesFirst && proofs < 4) {
      proofs += 1;
      await register.store(aNewPledge({ personKey: `party-${String(proofs)}` }));
      seen.push(register.seen());
    }
    const before = register.seen();
    const personKey = claims === 'target' ? 'target' : `other-${String(claims)}`;
    await register.store(
      aNewPledge({ personKey, standing: 'claimed', unit: units[unit] ?? '', receiptId: 'spy' }),
    );
    expect(register.seen()).toEqual(before);
    seen.push(register.seen());
  }
  return seen;
};

describe('a party of four that probes', () => {
  it('moves nothing by any claim, and sees the same whether somebody had claimed or had not, over any history', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, anyProbes, fc.nat(2), async (events, probes, unit) => {
        const worlds = [watchedRegister(region), watchedRegister(region)] as const;
        for (const register of worlds) await live(register, events);
        await worlds[0].store(
          aNewPledge({ personKey: 'target', standing: 'claimed', unit: units[unit] ?? '' }),
        );
        const [had, hadNot] = [await probing(worlds[0], probes), await probing(worlds[1], probes)];
        expect(had).toEqual(hadNot);
      }),
      { numRuns: 40 },
    );
  });

  it('moves nothing by claims with the number of somebody who attended, confirmed, or stands on a sheet', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyEvents,
        anyProbes,
        fc.constantFrom(...standings),
        async (events, probes, standing) => {
          const register = watchedRegister(region);
          await live(register, events);
          await register.store(aNewPledge({ personKey: 'target', standing }));
          await probing(register, probes);
        },
      ),
      { numRuns: 40 },
    );
  });
});
