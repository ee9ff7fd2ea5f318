import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aPledge, aReport } from '../support/forms.ts';
import { insideCounts } from '../support/inside-counts.ts';
import { insideSuite } from '../support/inside-tables.ts';
import {
  startedDataFolder,
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

type Accepted = { people: Set<string>; cases: Set<string> };

const nip = (n: number) =>
  `19860926201505${1 + (n % 2)}${String(1 + Math.floor(n / 2)).padStart(3, '0')}`;

/** Sends pledges and reports until the suite dies, and notes what was answered 201. */
const loadUntilDeath = async (
  suite: SuiteProcess,
  accepted: Accepted,
  from: number,
): Promise<void> => {
  let next = from;
  const lane = async (): Promise<void> => {
    for (;;) {
      const n = next++;
      if (n >= from + 600) return;
      const isReport = n % 10 === 0;
      const answer = isReport
        ? await suite.client.post('/v1/reports', aReport({ region: '75.04' }), {
            'idempotency-key': randomUUID(),
          })
        : await suite.client.post(
            '/v1/pledges',
            aPledge({ region: '75.04', unit: 'SEKDA', number: nip(n) }),
          );
      if (answer.status !== 201) throw new Error(JSON.stringify(answer));
      if (isReport) accepted.cases.add((answer.body as { caseNumber: string }).caseNumber);
      else accepted.people.add(nip(n));
    }
  };
  await Promise.allSettled(Array.from({ length: 16 }, lane));
};

describe('SIGKILL under load', () => {
  it('loses nothing that was accepted: every pledge is counted once, every report has its alert', async () => {
    const dataFolder = startedDataFolder();
    const accepted: Accepted = { people: new Set(), cases: new Set() };
    for (let round = 0; round < 3; round += 1) {
      const suite = await startSuiteProcess(dataFolder);
      const load = loadUntilDeath(suite, accepted, round * 600);
      // Killed in the middle of the work, however fast this machine is: once each round has had its share.
      await eventually('this round to be under way', 60, () =>
        Promise.resolve(accepted.people.size >= (round + 1) * 25 ? true : undefined),
      );
      await suite.kill();
      await load;
    }
    const suite = await startSuiteProcess(dataFolder);
    expect(accepted.people.size).toBeGreaterThan(50);
    expect(accepted.cases.size).toBeGreaterThan(5);
    await expectAllThere(suite, accepted);
    const inside = await insideNow(suite);
    expect(inside.counted).toBe(inside.pledges);
    expect(inside.counted).toBeGreaterThanOrEqual(accepted.people.size);
    await suite.stop();
    removeDataFolder(dataFolder);
  });

  it('of the database engine alone is mended by the suite, which says so and loses nothing', async () => {
    const suite = await startSuiteProcess();
    const accepted: Accepted = { people: new Set(), cases: new Set() };
    const load = loadUntilDeath(suite, accepted, 0);
    await eventually('the load to be under way', 60, () =>
      Promise.resolve(accepted.people.size >= 25 ? true : undefined),
    );
    const pids = readFileSync(join(suite.dataFolder, 'engine.pid'), 'utf8');
    process.kill((JSON.parse(pids) as { engine: number }).engine, 'SIGKILL');
    await load;
    await eventually('the engine to run again', 30, () =>
      Promise.resolve(suite.output().includes('runs again') ? true : undefined),
    );
    const before = accepted.people.size;
    await loadUntilDeath(suite, accepted, 600);
    expect(accepted.people.size).toBeGreaterThan(before + 400);
    await expectAllThere(suite, accepted);
    await suite.stop();
    removeDataFolder(suite.dataFolder);
  });
});

const expectAllThere = async (suite: SuiteProcess, accepted: Accepted): Promise<void> => {
  for (const number of accepted.people) {
    await suite.client.post('/v1/pledges', aPledge({ region: '75.04', unit: 'SEKDA', number }));
  }
  const people = await eventually('everybody to be counted', 60, async () => {
    const { pledges, counted } = await insideNow(suite);
    return counted >= pledges && counted >= accepted.people.size ? counted : undefined;
  });
  // A pledge may be durable although its answer died with the process; it is never counted twice.
  expect(people).toBeLessThanOrEqual(3 * 540);
  // What was cut off while it was sent is tried again once its minute is over.
  await suite.client.forward(2);
  const told = await eventually('an alert for every report', 60, async () => {
    const { messages } = (await suite.client.get('/_local/outbox.json?limit=5000')).body as {
      messages: { channel: string; to: string; body: string }[];
    };
    const cases = new Set(messages.map(({ body }) => /LP-[0-9A-Z]{6}/.exec(body)?.[0]));
    return [...accepted.cases].every((one) => cases.has(one)) ? messages : undefined;
  });
  expect(told.length).toBeGreaterThan(0);
};

const insideNow = async (suite: SuiteProcess) => insideCounts(await insideSuite(suite), '75.04');
