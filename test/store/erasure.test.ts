import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { auditCounts } from '../../functions/pledges/counting/audit-counts.ts';
import { auditStore, pledgeScan } from '../../functions/pledges/counting/audit-store.ts';
import { sheetStore } from '../../functions/pledges/ceremonies/sheet-store.ts';
import { mostErasuresADay } from '../../functions/pledges/erasure/erasure.ts';
import { erasureStore } from '../../functions/pledges/erasure/erasure-store.ts';
import { participationStore } from '../../functions/pledges/counting/participation-store.ts';
import { pledgeStore, type NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../functions/pledges/counting/published-store.ts';
import { anAttempt } from '../support/attempts.ts';
import { ticketStore } from '../../functions/pledges/ceremonies/ticket-store.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { rosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import { takeRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { tally } from '../../functions/pledges/counting/tally.ts';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import { demoCampaign } from '../support/campaign.ts';
import { killableClient } from '../support/case-tables.ts';
import {
  changesIn,
  erase,
  everythingIn,
  newRegister,
  pepper,
  type RegisterTables,
} from '../support/erasures.ts';
import { insideCounts } from '../support/inside-counts.ts';
import { nipOf, sentRows } from '../support/rosters.ts';

/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

const campaign = demoCampaign();
const start = Date.parse('2026-11-23T01:00:00Z');
const dayMs = 86_400_000;
let clock = start;
const now = () => clock;
let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const keyOf = (n: number): string =>
  personKey({ pepper, campaign: campaign.id, region: undefined, idKind: 'nip', number: nipOf(n) });
const receiptOf = (n: number): string => `id-of-${n}`.padEnd(16, 'r');

const pledge = (tables: RegisterTables, n: number, changes: Partial<NewPledge> = {}) =>
  pledgeStore(held.client, tables.pledges, endsAt).store(
    aNewPledge({
      personKey: keyOf(n),
      pledgedAt: start - dayMs,
      receiptId: receiptOf(n),
      ...changes,
    }),
  );

const onRoster = async (tables: RegisterTables, ...people: number[]) => {
  const rosters = rosterStore(held.client, tables.rosters);
  const take = takeRoster({ campaign, rosters, pepper: () => Promise.resolve(pepper), now });
  await take(sentRows(people.map((n) => ({ nip: nipOf(n), unit: 'DISDIK' }))));
};

const onSheet = (tables: RegisterTables, ...people: number[]) =>
  sheetStore(held.client, tables.ceremonies, now).putPart(
    {
      region: '18.09',
      ceremonyId: '18.09-abcdefghijkl',
      sheetId: 's',
      act: 'ikrar',
      swornAt: start,
      pledges: people.map((n, line) => ({
        line,
        personKey: keyOf(n),
        unit: 'DISDIK',
        staffKind: 'pns',
      })),
    },
    0,
  );

const eraseIn = (
  tables: RegisterTables,
  changes: Parameters<typeof erase>[1] = {},
  {
    client = held.client,
    ...more
  }: { client?: DynamoDBClient; idempotencyKey?: string; by?: string } = {},
) => erase({ client, tables, now, ...more }, changes);

/** Counts the register's stream from its first record, in batches that overlap, as retries make them. */
const count = async (tables: RegisterTables) => {
  const participation = participationStore(held.client, tables.participation);
  for (const [shard, changes] of await changesIn(held, tables.pledges))
    for (const batch of [changes, changes.slice(-3), changes.slice(0, 2)])
      await tally({ participation, now })(shard, batch);
  const published = publishedStore(held.client, tables.participation);
  const publish = publishRegion({ campaign, participation, published, now });
  await publish('18.09');
  return { participation, publish, document: (await published.find('18.09'))?.document };
};

const countedIn = async (tables: RegisterTables): Promise<number> => {
  await count(tables);
  const cells = await participationStore(held.client, tables.participation).readNow('18.09');
  const rows = cells.map(({ counts }) => ({
    table: 't',
    row: {
      region: '18.09',
      cell: 'c',
      ...Object.fromEntries(Object.entries(counts).map(([name, n]) => [`n:${name}`, n])),
    },
  }));
  return insideCounts(rows, '18.09').counted;
};

const tracesOf = (tables: RegisterTables) => erasureStore(held.client, tables).list('18.09', 100);

describe('an erasure', () => {
  it('takes everything away that leads back, and leaves a trace that does not', async () => {
    const tables = await newRegister(held);
    for (const n of [0, 1, 2]) await pledge(tables, n);
    await onRoster(tables, 0, 1);
    await onSheet(tables, 2, 0, 1);
    const erasure = await eraseIn(tables, {}, { idempotencyKey: 'k' });
    expect(erasure).toMatchObject({ pledge: 'erased', roster: 'erased', sheetRows: 1 });
    expect(await tracesOf(tables)).toEqual([erasure]);

    const left = await everythingIn(held.client, Object.values(tables));
    const bytes = Buffer.from(keyOf(0), 'base64url');
    const forms = [bytes.toString('hex'), bytes.toString('base64'), keyOf(0), nipOf(0)];
    for (const form of [...forms, receiptOf(0)]) expect(left).not.toContain(form);
    expect(left).toContain(keyOf(1));
    expect(left).toContain(keyOf(2));
  });

  it('killed at every await and sent again erases once, leaves one trace and is subtracted once', async () => {
    const tables = await newRegister(held);
    for (let n = 0; n < 12; n += 1) await pledge(tables, n);
    await onRoster(tables, 0);
    expect(await countedIn(tables)).toBe(12);
    let kills = 0;
    for (let edge = 1; edge <= 16; edge += 1) {
      let seen = 0;
      const { endpoint } = held.engine;
      const region = await held.client.config.region();
      const credentials = await held.client.config.credentials();
      const client = killableClient({ endpoint, region, credentials }, () => {
        seen += 1;
        if (seen >= edge) throw new Error('killed');
      });
      await eraseIn(tables, {}, { client, idempotencyKey: 'one' }).catch((error: unknown) => {
        if (!/killed/.test(String(error))) throw error;
        kills += 1;
      });
      client.destroy();
    }
    expect(kills).toBeGreaterThan(8);
    const erasure = await eraseIn(tables, {}, { idempotencyKey: 'one' });
    expect(erasure).toMatchObject({ pledge: 'erased', roster: 'erased' });
    expect(await tracesOf(tables)).toEqual([erasure]);
    expect(await countedIn(tables)).toBe(11);
    expect(await countedIn(tables)).toBe(11);
  });

  it('leaves counts in fives, with which the nightly recount agrees', async () => {
    const tables = await newRegister(held);
    for (let n = 0; n < 23; n += 1) await pledge(tables, n);
    expect((await count(tables)).document?.pledged).toBe(20);
    for (let n = 0; n < 4; n += 1) await eraseIn(tables, { number: nipOf(n) });
    const { participation, publish, document } = await count(tables);
    expect(document?.pledged).toBe(15);
    let doubted = 0;
    const audit = auditCounts({
      endsAt: Number.MAX_SAFE_INTEGER,
      campaign,
      pledges: pledgeScan(held.client, tables.pledges),
      participation,
      audits: auditStore(held.client, tables.participation),
      publish,
      now,
      budgetMs: 10_000,
      doubt: (people) => {
        doubted += people;
      },
    });
    expect(await audit()).toBe('done');
    expect(doubted).toBe(0);
  });

  it('of somebody who pledges again later is followed by a new pledge that counts', async () => {
    const tables = await newRegister(held);
    for (const n of [0, 1]) await pledge(tables, n);
    await eraseIn(tables);
    expect(await countedIn(tables)).toBe(1);
    await pledge(tables, 0, { receiptId: 'anew', pledgedAt: now() });
    expect(await countedIn(tables)).toBe(2);
    expect(await eraseIn(tables)).toMatchObject({ pledge: 'erased' });
    expect(await countedIn(tables)).toBe(1);
  });

  it('finds nothing of somebody who attended in another region, and leaves a trace all the same', async () => {
    const tables = await newRegister(held);
    await pledge(tables, 0, { region: '14.06' });
    const erasure = await eraseIn(tables, { forgetOnRoster: false });
    expect(erasure).toMatchObject({ pledge: 'none', roster: 'not-asked', sheetRows: 0 });
    expect(await tracesOf(tables)).toEqual([erasure]);
    expect(await everythingIn(held.client, [tables.pledges])).toContain(keyOf(0));
  });

  it('leaves what somebody attended elsewhere, whatever anybody claimed here with their number', async () => {
    const tables = await newRegister(held);
    await pledge(tables, 0, { region: '14.06' });
    await pledge(tables, 0, { standing: 'claimed' });
    expect(await eraseIn(tables)).toMatchObject({ pledge: 'none' });
    expect(await everythingIn(held.client, [tables.pledges])).toContain(keyOf(0));
  });

  it('finds a claim that anybody made with their number elsewhere, and goes whole where they attended here', async () => {
    const tables = await newRegister(held);
    await pledge(tables, 0, { region: '35.75', standing: 'claimed' });
    expect(await eraseIn(tables)).toMatchObject({ pledge: 'erased' });
    await pledge(tables, 0);
    await pledge(tables, 0, { region: '35.75', standing: 'claimed' });
    expect(await eraseIn(tables)).toMatchObject({ pledge: 'erased' });
    expect(await everythingIn(held.client, [tables.pledges])).not.toContain(keyOf(0));
  });

  it('takes a person out of who used which ticket, and leaves all others there', async () => {
    const tables = await newRegister(held);
    const code = { ceremonyId: '18.09-abcdefghijkl', code: 7 };
    const store = ticketStore(held.client, tables.ceremonies, now);
    const useOf = (n: number) => {
      const receiptId = n.toString(16).padStart(16, '0');
      return { ticket: 'AAAAAAA' + String(n), personKey: keyOf(n), receiptId, at: start };
    };
    for (const n of [0, 1])
      await pledge(tables, n, {
        ceremony: code.ceremonyId,
        code: code.code,
        ticket: useOf(n).ticket,
      });
    await store.putUses(code, [0, 1].map(useOf));
    await eraseIn(tables);
    expect((await store.usesOf(code)).map(({ personKey: key }) => key)).toEqual([keyOf(1)]);
    const bytes = Buffer.from(keyOf(0), 'base64url').toString('base64');
    expect(await everythingIn(held.client, Object.values(tables))).not.toContain(bytes);
  });

  it('at once with others is done once each, and another number under the same Idempotency-Key is another one', async () => {
    const tables = await newRegister(held);
    for (const n of [0, 1]) await pledge(tables, n);
    const many = await Promise.all(
      [0, 0, 0, 1].map((n) => eraseIn(tables, { number: nipOf(n) }, { idempotencyKey: 'same' })),
    );
    expect(new Set(many.map(({ erasureId }) => erasureId)).size).toBe(2);
    expect(many.map(({ pledge: outcome }) => outcome)).toEqual(Array(4).fill('erased'));
    expect(await tracesOf(tables)).toHaveLength(2);
  });

  it('is refused to an admin who did twenty that day, before anything is looked for', async () => {
    const tables = await newRegister(held);
    await pledge(tables, 0);
    for (let n = 0; n < mostErasuresADay; n += 1) await eraseIn(tables, { number: nipOf(100 + n) });
    await expect(eraseIn(tables)).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await everythingIn(held.client, [tables.pledges])).toContain(keyOf(0));
    expect(await tracesOf(tables)).toHaveLength(mostErasuresADay);
    await expect(eraseIn(tables, {}, { by: 'admin-2' })).resolves.toMatchObject({
      pledge: 'erased',
    });
    clock = start + dayMs;
    await expect(eraseIn(tables)).resolves.toMatchObject({ pledge: 'none' });
    clock = start;
  });

  it('shows its traces the newest first, and older ones after a given one', async () => {
    const tables = await newRegister(held);
    for (let n = 0; n < 3; n += 1) {
      clock = start + n;
      await eraseIn(tables, { number: nipOf(n) });
    }
    clock = start;
    const store = erasureStore(held.client, tables);
    const [newest, ...older] = await store.list('18.09', 100);
    expect([newest, ...older].map((one) => one?.erasedAt)).toEqual([start + 2, start + 1, start]);
    expect(await store.list('18.09', 100, newest?.erasureId)).toEqual(older);
  });

  it('does not write over a trace that stands there', async () => {
    const tables = await newRegister(held);
    const store = erasureStore(held.client, tables);
    const erasure = await eraseIn(tables);
    const again = { erasure, attempt: anAttempt('another').key, day: 1, slot: 0 };
    const nothing = { trace: erasure, writes: [] };
    expect(await store.erase(nothing, again)).toBe('changed-meanwhile');
    expect(await store.madeBy(again.attempt)).toBeUndefined();
    await held.client.send(
      new PutItemCommand({
        TableName: tables.erasures,
        Item: marshall({ region: '18.09', item: 'other' }),
      }),
    );
    expect(await tracesOf(tables)).toEqual([erasure]);
  });
});
