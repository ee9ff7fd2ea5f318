import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { bundleBareHandlers } from './bare-bundles.ts';
import type { HandlerBundle } from './handler-bundles.ts';
import { bareSamples, type Measured, type Sample } from './handlers.ts';
import type { BenchRun } from './run-bench.ts';
import { startStub, type Stub } from './start-stub.ts';

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

/** One side of a row: a bundle with the call that it accepts. */
type Side = { name: string; folder: string; sample: Sample; environment: NodeJS.ProcessEnv };

const head = [
  'handler',
  'bundle kB (bare)',
  'cold ms (bare)',
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
  const measure = measuring({ stub, eventFile: join(work, 'event.json'), stopping });
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
    const cold = await inTurn(plan.cold, [() => measure.cold(mine), () => measure.cold(bare)]);
    const warm = await inTurn(plan.rounds, [
      () => measure.warm(mine, plan.seconds),
      () => measure.warm(bare, plan.seconds),
    ]);
    plan.print(
      cells([
        row.entry,
        `${kilobytes(folder)} (${kilobytes(bare.folder)})`,
        ...[pair(cold), ratio(cold), pair(warm), ratio(warm)],
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

/** Runs A and B in turn so that a drifting machine hurts both; returns the medians. */
const inTurn = async (
  times: number,
  [a, b]: readonly [() => Promise<number>, () => Promise<number>],
): Promise<[number, number]> => {
  const ofA: number[] = [];
  const ofB: number[] = [];
  for (let i = 0; i < times; i += 1) {
    ofA.push(await a());
    ofB.push(await b());
  }
  return [median(ofA), median(ofB)];
};

const median = (values: readonly number[]): number =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const warmShape = z.object({ perSecond: z.number(), calls: z.int() });

type Measuring = { stub: Stub; eventFile: string; stopping: AbortController };

const measuring = ({ stub, eventFile, stopping: { signal } }: Measuring) => {
  const call = async (script: string, side: Side, more: string[]): Promise<string> => {
    writeFileSync(eventFile, JSON.stringify(side.sample.event()));
    const bundle = join(side.folder, 'index.mjs');
    const args = [here(script), bundle, eventFile, String(side.sample.status), ...more];
    return runNode(side, args, { seconds: withinSeconds + Number(more[0] ?? 0), signal });
  };
  return {
    /** Milliseconds from starting a process to its first answer. */
    cold: async (side: Side): Promise<number> => {
      const startedAt = performance.now();
      await call('one-call.mjs', side, []);
      const ms = performance.now() - startedAt;
      requireWrites(side, 1, await stub.takeWrites());
      return ms;
    },
    /** Answers a second of a process that is warm. */
    warm: async (side: Side, seconds: number): Promise<number> => {
      const said = await call('many-calls.mjs', side, [String(seconds)]);
      const { perSecond, calls } = z.parse(warmShape, JSON.parse(said));
      requireWrites(side, calls, await stub.takeWrites());
      return perSecond;
    },
  };
};

/** Longer than this, beside the seconds that it measures, no process takes; a stuck one is ended. */
const withinSeconds = 60;

type Bounds = { seconds: number; signal: AbortSignal };

const runNode = async (
  side: Side,
  args: string[],
  { seconds, signal }: Bounds,
): Promise<string> => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: side.environment,
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
      signal,
    });
    return stdout;
  } catch (error) {
    throw new Error(`${side.name} did not accept its call: ${wordsOf(error)}`);
  }
};

const saidShape = z.object({ stderr: z.string(), killed: z.boolean() });

const wordsOf = (error: unknown): string => {
  const { success, data } = z.safeParse(saidShape, error);
  if (!success) return String(error);
  return data.killed ? 'no answer in time' : data.stderr.trim();
};

/** A handler that answers well and writes something else than a sample names has not done what is measured. */
const requireWrites = (
  { name, sample }: Side,
  calls: number,
  writes: Record<string, number>,
): void => {
  const times = (write: string) => sample.writes.filter((one) => one === write).length;
  const expected = Object.fromEntries(sample.writes.map((write) => [write, calls * times(write)]));
  const sorted = (of: Record<string, number>) => JSON.stringify(Object.entries(of).sort());
  if (sorted(expected) === sorted(writes)) return;
  throw new Error(
    `${name} did not accept its call: ${String(calls)} calls wrote ${sorted(writes)}, not ${sorted(expected)}`,
  );
};

const kilobytes = (folder: string): string =>
  (
    readdirSync(folder)
      .filter((file) => file.endsWith('.mjs'))
      .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1000
  ).toFixed(0);

const stubEnvironment = ({ url }: Stub): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: url,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
