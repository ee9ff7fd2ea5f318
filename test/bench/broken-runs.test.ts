import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { descendantsOf, isRunning, showsProcesses } from '../support/descendants.ts';
import { endScripts, runScript, startScript } from '../support/script-process.ts';

/** A bound for what hangs, not for what is slow. */
const withinMs = 300_000;
afterEach(endScripts);
const onLinux = showsProcesses ? it : it.skip;

describe('a bench of handlers', () => {
  it.each([
    ['refused', 'pledges/pledging/submit-pledge did not accept its call: answered 422, not 201'],
    ['quarantined', 'reports/sources/receive-webhook did not accept its call: 1 calls wrote'],
  ])(
    'ends with 1 and says why when a row is %s',
    async (row, words) => {
      const { code, output } = await runScript('test/bench/broken/broken-row.ts', [row]);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(words) });
      expect(output).not.toMatch(/^\| (pledges|reports)/m);
    },
    withinMs,
  );

  it(
    'ends with 1 when it is asked for what there is not',
    async () => {
      const { code, output } = await runScript('test/bench/bench.ts', ['--only', 'no-such']);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('no-such') });
    },
    withinMs,
  );
});

/** Each bench that starts something, what it prints while that is needed, and what of it is killed then. */
const running = [
  {
    bench: 'bench',
    args: ['--built', '--suite', '--suite-seconds', '60'],
    when: /People pledge to the whole suite/,
    victim: 'infra/start/run.mjs',
    words: 'the suite has ended',
  },
  {
    bench: 'burst',
    args: ['--built', '--seconds', '60', '--rates', '10'],
    when: /what a pledge costs at/,
    victim: 'infra/start/run.mjs',
    words: 'the suite has ended',
  },
  {
    bench: 'fan-out',
    args: [],
    when: /Sending to/,
    victim: 'dynoxide',
    words: 'the database engine has ended',
  },
  {
    bench: 'webhook-storm',
    args: [],
    when: /100000 submissions/,
    victim: 'dynoxide',
    words: 'the database engine has ended',
  },
];

describe('a bench that loses what it started', () => {
  onLinux.each(running)(
    'ends with 1, and all else with it: $bench without $victim',
    async ({ bench, args, when, victim, words }) => {
      const script = startScript(`test/bench/${bench}.ts`, args);
      await script.untilPrinted(when);
      const started = descendantsOf(script.pid);
      const victims = started.filter(({ command }) => command.includes(victim));
      expect(victims).not.toEqual([]);
      for (const { pid } of victims) process.kill(pid, 'SIGKILL');
      const { code, output } = await script.ended;
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(words) });
      await expectGone(started);
    },
    withinMs,
  );

  onLinux.each([
    ['SIGTERM', 143],
    ['SIGKILL', null],
  ] as const)(
    'leaves nothing running after %s',
    async (signal, expected) => {
      const script = startScript('test/bench/bench.ts', running[0]?.args ?? []);
      await script.untilPrinted(/People pledge to the whole suite/);
      const started = descendantsOf(script.pid);
      expect(started.length).toBeGreaterThan(2);
      script.kill(signal);
      expect(await script.ended).toMatchObject({ code: expected });
      await expectGone(started);
    },
    withinMs,
  );
});

/** Who is told to end by the end of its parent needs a moment. */
const expectGone = async (processes: { pid: number; command: string }[]): Promise<void> => {
  for (let looks = 0; looks < 100 && processes.some(({ pid }) => isRunning(pid)); looks += 1)
    await sleep(100);
  expect(processes.filter(({ pid }) => isRunning(pid))).toEqual([]);
};
