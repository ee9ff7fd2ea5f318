import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { arrivalPolicy } from '../../functions/pledges/counting/arrival-policy.ts';
import { arrivalStore } from '../../functions/pledges/counting/arrival-store.ts';
import { participationStore } from '../../functions/pledges/counting/participation-store.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../functions/pledges/counting/published-store.ts';
import { attendCeremony } from '../../functions/pledges/ceremonies/attend.ts';
import { passClaim } from '../../functions/pledges/pledging/pass-claim.ts';
import { submitPledge } from '../../functions/pledges/pledging/submit-pledge.ts';
import type { PledgeForm } from '../../functions/pledges/register/pledge-form.ts';
import { pledgeStore, type NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import {
  tally,
  type CountedPledge,
  type PledgeChange,
} from '../../functions/pledges/counting/tally.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { standings } from '../../functions/pledges/register/standing.ts';
import { signingKeyFromSeed } from '../../shared/receipt/receipt.ts';
import { attemptOf } from '../support/attempts.ts';
import { meter } from '../support/metered.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { tableOf } from '../support/table-of.ts';
import { demoCampaign } from '../support/campaign.ts';

/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

const campaign = demoCampaign();

let held: Awaited<ReturnType<typeof startTestEngine>>;
let metered: ReturnType<typeof meter>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(pledgesTable), tableOf(participationTable)]);
  metered = meter(held.client);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const costOf = async (act: () => Promise<unknown>): Promise<number> =>
  (await metered.of(act)).writeUnits;

const aPledge = (n: number, more: Partial<NewPledge> = {}): NewPledge =>
  aNewPledge({
    personKey: `person-${String(n)}`.padEnd(43, '-'),
    unit: `UNIT-${String(n % 8)}`,
    pledgedAt: 1_795_397_400_000 + n,
    sender: 'AbCdEf',
    ...more,
  });

const newPledges = (
  from: number,
  count: number,
  more: Partial<CountedPledge> = {},
): PledgeChange[] =>
  Array.from({ length: count }, (_, i) => ({
    sequence: String(from + i).padStart(30, '0'),
    after: {
      region: '18.09',
      unit: `UNIT-${String(i % 8)}`,
      act: 'ikrar',
      staffKind: 'pns',
      standing: (['attended', 'confirmed', 'claimed'] as const)[i % 3] ?? 'claimed',
      pledgedAt: 1_795_397_400_000,
      ...more,
    },
  }));

describe('what a pledge costs, by the engine’s own count', () => {
  it('is one write unit, for a first and for a repeated one, whatever it is worth and was worth before', async () => {
    const pledges = pledgeStore(held.client, 'pledges', endsAt);
    const all = Array.from({ length: 100 }, (_, n) => n);
    const atCeremony = {
      ceremony: '18.09-abcdefghijkl',
      ticket: 'ticket-1',
      code: 119_693_163,
      swornAt: 1_795_397_400_000,
    };
    const costs = async (more: Partial<NewPledge>) =>
      costOf(() => Promise.all(all.map((n) => pledges.store(aPledge(n, more)))));
    const rounds = ['claimed', ...standings, ...standings] as const;
    for (const standing of rounds) {
      const proof = standing.startsWith('attended') ? atCeremony : {};
      expect([standing, await costs({ standing, ...proof })]).toEqual([standing, 100]);
    }
  });

  it('is one call of the tables, for a claim of somebody who asks for no puzzle', async () => {
    const none = () => Promise.reject(new Error('nobody asked for it'));
    const submit = submitPledge({
      ...{ campaign, now: () => Date.parse('2026-11-23T01:00:00Z') },
      pledges: pledgeStore(held.client, 'pledges', endsAt),
      attend: attendCeremony({ key: none, find: none }),
      passClaim: passClaim({ gate: none, load: none }),
      pepper: () => Promise.resolve(Buffer.alloc(32, 1)),
      receiptKey: () => Promise.resolve(signingKeyFromSeed('ab'.repeat(32))),
    });
    const form: PledgeForm = {
      ...{ region: '18.09', unit: 'DISDIK', staffKind: 'pns', number: '198609262015051001' },
      agreed: true,
    };
    const sent = { attempt: await attemptOf('sekali', form), address: '192.0.2.1' };
    expect(await metered.of(() => submit(form, sent))).toEqual({
      ...{ calls: 1, writeUnits: 1, readUnits: 0 },
    });
  });

  it('is at most a tenth of a unit more for counting and publishing while 100 a second come from one region', async () => {
    const work = countAndPublish();
    let sequence = 1;
    // Two seconds of a hundred a second, the tally's window.
    const batch = 200;
    await work(newPledges(sequence, batch));
    for (let batches = 0; batches < 5; batches += 1) {
      sequence += batch;
      const cost = await costOf(() => work(newPledges(sequence, batch)));
      expect(cost / batch).toBeLessThanOrEqual(0.1);
    }
  });

  it('is at most two units more for counting and publishing at a trickle, at ceremonies and away from them', async () => {
    for (let n = 0; n < 12; n += 1) {
      const work = countAndPublish();
      const pledges = newPledges(100_000 + n, 1, n % 2 ? { ceremony: '18.09-a' } : {});
      // A process that has counted before, then one that knows nothing yet.
      if (n % 3) await work(pledges);
      expect(await costOf(() => work(newPledges(100_100 + n * 10, 1)))).toBeLessThanOrEqual(2);
    }
  });

  it('is some thousandths of a unit more for noting what arrives, at a hundred a second; at most a third at a trickle', async () => {
    const store = arrivalStore(held.client, 'participation');
    const note = (pledges: number) =>
      store.note('18.09', 'shardId-00000001795397400000-a', {
        ...{ minute: 1_795_397_400_000, proof: pledges, claims: 0, again: 0 },
        units: numbered('UNIT', 60),
        ceremonies: numbered('18.09-abcdefghijk', 5),
        codes: numbered('18.09-abcdefghijkl#119693163', 20),
        networks: numbered('ab', 20),
        addresses: numbered('cd', 20),
      });
    expect((await costOf(() => note(6000))) / 6000).toBeLessThanOrEqual(0.001);
    expect(arrivalPolicy.noted).toBeGreaterThanOrEqual(3);
  });

  it('reads a few units of the region’s counts for each batch', async () => {
    const work = countAndPublish();
    const { readUnits } = await metered.of(() => work(newPledges(200_000, 1)));
    expect(readUnits).toBeLessThanOrEqual(5);
  });
});

const numbered = (name: string, many: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: many }, (_, n) => [`${name}-${String(n)}`, 100]));

/** A fresh process that counts a batch and publishes what it touches. */
const countAndPublish = () => {
  const now = () => 1_795_397_400_000;
  const participation = participationStore(held.client, 'participation');
  const published = publishedStore(held.client, 'participation');
  const count = tally({ participation, now });
  const publish = publishRegion({ campaign, participation, published, now });
  return async (changes: PledgeChange[]) => {
    for (const region of await count('shardId-00000001795397400000-a', changes))
      await publish(region);
  };
};
