import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { Sample } from './handlers.ts';
import type { Stub } from './start-stub.ts';

/** One side of a row: a bundle with the call that it accepts. */
export type Side = { name: string; folder: string; sample: Sample; environment: NodeJS.ProcessEnv };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const warmShape = z.object({ perSecond: z.number(), calls: z.int() });

type Calling = { stub: Stub; eventFile: string; stopping: AbortController };

/** Calls handlers in processes of their own; throws when one does not accept its call. */
export const calling = ({ stub, eventFile, stopping: { signal } }: Calling) => {
  const call = async (script: string, side: Side, more: string[], nodeArgs: string[] = []) => {
    writeFileSync(eventFile, JSON.stringify(side.sample.event()));
    const bundle = join(side.folder, 'index.mjs');
    const args = [
      ...nodeArgs,
      here(script),
      bundle,
      eventFile,
      String(side.sample.status),
      ...more,
    ];
    return runNode(side, args, { seconds: withinSeconds + Number(more[0] ?? 0), signal });
  };
  return {
    /** Milliseconds from starting a process to its first answer, and those of processor time it took. */
    cold: async (side: Side): Promise<[number, number]> => {
      const startedAt = performance.now();
      const said = await call('one-call.mjs', side, []);
      const ms = performance.now() - startedAt;
      requireWrites(side, 1, await stub.takeWrites());
      return [ms, Number(said.split('\n').at(-1))];
    },
    /** Writes a profile of a process until its first answer, a sample each 0.2 ms, into a folder. */
    profiled: async (side: Side, folder: string): Promise<void> => {
      const options = ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${folder}`];
      await call('one-call.mjs', side, [], options);
      requireWrites(side, 1, await stub.takeWrites());
    },
    /** Answers a second of a process that is warm. */
    warm: async (side: Side, seconds: number): Promise<[number]> => {
      const said = await call('many-calls.mjs', side, [String(seconds)]);
      const { perSecond, calls } = z.parse(warmShape, JSON.parse(said));
      requireWrites(side, calls, await stub.takeWrites());
      return [perSecond];
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
  const { onceInBurst = [] } = sample;
  const times = (write: string, of: readonly string[]) => of.filter((one) => one === write).length;
  // At least once what a burst shares, at most once for each call.
  const expected = [...new Set([...sample.writes, ...onceInBurst])].sort().map((write) => {
    const [each, shared] = [times(write, sample.writes), times(write, onceInBurst)];
    return { write, least: calls * each + shared, most: calls * (each + shared) };
  });
  const isAsExpected =
    Object.keys(writes).length === expected.length &&
    expected.every(({ write, least, most }) => {
      const count = writes[write] ?? 0;
      return count >= least && count <= most;
    });
  if (isAsExpected) return;
  throw new Error(
    `${name} did not accept its call: ${String(calls)} calls wrote ${JSON.stringify(writes)}, not ${JSON.stringify(expected)}`,
  );
};

/** What a process needs to call the stub, and nothing else. */
export const stubEnvironment = ({ url }: Stub): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: url,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
