import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { answerOf } from '../../../functions/pledges/counting/participation-answer.ts';
import { cellName } from '../../../functions/pledges/counting/participation-cell.ts';
import { noteArrivals } from '../../../functions/pledges/counting/note-arrivals.ts';
import { addArrivals, arrivalsIn } from '../../../functions/pledges/counting/arrivals.ts';
import { publishRegion } from '../../../functions/pledges/counting/publish-region.ts';
import { differencesIn, recountPledges } from '../../../functions/pledges/counting/recount.ts';
import { countedPledge } from '../../../functions/pledges/counting/counted-pledge.ts';
import { tally } from '../../../functions/pledges/counting/tally.ts';
import { confirmForm } from '../../../functions/pledges/confirming/confirm-form.ts';
import { confirmPledge } from '../../../functions/pledges/confirming/confirm-pledge.ts';
import { personKey } from '../../../functions/pledges/register/person-key.ts';
import type { NewPledge } from '../../../functions/pledges/register/pledge-store.ts';
import { everyServed, regionsIn } from '../../../shared/campaign.ts';
import { anAttempt } from '../../support/attempts.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { memoryParticipation, memoryPublished } from '../../support/memory-participation.ts';
import { aNewPledge } from '../../support/new-pledges.ts';
import { sequenceOf } from '../../support/pledge-changes.ts';
import { nipOf } from '../../support/rosters.ts';

const campaign = demoCampaign();
const practice = '00.99';
const pepper = Buffer.alloc(32, 3);
const pledgedAt = Date.parse('2026-11-23T01:00:00Z');
const tomorrow = Math.floor(pledgedAt / 86_400_000) + 1;

type Press = { who: number; region: string; attends: boolean };
const press: fc.Arbitrary<Press> = fc.record({
  who: fc.nat(12),
  region: fc.constantFrom('18.09', '14.06', practice),
  attends: fc.boolean(),
});

/** The register, its counts, its public documents and the nightly recount, over presses of the same few people. */
const after = async (presses: Press[]) => {
  const rows = new Map<string, Record<string, NewPledge>>();
  const participation = memoryParticipation();
  const published = memoryPublished();
  const needs = { participation: participation.store, now: () => pledgedAt };
  const count = tally(needs);
  const publish = publishRegion({ ...needs, campaign, published: published.store });
  for (const [n, { who, region, attends }] of presses.entries()) {
    const number = nipOf(who);
    const key = personKey({ pepper, campaign: campaign.id, region, idKind: 'nip', number });
    const standing = attends ? 'attended' : 'claimed';
    const pledge = aNewPledge({ region, standing, pledgedAt, unit: 'SEKDA' });
    const before = rows.get(key);
    rows.set(key, { ...before, [standing]: before?.[standing] ?? pledge });
    const image = (row: object | undefined) =>
      row && countedPledge(marshall(row, { removeUndefinedValues: true }));
    await count('shard', [
      { sequence: sequenceOf(n + 1), before: image(before), after: image(rows.get(key)) },
    ]);
    await publish(region);
  }
  const recount: Parameters<typeof recountPledges>[0] = {};
  const stored = [...rows.values()].flatMap(
    (row) => countedPledge(marshall(row, { removeUndefinedValues: true })) ?? [],
  );
  recountPledges(recount, stored, tomorrow);
  return { participation, published, recount };
};

const ofTheOthers = async (presses: Press[]) => {
  const { participation, published, recount } = await after(presses);
  const documents = [...published.documents.values()].map(({ document }) => document);
  const shown = documents.map((one) => ({ ...one, countedAt: 0 }));
  const answer = answerOf(regionsIn(campaign, 'ID'), {
    ...{ documents: shown, audit: undefined, expected: new Map(), voided: [] },
  });
  return {
    cells: [...participation.cells]
      .filter(([, { region }]) => region !== practice)
      .map(([key, { counts }]) => [key, counts]),
    answer,
    recount,
  };
};

describe('a pledge in practice', () => {
  it('moves no count of any other region or of the nation, though the same people pledge there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(press, { maxLength: 60 }), async (presses) => {
        const earnest = presses.filter(({ region }) => region !== practice);
        expect(await ofTheOthers(presses)).toEqual(await ofTheOthers(earnest));
      }),
      { numRuns: 60 },
    );
  });

  it('is counted where it was made, and the nightly recount leaves it alone', async () => {
    const presses = Array.from({ length: 7 }, (_, who) => ({
      ...{ who, region: practice, attends: true },
    }));
    const { published, participation, recount } = await after(presses);
    expect(published.documents.get(practice)?.document.pledged).toBe(5);
    expect(recount).toEqual({});
    const counted = Object.fromEntries(
      (await participation.store.readNow(practice)).map((cell) => [cellName(cell), cell.counts]),
    );
    // What the audit would call a difference, were practice among what it counts.
    expect(differencesIn(practice, {}, counted)).not.toEqual([]);
    expect(regionsIn(campaign, 'ID').map(({ code }) => code)).not.toContain(practice);
    expect(regionsIn(campaign, practice).map(({ code }) => code)).toEqual([practice]);
    expect(everyServed(campaign).map(({ code }) => code)).toContain(practice);
  });

  it('rings no alarm, however many come at once', async () => {
    const lookedAt: number[] = [];
    const note = noteArrivals({
      arrivals: { note: () => Promise.resolve() },
      participation: { read: () => Promise.resolve([]) },
      expected: () => Promise.resolve(new Map()),
      noiseKey: () => Promise.resolve(pepper),
      lookAt: (places) => lookedAt.push(places),
    });
    const burst = (region: string) =>
      Array.from({ length: 400 }, (_, n) => {
        const receiptId = String(n).padStart(16, '0');
        const claimed = aNewPledge({ region, pledgedAt, receiptId, sender: 'netadd' });
        return arrivalsIn(undefined, marshall({ claimed }, { removeUndefinedValues: true }));
      }).flat();
    await note(addArrivals({}, burst(practice)), { minute: 0, shardId: 's' });
    expect(lookedAt).toEqual([]);
    await note(addArrivals({}, burst('18.09')), { minute: 0, shardId: 's' });
    expect(lookedAt).not.toEqual([]);
  });

  it('is not made by whoever signed in as a civil servant: theirs is the one that counts', async () => {
    const confirm = confirmPledge({
      campaign,
      pledges: { store: () => Promise.reject(new Error('was stored')) },
      pepper: () => Promise.resolve(pepper),
      receiptKey: () => Promise.reject(new Error('was signed')),
      now: () => pledgedAt,
    });
    const form = z.parse(confirmForm, {
      ...{ region: practice, unit: 'SEKDA', staffKind: 'pns', act: 'ikrar' },
      ...{ signIn: 's', agreed: 'yes' },
    });
    const proof = { id: 's', person: 'p', tail: '001', expiresAt: pledgedAt + 1 };
    const sent = { attempt: anAttempt('a'), address: '203.0.113.7' };
    await expect(Promise.resolve().then(() => confirm(form, proof, sent))).rejects.toMatchObject({
      errors: [{ field: 'region', reason: 'unknown-region' }],
    });
  });
});
