import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { nationStore, type NationStore } from '../../functions/satgas/nation/nation-store.ts';
import { receiveAggregate } from '../../functions/satgas/nation/receive-aggregate.ts';
import { nationTable } from '../../functions/satgas/nation/tables.ts';
import { verifyAggregate } from '../../functions/satgas/nation/verify-aggregate.ts';
import { aMember, anAggregate, eventWith, peopleOf, signedBy } from '../support/aggregates.ts';
import { tableOf } from '../support/table-of.ts';

const hourMs = 3_600_000;
const now = 1_795_700_060_000;
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let nation: NationStore;
let refusals: string[] = [];
let tables = 0;

beforeAll(async () => {
  engine = await startTestEngine();
});
beforeEach(async () => {
  const name = `nation-${String((tables += 1))}`;
  await createTables(engine.client, [tableOf(nationTable, name)]);
  nation = nationStore(engine.client, name);
  refusals = [];
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const receive = (body: unknown): Promise<void> =>
  receiveAggregate({
    verify: verifyAggregate({
      members: [aMember('contoh-14', ['14'])],
      campaign: 'pilkada-demo',
    }),
    ...{ nation, now: () => now, count: (name) => void refusals.push(name) },
  })(body);

/** One whose number says which it is. */
const made = (hoursAgo: number, expected: number) =>
  eventWith(
    signedBy(
      'contoh-14',
      anAggregate({
        madeAt: now - hoursAgo * hourMs,
        regions: [peopleOf('14', { expected })],
      }),
    ),
  );
const stored = async () => {
  const [first, ...more] = await nation.listTaken();
  expect(more).toEqual([]);
  return first;
};

describe('the nation', () => {
  it('stores the last aggregate of a member and part', async () => {
    await receive(made(2, 100));
    await receive(made(1, 200));
    expect(await stored()).toMatchObject({ member: 'contoh-14', madeAt: now - hourMs });
    expect(refusals).toEqual([]);
  });

  it('changes nothing by one that comes late or twice, and refuses neither', async () => {
    await receive(made(1, 200));
    const before = await stored();
    await receive(made(1, 200));
    await receive(made(5, 100));
    expect(await stored()).toEqual(before);
    expect(refusals).toEqual([]);
  });

  it('refuses by name another one of the same moment, and what it had stands', async () => {
    await receive(made(1, 200));
    const before = await stored();
    await receive(made(1, 300));
    expect(await stored()).toEqual(before);
    expect(await nation.listRefused()).toMatchObject([{ rule: 'contradicts', times: 1 }]);
    expect(refusals).toEqual(['AggregatesRefused']);
  });

  it('ends with the newest in whatever order many arrive at once', async () => {
    const all = [7, 3, 1, 5, 2, 6, 4].map((hours) => made(hours, hours));
    await Promise.all(all.map(receive));
    expect((await stored())?.madeAt).toBe(now - hourMs);
  });

  it('has one row for each rule and member, however often it refuses, and nothing of what was said', async () => {
    const foreign = eventWith(signedBy('contoh-14', anAggregate({ regions: [peopleOf('18')] })));
    await Promise.all([foreign, foreign, foreign].map(receive));
    for (const key of ['a', 'b', 'c'])
      await receive(eventWith(signedBy(`penyusup-${key}`, anAggregate())));
    await receive({ type: 'something else' });
    expect(await nation.listTaken()).toEqual([]);
    const refused = await nation.listRefused();
    expect(new Set(refused.map(({ rule, member, times }) => `${rule} ${member} ${times}`))).toEqual(
      new Set(['foreign-region contoh-14 3', 'unknown-key - 3', 'unreadable - 1']),
    );
    expect(Object.keys(refused[0] ?? {}).sort()).toEqual(['lastAt', 'member', 'rule', 'times']);
  });
});
