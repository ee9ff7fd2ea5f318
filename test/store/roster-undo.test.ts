import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import {
  bucketItem,
  packedShape,
  undoForMs,
} from '../../functions/pledges/rosters/roster-items.ts';
import { withoutPerson } from '../../functions/pledges/rosters/roster-parts.ts';
import { rosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import { bucketOf, type RosterRow } from '../../functions/pledges/rosters/roster.ts';
import { takeRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { undoRoster } from '../../functions/pledges/rosters/undo-roster.ts';
import { find } from '../../shared/table/find.ts';
import { listBelow, listed } from '../../shared/table/list-below.ts';
import { earlierShape } from '../../functions/pledges/rosters/roster-items.ts';
import { writeTogether } from '../../shared/table/write-together.ts';
import { demoCampaign } from '../support/campaign.ts';
import { dyingClient } from '../support/dying-client.ts';
import { createRosterTables, nipOf, sentRows } from '../support/rosters.ts';

const pepper = Buffer.alloc(32, 7);
const campaign = demoCampaign();
let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

let clock = Date.parse('2026-11-23T01:00:00Z');
let tables = 0;
const region = '18.09';

const people = (from: number, count: number, more: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, i) => ({ nip: nipOf(from + i), unit: 'DISDIK', ...more }));
const keyOf = (n: number) =>
  personKey({ pepper, campaign: campaign.id, region: undefined, idKind: 'nip', number: nipOf(n) });

/** A region's rosters in a table of their own, and what can be done to them, by a process that may die. */
const aRegion = async () => {
  tables += 1;
  await createRosterTables(held.client, `-undo-${tables}`);
  const TableName = `rosters-undo-${tables}`;
  const needs = (client: DynamoDBClient) => ({
    campaign,
    rosters: rosterStore(client, TableName),
    pepper: () => Promise.resolve(pepper),
    now: () => (clock += 10),
  });
  const { rosters } = needs(held.client);
  const everybody = async (): Promise<RosterRow[]> => listed(rosters.everybody(region));
  const turn = async () => (await rosters.head(region)).version?.turn ?? 0;
  const undoBy = (client: DynamoDBClient, its: number) =>
    undoRoster(needs(client))({ region, turn: its, why: 'wrong-file', by: 'chair-1' });
  return {
    TableName,
    rosters,
    everybody,
    turn,
    undoBy,
    take: (client = held.client) => takeRoster(needs(client)),
    undo: async () => undoBy(held.client, await turn()),
    erase: async (n: number) => {
      const person = { region, personKey: keyOf(n) };
      await writeTogether(held.client, await withoutPerson(held.client, TableName, person));
    },
  };
};

const keys = (rows: RosterRow[]) => rows.map((row) => row.personKey).sort();
const unitsOf = async ({ rosters }: Awaited<ReturnType<typeof aRegion>>) =>
  (await rosters.head(region)).summary?.units;

describe('a roster that was replaced', () => {
  it('is brought back exactly within a week, with a trace, and the number expected with it', async () => {
    const own = await aRegion();
    await own.take()(sentRows([...people(0, 20), ...people(20, 3, { status: 'sakit' })]));
    const [before, units] = [await own.everybody(), await unitsOf(own)];
    await own.take()(sentRows(people(15, 20, { unit: 'DINKES' }), { mode: 'replace' }));
    expect(await own.everybody()).toHaveLength(20);
    expect((await own.rosters.head(region)).before).toMatchObject({ back: 15, gone: 12 });
    const undone = await own.undo();
    expect(undone).toMatchObject({
      ...{ mode: 'undo', state: 'taken', by: 'chair-1', why: 'wrong-file' },
      undone: { back: 15, gone: 12 },
    });
    expect(undone.endedAt).toBeGreaterThan(undone.startedAt);
    expect(await own.everybody()).toEqual(before);
    expect(await unitsOf(own)).toEqual(units);
    expect((await own.rosters.uploadsOf(region))[0]).toEqual(undone);
  });

  it('is brought back also where rows were only added, and the undo is undone by the same operation', async () => {
    const own = await aRegion();
    await own.take()(sentRows(people(0, 10)));
    const first = await own.everybody();
    await own.take()(sentRows([...people(5, 5, { status: 'cuti' }), ...people(50, 4)]));
    const second = await own.everybody();
    for (const expected of [first, second, first]) {
      await own.undo();
      expect(await own.everybody()).toEqual(expected);
    }
  });

  it('leaves the first roster of a region to be undone to none', async () => {
    const own = await aRegion();
    await own.take()(sentRows(people(0, 10)));
    await own.undo();
    expect(await own.everybody()).toEqual([]);
  });

  it('is not brought back after a week, nor over a roster that came since', async () => {
    const own = await aRegion();
    await own.take()(sentRows(people(0, 10)));
    await own.take()(sentRows(people(5, 10)));
    const shown = await own.turn();
    await own.take()(sentRows(people(30, 2)));
    const refused = { code: 'conflict', errors: [{ field: 'turn', reason: 'nothing-to-undo' }] };
    await expect(own.undoBy(held.client, shown)).rejects.toMatchObject(refused);
    clock += undoForMs + 1000;
    await expect(own.undo()).rejects.toMatchObject(refused);
  });

  it('takes no more room than two earlier rosters, which expire a week later', async () => {
    const own = await aRegion();
    for (let n = 0; n < 4; n += 1) await own.take()(sentRows(people(n * 3, 12)));
    const stored = { client: held.client, table: rostersTable, TableName: own.TableName };
    const kept = await listed(listBelow(stored, earlierShape, { in: region, start: 'before#' }));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThanOrEqual(2 * 512);
    for (const { expiresAt } of kept) {
      expect(expiresAt * 1000).toBeGreaterThan(clock + undoForMs - 60_000);
      expect(expiresAt * 1000).toBeLessThan(clock + undoForMs + 2 * 3_600_000);
    }
  });

  it('never brings back somebody who was erased meanwhile', async () => {
    const own = await aRegion();
    await own.take()(sentRows(people(0, 10)));
    await own.take()(sentRows(people(5, 10), { mode: 'replace' }));
    for (const n of [3, 7]) await own.erase(n);
    await own.undo();
    const back = keys(await own.everybody());
    expect(back).toEqual([0, 1, 2, 4, 5, 6, 8, 9].map(keyOf).sort());
  });

  it('does not bring back somebody erased between an upload that died and another one', async () => {
    const own = await aRegion();
    await own.take()(sentRows(people(0, 3)));
    const part = bucketOf(keyOf(0));
    const stored = { client: held.client, table: rostersTable, TableName: own.TableName };
    const there = await find(stored, packedShape, bucketItem(region, part));
    // The upload has stored the part beside, and dies before it writes over it.
    const writes = people(0, 1, { status: 'sakit' });
    let puts = 0;
    const dying = new Proxy(held.client, {
      get: (target, name) =>
        name !== 'send'
          ? (Reflect.get(target, name) as unknown)
          : async (command: Parameters<typeof target.send>[0]) => {
              const isPart = JSON.stringify(command.input).includes('"part#');
              if (command.constructor.name === 'PutItemCommand' && isPart) {
                puts += 1;
                throw new Error('killed');
              }
              return target.send(command);
            },
    });
    await expect(own.take(dying)(sentRows(writes))).rejects.toThrow('killed');
    expect(puts).toBe(1);
    expect(await find(stored, packedShape, bucketItem(region, part))).toEqual(there);
    await own.erase(0);
    clock += 61_000;
    const elsewhere = [...Array(50).keys()].filter((n) => n > 3 && bucketOf(keyOf(n)) !== part);
    await own.take()(sentRows(people(elsewhere[0] ?? 0, 1)));
    await own.undo();
    expect(keys(await own.everybody())).toEqual([1, 2].map(keyOf).sort());
  });
});

describe('an undo killed before or after any of its commands and sent again', () => {
  it('brings back the same roster, once', async () => {
    let commands = Infinity;
    for (let nth = 0; nth < commands; nth += nth < 8 ? 1 : 5) {
      const own = await aRegion();
      await own.take()(sentRows(people(0, 4)));
      const before = await own.everybody();
      await own.take()(sentRows([...people(2, 2, { status: 'cuti' }), ...people(30, 2)]));
      const turn = await own.turn();
      const when = nth % 2 === 0 ? 'after' : 'before';
      const dying = dyingClient(held.client, (call) => (call === nth ? when : undefined));
      await own.undoBy(dying.client, turn).catch(() => undefined);
      if (dying.calls() <= nth) commands = nth;
      const undone = await own.undoBy(held.client, turn);
      expect(undone).toMatchObject({ state: 'taken', undone: { back: 0, gone: 2 } });
      expect(await own.everybody()).toEqual(before);
      await own.undo();
      expect(await own.everybody()).toHaveLength(6);
    }
    expect(commands).toBeGreaterThan(15);
  });

  it('is brought to its end by another upload as well: undoing that gives the roster it began from', async () => {
    const own = await aRegion();
    await own.take()(sentRows(people(0, 6)));
    await own.take()(sentRows(people(3, 6), { mode: 'replace' }));
    const whole = await own.everybody();
    const dying = dyingClient(held.client, (call) => (call === 900 ? 'after' : undefined));
    await expect(own.undoBy(dying.client, await own.turn())).rejects.toThrow('killed');
    clock += 61_000;
    await own.take()(sentRows(people(60, 1)));
    await own.undo();
    expect(await own.everybody()).toEqual(whole);
  });
});
