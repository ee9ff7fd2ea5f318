import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { CaseMessageLeft } from '../../events/case-message-left.ts';
import { deliveryStore } from '../../functions/satgas/telling/delivery-store.ts';
import { unreadOf, type Delivery } from '../../functions/satgas/telling/delivery.ts';
import { planApart } from '../../functions/satgas/telling/plan-apart.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { hearUnread } from '../../functions/satgas/telling/tell-unread.ts';
import { unreadStore } from '../../functions/satgas/telling/unread-store.ts';
import { anOfficer } from '../support/builders.ts';
import { killableClient } from '../support/case-tables.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';
import { asReleased } from '../support/policy.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
let config: DynamoDBClientConfig;
let now = mondayMorning;
beforeAll(async () => {
  held = await startTestEngine();
  const { region, credentials } = held.client.config;
  config = {
    ...{ endpoint: held.engine.endpoint, maxAttempts: 1 },
    ...{ region: await region(), credentials: await credentials() },
  };
  await createTables(held.client, [tableOf(deliveriesTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});
beforeEach(() => {
  now = mondayMorning;
});

const dayMs = 86_400_000;
let regions = 10;

/** A region of its own with its officers, the events of one case there, and everything that wakes: on real tables. */
const aLine = (edge: () => void = () => undefined, ids = ['petugas-1', 'petugas-2']) => {
  const region = `18.${String((regions += 1))}`;
  const team = ids.map((id) => anOfficer(id, { region, unit: 'BKPSDM' }));
  const officers = { listOf: () => Promise.resolve(team) };
  const client = killableClient(config, edge);
  const deliveries = deliveryStore(client, deliveriesTable.name);
  const unread = unreadStore(client, deliveriesTable.name);
  const hear = hearUnread({ officers, unread, policyOf: asReleased, now: () => now });
  const needs = {
    ...{ deliveries, unread, officers },
    withPrice: (digest: Delivery) => Promise.resolve(digest),
    giveBack: () => Promise.resolve(),
  };
  const plan = () => planApart({ ...needs, regions: [region], now: () => now });
  const data: CaseMessageLeft['data'] = {
    ...{ caseKey: `kasus-${region}`.padEnd(32, 'x'), caseNumber: 'LP-1', region, severity: 2 },
    ...{ barring: { standing: 'named', units: ['DISDIK'], names: [] }, kind: 'message' },
    ...{ owners: [], receivedAt: mondayMorning - dayMs, leftAt: mondayMorning },
  };
  const stored = deliveryStore(held.client, deliveriesTable.name);
  /** The digests that were planned, and how many messages wait. */
  const digests = async () => {
    const all = await Promise.all(team.map((one) => stored.listSince(one, 0)));
    return all.flat().filter(({ about }) => about === 'unread');
  };
  const waiting = () => stored.listHeld(unreadOf(region), now + 10 * dayMs, 100);
  return { region, hear, plan, data, unread, digests, waiting };
};

/** Runs something as its trigger does: killed, it is started again. */
const untilDone = async (
  run: () => Promise<unknown>,
  isDead: () => boolean,
  revive: () => void,
) => {
  await run().catch((error: unknown) => {
    if (!isDead()) throw error;
    revive();
    return run();
  });
};

describe('what waits unread at a case', () => {
  it('is one row an officer and in one digest of each, of however many events that come at once and again', async () => {
    const { hear, plan, data, digests, waiting } = aLine();
    const events = Array.from({ length: 20 }, (_, n) => ({ data: { ...data, leftAt: now + n } }));
    await Promise.all([...events, ...events].map(hear));
    expect((await waiting()).map(({ unread }) => unread?.leftAt)).toEqual([now + 19, now + 19]);
    now += dayMs;
    await Promise.all([plan(), plan()]);
    await Promise.all(events.map(hear));
    await plan();
    expect((await digests()).map(({ unreads }) => unreads?.count)).toEqual([1, 1]);
    expect(await waiting()).toEqual([]);
  });

  it('waits again, for a later digest, only for what is written after it was told', async () => {
    const { hear, plan, data, digests, waiting } = aLine();
    await hear({ data });
    now += dayMs;
    await plan();
    await hear({ data: { ...data, leftAt: now } });
    await hear({ data: { ...data, leftAt: now - 1 } });
    expect((await waiting()).map(({ sendAt = 0 }) => sendAt > now)).toEqual([true, true]);
    now += dayMs;
    await plan();
    expect(await digests()).toHaveLength(4);
  });

  it('waits as long as it would have, however much is written meanwhile', async () => {
    const { hear, data, waiting } = aLine();
    await hear({ data });
    const [first] = await waiting();
    now += dayMs;
    await hear({ data: { ...data, leftAt: now } });
    expect((await waiting()).map(({ sendAt }) => sendAt)).toEqual([first?.sendAt, first?.sendAt]);
  });

  it('is told of no more once it was seen, and an earlier look changes nothing', async () => {
    const { hear, plan, data, unread, digests } = aLine();
    await hear({ data });
    await unread.see(data, now);
    await unread.see(data, now - 1);
    expect((await unread.seenAmong([data]))(data)).toBe(now);
    now += dayMs;
    await plan();
    expect(await digests()).toEqual([]);
  });

  it('is told exactly once, wherever the function is killed between two calls', async () => {
    // After each call: before the next is the same.
    for (let at = 2, wasReached = true; wasReached; at += 2) {
      now = mondayMorning;
      let passed = 0;
      let isDead = false;
      const line = aLine(() => {
        passed += 1;
        if (passed === at) isDead = true;
        if (isDead) throw new Error('killed');
      }, ['petugas-1']);
      const run = (work: () => Promise<unknown>) =>
        untilDone(
          work,
          () => isDead,
          () => (isDead = false),
        );
      await run(() => line.hear({ data: line.data }));
      now += dayMs;
      await run(line.plan);
      await run(line.plan);
      expect(await line.digests()).toHaveLength(1);
      expect(await line.waiting()).toEqual([]);
      wasReached = passed >= at;
    }
  });
});
