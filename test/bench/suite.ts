import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import * as z from 'zod/mini';
import { insideCounts } from '../support/inside-counts.ts';
import { insideSuite, insideTables } from '../support/inside-tables.ts';
import { diskFolder } from '@netral/local-host/testing/quick-folder';
import { asJustStarted, removeDataFolder, startSuiteProcess } from '../support/suite-process.ts';
import type { BenchRun } from './run-bench.ts';

const connections = 32;
const region = '18.09';

/** `built` begins with what the build has left: its tables are made, and its demo has its officers. */
type SuitePlan = { seconds: number; built: boolean; print: (line: string) => void };

/** Lets new people pledge to the whole suite at 32 connections, then compares the count with what was accepted; returns what did not hold. */
export const measureSuite = async (
  run: BenchRun,
  { seconds, built, print }: SuitePlan,
): Promise<string[]> => {
  const dataFolder = diskFolder('data');
  run.stopAtEnd(() => removeDataFolder(dataFolder));
  if (built) asJustStarted(dataFolder);
  const suite = await startSuiteProcess(dataFolder);
  run.stopAtEnd(suite.stop);
  const noLongerNeeded = run.needs('the suite', suite.gone);
  const units = await unitsOf(suite.client.get);
  print(`People pledge to the whole suite for ${seconds} s …`);
  let sent = 0;
  const load = await autocannon({
    url: suite.url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/v1/pledges',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(person(units, sent++)) }),
      },
    ],
  });
  const accepted = load['2xx'];
  print(
    `whole suite: ${(accepted / seconds).toFixed(0)} pledges/s at ${connections} connections, ` +
      `p50 ${load.latency.p50} ms, p99 ${load.latency.p99} ms, ${load.non2xx} refused, ${load.errors} errors`,
  );
  await untilSteady(suite);
  noLongerNeeded();
  await suite.stop();
  const { counted, pledges } = insideCounts(await insideTables(dataFolder), region);
  const isEqual = counted === pledges && counted >= accepted && counted <= sent;
  print(
    `accepted ${accepted}, sent ${sent}, kept ${pledges}, counted ${counted}: ${isEqual ? 'equal' : 'DIFFERENT'}`,
  );
  return [
    accepted === 0 && 'the suite accepted no pledge',
    load.errors > 0 && `${load.errors} pledges got no answer`,
    !isEqual && 'what was counted is not what was accepted',
    ...unexpected(load.statusCodeStats ?? {}),
  ].filter((fault) => fault !== false);
};

type Stats = Record<string, { count?: number }>;

/** Answers that a machine that is merely slow does not give. */
const unexpected = (stats: Stats): string[] =>
  Object.entries(stats)
    .filter(([status]) => !['201', '429', '503'].includes(status))
    .map(([status, { count = 0 }]) => `${count} pledges were answered with ${status}`);

/** A new person at every call. */
const person = (units: readonly string[], n: number) => {
  const unit = units[n % units.length] ?? '';
  return { region, unit, staffKind: 'non-asn', staffNumber: `THL-${n}`, agreed: true };
};

type Get = (path: string) => Promise<{ body: unknown }>;

const campaignShape = z.object({
  regions: z.array(z.object({ code: z.string(), units: z.array(z.object({ code: z.string() })) })),
});

const unitsOf = async (get: Get): Promise<string[]> => {
  const { regions } = z.parse(campaignShape, (await get('/v1/campaign')).body);
  return regions.find(({ code }) => code === region)?.units.map(({ code }) => code) ?? [];
};

/** So long the counts may go on changing after the last pledge. */
const steadyWithinMs = 120_000;
const lookEveryMs = 4000;

/** Claims are published once a day: whether they are counted is seen in the tables alone. */
const untilSteady = async (suite: { dataFolder: string }): Promise<void> => {
  const end = performance.now() + steadyWithinMs;
  let before = -1;
  while (performance.now() < end) {
    const { counted } = insideCounts(await insideSuite(suite), region);
    if (counted === before) return;
    before = counted;
    await sleep(lookEveryMs);
  }
  throw new Error(`The counts still change ${steadyWithinMs / 1000} s after the last pledge`);
};
