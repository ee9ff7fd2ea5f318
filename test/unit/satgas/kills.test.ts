import { describe, expect, it } from '@jest/globals';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const team = [
  anOfficer('petugas-1'),
  anOfficer('petugas-2'),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
];

/** Kills a function at its n-th edge: from then on nothing it calls happens, until it is started again. */
const killer = (at: number) => {
  let passed = 0;
  let dead = false;
  return {
    edge: () => {
      passed += 1;
      if (passed === at) dead = true;
      if (dead) throw new Error('killed');
    },
    /** Runs something as its trigger does: until it ends by itself. */
    untilDone: async <Result>(run: () => Promise<Result>): Promise<Result> => {
      try {
        return await run();
      } catch (error) {
        if (!dead) throw error;
        dead = false;
        return run();
      }
    },
    wasReached: () => passed >= at,
  };
};

/** One alert from its report to the second rung, killed at one edge and started again. */
const theStory = async (at: number, now = mondayMorning) => {
  const life = killer(at);
  const satgas = theSatgas({ officers: team, now, edge: life.edge });
  await life.untilDone(() => satgas.open(aReportReceived({ receivedAt: now })));
  await life.untilDone(satgas.settle);
  for (let minute = 0; minute < 18; minute += 1) {
    satgas.waitMinutes(1);
    await life.untilDone(satgas.climb);
    await life.untilDone(satgas.settle);
    // The minute's sweep hands on what a sender was cut off at.
    await life.untilDone(satgas.digest);
  }
  return { satgas, wasKilled: life.wasReached() };
};

/** Every edge of the story, one after the other. */
const eachEdge = async (check: (told: Awaited<ReturnType<typeof theStory>>) => void) => {
  let edges = 0;
  for (let at = 1; ; at += 1) {
    const told = await theStory(at);
    check(told);
    if (!told.wasKilled) return edges;
    edges += 1;
  }
};

describe('a function killed between any two awaits of opening, sending and climbing', () => {
  it('tells every addressed officer at least once, nobody more than twice for one step, and leaves no alert stuck', async () => {
    const edges = await eachEdge(({ satgas }) => {
      expect(satgas.kept.size).toBe(1);
      expect(satgas.alert()).toMatchObject({ step: 1, telling: ['ketua'], state: 'open' });
      for (const officerId of ['petugas-1', 'petugas-2', 'ketua']) {
        for (const channel of ['sms', 'email']) {
          const times = satgas.sent.filter(
            (one) => one.to === officerId && one.channel === channel,
          ).length;
          expect(times).toBeGreaterThanOrEqual(1);
          expect(times).toBeLessThanOrEqual(2);
        }
      }
    });
    expect(edges).toBeGreaterThan(40);
  });

  it('sends what waited for its digest at least once and at most twice', async () => {
    const night = Date.parse('2026-11-23T15:00:00Z');
    for (let at = 1; ; at += 1) {
      const life = killer(at);
      const satgas = theSatgas({ officers: team.slice(0, 1), now: night, edge: life.edge });
      await life.untilDone(() => satgas.open(aReportReceived({ receivedAt: night })));
      await life.untilDone(satgas.settle);
      satgas.waitMinutes(8.5 * 60);
      await life.untilDone(satgas.digest);
      satgas.waitMinutes(1);
      await life.untilDone(satgas.digest);
      const digests = satgas.sent.filter(({ channel }) => channel === 'sms');
      expect(digests.length).toBeGreaterThanOrEqual(1);
      expect(digests.length).toBeLessThanOrEqual(2);
      if (!life.wasReached()) break;
    }
  });
});
