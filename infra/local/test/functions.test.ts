import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { HostClock, InvokeOutcome } from '../contracts.ts';
import { bundleWorker } from '../lambda/bundle-worker.ts';
import {
  createFunctions,
  type Functions,
  type FunctionsNeeds,
  type HostedFunction,
} from '../lambda/functions.ts';
import { until } from '../testing/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'netral-functions-'));
const workerFile = join(folder, 'worker.mjs');
const lines: string[] = [];
let offsetMs = 0;
let running: Functions | undefined;

const clock: HostClock = {
  now: () => Date.now() + offsetMs,
  forward: () => Promise.resolve(),
  onForward: () => undefined,
  offsetMs: () => offsetMs,
};

const aFunction = (source: string, more: Partial<HostedFunction> = {}): HostedFunction => {
  const codeFolder = mkdtempSync(join(folder, 'code-'));
  writeFileSync(join(codeFolder, 'index.mjs'), source);
  return {
    id: 'one',
    codeFolder,
    handler: 'index.handler',
    environment: {},
    timeoutMs: 60_000,
    memoryMb: 128,
    ...more,
  };
};

const place = { region: 'ap-southeast-3', accountId: '000000000000', endpoints: {} };
const host = (functions: HostedFunction[], more: Partial<FunctionsNeeds> = {}): Functions => {
  running = createFunctions({
    functions,
    clock,
    log: () => undefined,
    workerFile,
    place,
    onLogLine: (id, line) => lines.push(`${id}: ${line}`),
    ...more,
  });
  return running;
};

const ask = (source: string, event: unknown = {}): Promise<InvokeOutcome> =>
  host([aFunction(source)]).invoke('one', event);

const payload = (outcome: InvokeOutcome): unknown =>
  outcome.kind === 'returned' ? outcome.payload : outcome;

beforeAll(() => bundleWorker(folder));
afterEach(async () => {
  await running?.stop();
  running = undefined;
  offsetMs = 0;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a hosted function', () => {
  it('gets the event and a context, and answers JSON', async () => {
    const outcome = await ask(
      `export const handler = async (event, context) =>
        ({ event, name: context.functionName, left: context.getRemainingTimeInMillis() > 4000 });`,
      { a: ['ç'] },
    );
    expect(payload(outcome)).toEqual({ event: { a: ['ç'] }, name: 'one', left: true });
  });

  it('answers null when it returns nothing', async () => {
    expect(payload(await ask('export const handler = () => {};'))).toBeNull();
  });

  it('sees its declared environment and nothing of the host', async () => {
    process.env['HOST_SECRET'] = 'must not be seen';
    const source = 'export const handler = () => process.env;';
    const { invoke } = host([aFunction(source, { environment: { TABLE: 'pledges' } })], {
      place: { ...place, endpoints: { AWS_ENDPOINT_URL_SNS: 'http://127.0.0.1:1' } },
    });
    const environment = payload(await invoke('one', {}));
    expect(environment).toMatchObject({
      TABLE: 'pledges',
      AWS_REGION: 'ap-southeast-3',
      AWS_LAMBDA_FUNCTION_NAME: 'one',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_ENDPOINT_URL_SNS: 'http://127.0.0.1:1',
    });
    expect(environment).not.toHaveProperty('HOST_SECRET');
    expect(environment).not.toHaveProperty('PATH');
    expect(environment).not.toHaveProperty('HOME');
  });

  it('reads the time of the host, also after the clock was put forward', async () => {
    const { invoke } = host([
      aFunction(`const born = Date;
        export const handler = () => ({ now: Date.now(), made: +new Date(), year: new Date(0).getUTCFullYear(),
          same: new Date() instanceof Date && new Date().constructor === born, text: typeof Date() });`),
    ]);
    for (const ahead of [0, 86_400_000]) {
      offsetMs = ahead;
      const before = clock.now();
      const told = payload(await invoke('one', {}));
      expect(told).toMatchObject({ year: 1970, same: true, text: 'string' });
      const { now, made } = told as { now: number; made: number };
      // Both were read between the question and the answer.
      for (const read of [now, made]) {
        expect(read).toBeGreaterThanOrEqual(before);
        expect(read).toBeLessThanOrEqual(clock.now());
      }
    }
  });

  it('hands on what it prints, line by line', async () => {
    await ask(
      `export const handler = () => { console.log('first\\nsecond'); console.error('third'); };`,
    );
    await until(() => lines.filter((line) => line.startsWith('one: ')).length >= 3);
    expect(lines).toEqual(expect.arrayContaining(['one: first', 'one: second', 'one: third']));
  });

  it('keeps its thread, and the one used last is used first', async () => {
    const { invoke } = host([
      aFunction(`let calls = 0; export const handler = async ({ waitMs }) => {
        await new Promise((resolve) => setTimeout(resolve, waitMs)); return ++calls; };`),
    ]);
    const [slow, quick] = [invoke('one', { waitMs: 60 }), invoke('one', { waitMs: 0 })];
    expect([payload(await slow), payload(await quick)]).toEqual([1, 1]);
    for (const calls of [2, 3, 4]) {
      expect(payload(await invoke('one', { waitMs: 0 }))).toBe(calls);
    }
  });
});

