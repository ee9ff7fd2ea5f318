import { randomBytes } from 'node:crypto';
import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import type { startTestEngine } from '@netral/local-host/testing/engine';
import { keepSheet } from '../../functions/pledges/ceremonies/keep-sheet.ts';
import { countedPledge } from '../../functions/pledges/counting/counted-pledge.ts';
import { participationStore } from '../../functions/pledges/counting/participation-store.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../functions/pledges/counting/published-store.ts';
import { tally, type PledgeChange } from '../../functions/pledges/counting/tally.ts';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import { pledgeStore } from '../../functions/pledges/register/pledge-store.ts';
import type { Standing } from '../../functions/pledges/register/standing.ts';
import { takeBack } from '../../functions/pledges/register/take-back.ts';
import { expectedThere } from '../../functions/pledges/rosters/expected-there.ts';
import { rosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import { takeRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { decideVoiding, proposeVoiding } from '../../functions/pledges/voiding/by-two.ts';
import { carryOut } from '../../functions/pledges/voiding/carry-out.ts';
import { voidingsTable } from '../../functions/pledges/voiding/tables.ts';
import { registerPages } from '../../functions/pledges/voiding/void-pledge.ts';
import { voidingStore } from '../../functions/pledges/voiding/voiding-store.ts';
import type { Person } from '../../shared/http/request.ts';
import { demoCampaign } from './campaign.ts';
import { dyingClient } from './dying-client.ts';
import { changesIn, erase, newRegister, pepper } from './erasures.ts';
import { aNewPledge } from './new-pledges.ts';
import { recount } from './pledge-changes.ts';
import { nipOf, sentRows } from './rosters.ts';
import { tableOf } from './table-of.ts';

type Held = Awaited<ReturnType<typeof startTestEngine>>;

const campaign = demoCampaign();
const region = '18.09';
const ceremonyId = '18.09-abcdefghijkl';
const start = Date.parse('2026-11-23T01:00:00Z');
const endsAt = Math.floor(start / 1000) + 365 * 86_400;
const units = ['DISDIK', 'SEKDA', 'DINKES'] as const;

/** Something that happens to a register; `death` is the command at which whoever does it is killed and begins again. */
export type Happening = { who: number; how: number; death: number } & (
  | { is: 'presses'; standing: Standing }
  | { is: 'presses-again' | 'ticket-is-passed-on' | 'unit-sends' | 'leader-sends' }
  | { is: 'roster-changes' | 'is-erased' | 'are-voided' | 'counted' }
);

/** A register on the engine, its real stores and whoever writes into it; each is killed at a command and begins again. */
export const registerWorld = async (held: Held) => {
  const register = await newRegister(held);
  const tables = { ...register, voidings: `voidings-of-${register.pledges}` };
  await createTables(held.client, [tableOf(voidingsTable, tables.voidings)]);
  let time = start;
  const now = () => (time += 1000);
  const { client } = held;

  /** Killed before or after its nth command, then done again as a retry does. */
  const survives = async (death: number, work: (client: DynamoDBClient) => Promise<unknown>) => {
    const kind = death % 2 === 0 ? 'before' : 'after';
    const dying = dyingClient(client, (call) => (call === death >> 1 ? kind : undefined));
    await work(dying.client).catch((error: unknown) => {
      if (!/killed/.test(String(error))) throw error;
    });
    await work(client);
  };

  const pressed = (who: number, how: number, standing: Standing) => {
    const personKey = keyOf(who);
    const receiptId = (time % 0xffff_ffff).toString(16).padStart(16, '0');
    const made = { personKey, receiptId, standing, unit: unitOf(how), pledgedAt: now() };
    const pledge = aNewPledge(standing === 'attended' ? { ...made, ceremony: ceremonyId } : made);
    return { pledge, store: (by: DynamoDBClient) => storeOf(by).store(pledge) };
  };
  const storeOf = (by: DynamoDBClient) => pledgeStore(by, tables.pledges, endsAt);
  let last = pressed(0, 0, 'claimed');

  const sheet = (who: number, how: number) => ({
    ...{ region, ceremonyId, sheetId: `sheet-${String(time)}`, act: 'ikrar' as const },
    swornAt: time,
    pledges: [0, 1, 2].map((n) => ({
      ...{ line: n + 2, personKey: keyOf((who + n) % people), unit: unitOf(how) },
      staffKind: 'pns' as const,
    })),
  });
  const keep = (part: Parameters<ReturnType<typeof keepSheet>>[0]) => (by: DynamoDBClient) =>
    keepSheet({
      ...{ campaign, now, randomBytes, pledges: storeOf(by) },
      isExpected: expectedThere(by, tables.rosters),
    })(part);

  const voidings = (by: DynamoDBClient) => voidingStore(by, tables.voidings);
  const areVoided = async ({ how, death }: Happening) => {
    const form = { region, unit: unitOf(how), reason: 'made-up', confirmed: true } as const;
    const standing = how % 2 === 0 ? ('claimed' as const) : ('attended' as const);
    const needs = { campaign, voidings: voidings(client), now, randomBytes };
    const { proposal } = await proposeVoiding(needs)({ ...form, standing }, anAdmin('admin-1'));
    const { voidingId } = proposal;
    await decideVoiding({ voidings: voidings(client), now })(
      { voidingId, is: 'agreed' },
      anAdmin('admin-2'),
    );
    await survives(death, (by) =>
      carryOut({
        ...{ voidings: voidings(by), register: registerPages(by, tables), now },
        budgetMs: 60_000,
      })(voidingId),
    );
  };

  const rosterChanges = async ({ who, how }: Happening) => {
    const rosters = rosterStore(client, tables.rosters);
    const take = takeRoster({ campaign, rosters, pepper: () => Promise.resolve(pepper), now });
    const status = how % 3 === 0 ? 'cuti' : '';
    const rows = [0, 1, 2].map((n) => ({
      nip: nipOf((who + n) % people),
      unit: unitOf(how),
      status,
    }));
    await take(sentRows(rows, { content: Buffer.from(String(time)) }));
  };

  const isErased = async ({ who, death }: Happening) => {
    const idempotencyKey = `erase-${String(now())}`;
    const by = `admin-${idempotencyKey}`;
    await survives(death, (dying) =>
      erase({ client: dying, tables, now, idempotencyKey, by }, { number: nipOf(who) }),
    );
  };

  /** As the stream is delivered: cut anew after a kill, with records that were done before. */
  const count = async ({ how, death }: Pick<Happening, 'how' | 'death'>) => {
    for (const [shard, changes] of await changesIn(held, tables.pledges)) {
      const deliver = (batch: PledgeChange[]) =>
        survives(death, async (by) => {
          const participation = participationStore(by, tables.participation);
          const published = publishedStore(by, tables.participation);
          await tally({ participation, now })(shard, batch);
          await publishRegion({ campaign, participation, published, now })(region);
        });
      await deliver(changes.slice(0, how));
      await deliver(changes.slice(Math.max(0, how - 3)));
    }
  };

  const happens = async (happening: Happening): Promise<void> => {
    const { is, who, how, death } = happening;
    if (is === 'presses') last = pressed(who, how, happening.standing);
    if (is === 'presses' || is === 'presses-again') await survives(death, last.store);
    if (is === 'ticket-is-passed-on')
      await survives(death, (by) => takeBack(by, tables.pledges)(last.pledge));
    if (is === 'leader-sends') await survives(death, keep(sheet(who, how)));
    if (is === 'unit-sends')
      await survives(death, keep({ ...sheet(who, how), byUnit: unitOf(how) }));
    if (is === 'roster-changes') await rosterChanges(happening);
    if (is === 'is-erased') await isErased(happening);
    if (is === 'are-voided') await areVoided(happening);
    if (is === 'counted') await count(happening);
  };

  /** Who is in the register, counted one by one. */
  const inRegister = async () => {
    const found: PledgeChange[] = [];
    for await (const { Items = [] } of paginateScan({ client }, { TableName: tables.pledges }))
      found.push(...Items.map((item, n) => ({ sequence: String(n), after: countedPledge(item) })));
    return recount([found]);
  };
  const participation = participationStore(client, tables.participation);
  return {
    happens,
    inRegister,
    counted: () => participation.readNow(region),
    published: async () =>
      (await publishedStore(client, tables.participation).find(region))?.document,
  };
};

const people = 9;
const unitOf = (how: number) => units[how % units.length] ?? units[0];
const keyOf = (n: number): string =>
  personKey({ pepper, campaign: campaign.id, region, idKind: 'nip', number: nipOf(n) });
const anAdmin = (personId: string): Person => ({
  ...{ personId, name: personId, role: 'admin', region },
});
