import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { rosterPlace } from '../../functions/pledges/confirming/roster-place.ts';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import { rosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import { takeRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { demoCampaign } from '../support/campaign.ts';
import { createRosterTables, nipOf, sentRows } from '../support/rosters.ts';

const pepper = Buffer.alloc(32, 7);
const campaign = demoCampaign();
const keyOf = (n: number) =>
  personKey({ pepper, campaign: campaign.id, region: undefined, idKind: 'nip', number: nipOf(n) });

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
  await createRosterTables(held.client);
  const take = takeRoster({
    ...{ campaign, rosters: rosterStore(held.client, 'rosters') },
    pepper: () => Promise.resolve(pepper),
    now: () => Date.parse('2026-11-23T01:00:00Z'),
  });
  const rows = (numbers: number[], unit: string) => numbers.map((n) => ({ nip: nipOf(n), unit }));
  await take(sentRows(rows([1, 2], 'DISDIK')));
  await take(sentRows(rows([2, 3], 'DINKES'), { region: '14.06' }));
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

describe('the unit of an account that names none', () => {
  it.each([
    ['is that of the one roster that lists the person', 1, { region: '18.09', unit: 'DISDIK' }],
    ['is that of another region’s, too', 3, { region: '14.06', unit: 'DINKES' }],
    ['is the person’s to choose where two regions list them', 2, undefined],
    ['is the person’s to choose where none does', 9, undefined],
  ])('%s', async (_, n, place) => {
    expect(await rosterPlace(held.client, 'rosters', campaign)(keyOf(n))).toEqual(place);
  });
});