describe('a function that fails', () => {
  it('fails with the type and message of what it threw', async () => {
    expect(await ask(`export const handler = () => { throw new TypeError('no'); };`)).toEqual({
      kind: 'failed',
      errorType: 'TypeError',
      message: 'no',
    });
  });

  it.each([
    ['cannot be loaded', `throw new RangeError('bad start');`, 'RangeError', 'bad start'],
    ['exports no handler', 'export const other = 1;', 'Runtime.HandlerNotFound', 'no handler'],
    [
      'exits',
      'export const handler = () => process.exit(3);',
      'Runtime.ExitError',
      'Runtime exited with exit status 3',
    ],
    [
      'crashes outside of its promise',
      `export const handler = () => new Promise(() => setTimeout(() => { throw new Error('late'); }));`,
      'Error',
      'late',
    ],
    [
      'runs out of memory',
      `export const handler = () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); };`,
      'Runtime.OutOfMemory',
      'memory',
    ],
  ])('fails its event when it %s', async (_, source, errorType, message) => {
    const outcome = await ask(source);
    expect(outcome).toMatchObject({ kind: 'failed', errorType });
    expect(outcome.kind === 'failed' && outcome.message).toContain(message);
  });

  it('is ended when it takes too long, even in a loop, and the next event finds a fresh thread', async () => {
    const { invoke } = host([
      aFunction(`export const handler = ({ hang }) => { while (hang); return 'well'; };`, {
        timeoutMs: 1_000,
      }),
    ]);
    expect(await invoke('one', { hang: true })).toMatchObject({
      kind: 'failed',
      message: 'Task timed out after 1.00 seconds',
    });
    expect(payload(await invoke('one', {}))).toBe('well');
  });

  it('does not harm events that run beside it or wait behind it', async () => {
    const { invoke } = host([
      aFunction(
        `export const handler = async ({ crash }) => {
          if (crash) process.exit(1);
          await new Promise((resolve) => setTimeout(resolve, 20)); return 'well'; };`,
        { maxConcurrency: 2 },
      ),
    ]);
    const outcomes = await Promise.all(
      [false, true, false, true, false].map((crash) => invoke('one', { crash })),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'returned',
      'failed',
      'returned',
      'failed',
      'returned',
    ]);
  });

  it('is told from one that does not exist', async () => {
    expect(await host([]).invoke('nobody', {})).toMatchObject({
      errorType: 'ResourceNotFoundException',
    });
  });

  it('never sees an event larger than Lambda takes', async () => {
    const outcome = await ask('export const handler = () => 1;', { body: 'x'.repeat(6_300_000) });
    expect(outcome).toMatchObject({ kind: 'failed', errorType: 'RequestTooLargeException' });
  });
});

describe('the threads of all functions', () => {
  const counting = `import { threadId } from 'node:worker_threads';
    export const handler = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5)); return threadId; };`;

  it('are never more for one function than its bound', async () => {
    const { invoke } = host([aFunction(counting, { maxConcurrency: 2 })]);
    const ids = await Promise.all(Array.from({ length: 12 }, () => invoke('one', {})));
    expect(new Set(ids.map(payload)).size).toBe(2);
  });

  it('make room for a function that has none', async () => {
    const { invoke } = host(
      ['a', 'b', 'c'].map((id) => aFunction(counting, { id })),
      {
        maxThreads: 2,
      },
    );
    const outcomes = await Promise.all(
      ['a', 'a', 'a', 'b', 'b', 'c', 'a', 'c'].map((id) => invoke(id, {})),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'returned'));
  });

  it('are quiet once what they work on has ended, and not before', async () => {
    const { invoke, quiet } = host([
      aFunction('export const handler = () => new Promise((resolve) => setTimeout(resolve, 80));'),
    ]);
    await quiet();
    const ended: string[] = [];
    const working = invoke('one', {}).then(() => ended.push('work'));
    await quiet().then(() => ended.push('quiet'));
    await working;
    expect(ended).toEqual(['work', 'quiet']);
  });

  it('end when they have been idle', async () => {
    const { invoke } = host([aFunction(counting)], { idleMs: 60 });
    const first = payload(await invoke('one', {}));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(payload(await invoke('one', {}))).not.toBe(first);
  });

  it('fail what they work on when the host stops', async () => {
    const functions = host([aFunction('export const handler = () => new Promise(() => {});')]);
    const hanging = functions.invoke('one', {});
    await functions.stop();
    expect(await hanging).toMatchObject({ kind: 'failed', errorType: 'HostStopped' });
    expect(await functions.invoke('one', {})).toMatchObject({ errorType: 'HostStopped' });
  });
});
