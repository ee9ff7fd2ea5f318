import { setTimeout as sleep } from 'node:timers/promises';
import { startApel } from '../../../infra/demo/apel.ts';
import { suiteClient } from '../../../infra/demo/suite-client.ts';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { BenchRun } from '../run-bench.ts';
import { startMeteredSuite } from './burst-suite.ts';
import { aCrowd } from './crowd.ts';
import { countedCells, peopleOf } from './engine-facts.ts';
import { openCaller, openLoop } from './open-loop.ts';

/** What one pledge consumed at a rate, in units, by the engine's ConsumedCapacity. */
export type Cost = {
  perSecond: number;
  /** What came through the meter, which slows the suite down. */
  acceptedPerSecond: number;
  people: number;
  pledging: number;
  counting: number;
  reading: number;
};

/** So long the last accepted pledge may take to be counted before the bench gives up. */
const countedWithinMs = 60_000;
const notCounted = `Accepted pledges are not counted after ${String(countedWithinMs / 1000)} s`;

type Plan = { rates: readonly number[]; seconds: number; region: CampaignRegion; built: boolean };

/** Pledges at each rate through a suite whose every call is metered. The first seconds warm it up and do not count. */
export const measureCost = async (
  run: BenchRun,
  { rates, seconds, region, built }: Plan,
  say: (line: string) => void,
): Promise<Cost[]> => {
  const suite = await startMeteredSuite(run, built);
  const caller = openCaller(suite.url, 32);
  const { ticket } = await startApel(suite.url, suiteClient(suite.url), region.code);
  const units = region.units.map(({ code }) => code);
  const crowd = aCrowd(caller, { code: region.code, units, ticket });
  const counted = async () => {
    const { participation: table } = suite.tables;
    const cells = await countedCells(suite.client, { table, region: region.code });
    return peopleOf(cells);
  };
  const pledgeAndSettle = async (perSecond: number, forSeconds: number): Promise<void> => {
    await openLoop({ perSecond, seconds: forSeconds, most: 32 }, async (dueAt) => {
      await crowd.pledge(dueAt);
    });
    const end = performance.now() + countedWithinMs;
    while ((await counted()) < crowd.heard.acceptedAt.length) {
      if (performance.now() > end) throw new Error(notCounted);
      await sleep(200);
    }
    await sleep(1000);
  };
  try {
    await pledgeAndSettle(50, 1);
    const costs: Cost[] = [];
    for (const perSecond of rates) {
      say(`what a pledge costs at ${String(perSecond)}/s, metered …`);
      suite.meter.take();
      const before = crowd.heard.acceptedAt.length;
      const answersBefore = crowd.heard.statuses.get(201) ?? 0;
      await pledgeAndSettle(perSecond, seconds);
      const people = crowd.heard.acceptedAt.length - before;
      const answers = (crowd.heard.statuses.get(201) ?? 0) - answersBefore;
      const taken = suite.meter.take();
      const of = (table: string) => taken.get(table) ?? { writes: 0, writeUnits: 0, readUnits: 0 };
      const register = of(suite.tables.pledges);
      const counts = of(suite.tables.participation);
      costs.push({
        perSecond,
        acceptedPerSecond: people / seconds,
        people,
        // Pressing twice is two writes: the cost is of each press.
        pledging: register.writeUnits / answers,
        counting: counts.writeUnits / people,
        reading: [...taken.values()].reduce((sum, { readUnits }) => sum + readUnits, 0) / people,
      });
    }
    return costs;
  } finally {
    caller.close();
    await suite.stop();
  }
};
