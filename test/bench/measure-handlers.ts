import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleBareHandlers } from './bare-bundles.ts';
import type { HandlerBundle } from './handler-bundles.ts';
import { calling, stubEnvironment, type Side } from './call-handler.ts';
import { bareSamples, type Measured } from './handlers.ts';
import type { BenchRun } from './run-bench.ts';
import { startStub } from './start-stub.ts';

export type HandlerPlan = {
  rows: readonly Measured[];
  bundleOf: (entry: string) => HandlerBundle;
  /** Cold starts of each side. */
  cold: number;
  /** Warm runs of each side, and how long each is counted. */
  rounds: number;
  seconds: number;
  print: (line: string) => void;
};

const head = [
  'handler',
  'bundle kB (bare)',
  'cold ms (bare)',
  'ratio',
  'CPU ms of it (bare)',
  'ratio',
  'warm/s (bare)',
  'ratio',
] as const;
const cells = (values: readonly string[]): string => `| ${values.join(' | ')} |`;

/**
 * Prints for each row size, cold start and warm throughput of a handler beside a bare one, measured in turn. Throws
 * when either does not accept its call: another status, or other writes than the sample names.
 */
export const measureHandlers = async (run: BenchRun, plan: HandlerPlan): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'netral-bench-'));
  run.stopAtEnd(() => rmSync(work, { recursive: true, force: true }));
  await bundleBareHandlers(work);
  const stub = await startStub(run);
  const stopping = new AbortController();
  run.stopAtEnd(() => stopping.abort());
  const call = calling({ stub, eventFile: join(work, 'event.json'), stopping });
  plan.print(cells(head));
  plan.print(cells(head.map(() => '---')));
  for (const row of plan.rows) {
    const { folder, environment } = plan.bundleOf(row.entry);
    const env = { ...environment, ...stubEnvironment(stub) };
    const mine: Side = { name: row.entry, folder, sample: row, environment: env };
    const bare: Side = {
      name: `${row.yardstick} of ${row.entry}`,
      folder: join(work, row.yardstick),
      sample: bareSamples[row.yardstick],
      environment: { ...plan.bundleOf(bareSettings[row.yardstick]).environment, ...env },
    };
    const [cold = none, coldCpu = none] = await inTurn(plan.cold, [
      () => call.cold(mine),
      () => call.cold(bare),
    ]);
    const [warm = none] = await inTurn(plan.rounds, [
      () => call.warm(mine, plan.seconds),
      () => call.warm(bare, plan.seconds),
    ]);
    plan.print(
      cells([
        row.entry,
        `${kilobytes(folder)} (${kilobytes(bare.folder)})`,
        ...[cold, coldCpu, warm].flatMap((both) => [pair(both), ratio(both)]),
      ]),
    );
  }
};

/** Whose settings a bare handler reads. */
const bareSettings = {
  'bare-write': 'pledges/pledging/submit-pledge',
  'bare-read': 'pledges/counting/read-participation',
  'bare-page': 'pledges/counting/read-participation',
} as const;

const pair = ([mine, bare]: readonly [number, number]): string =>
  `${mine.toFixed(0)} (${bare.toFixed(0)})`;
const ratio = ([mine, bare]: readonly [number, number]): string => (mine / bare).toFixed(2);

/** Nothing was measured. */
const none = [NaN, NaN] as const;

/** Runs A and B in turn so that a drifting machine hurts both; returns the medians of both, for each figure they measure. */
const inTurn = async (
  times: number,
  [a, b]: readonly [() => Promise<number[]>, () => Promise<number[]>],
): Promise<(readonly [number, number])[]> => {
  const ofA: number[][] = [];
  const ofB: number[][] = [];
  for (let i = 0; i < times; i += 1) {
    ofA.push(await a());
    ofB.push(await b());
  }
  const medianOf = (runs: number[][], figure: number) =>
    median(runs.map((run) => run[figure] ?? 0));
  return (ofA[0] ?? []).map((_, figure) => [medianOf(ofA, figure), medianOf(ofB, figure)] as const);
};

const median = (values: readonly number[]): number =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

const kilobytes = (folder: string): string =>
  (
    readdirSync(folder)
      .filter((file) => file.endsWith('.mjs'))
      .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1000
  ).toFixed(0);
