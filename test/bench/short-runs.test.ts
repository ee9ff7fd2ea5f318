import { afterEach, describe, expect, it } from '@jest/globals';
import { endScripts, runScript } from '../support/script-process.ts';
import { measured } from './handlers.ts';

/** A bound for what hangs, not for what is slow. */
const withinMs = 300_000;
afterEach(endScripts);

/** Runs a bench to its end and returns what it printed; throws with all of it when it does not end with 0. */
const bench = async (name: string, ...args: string[]): Promise<string> => {
  const { code, output } = await runScript(`test/bench/${name}.ts`, args);
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}:\n${output}`);
  return output;
};

describe('a short run of each bench', () => {
  it(
    'measures every handler beside a bare one',
    async () => {
      const plan = ['--cold', '1', '--rounds', '1', '--seconds', '0.1'];
      const output = await bench('bench', '--built', '--only', '/', ...plan);
      for (const { entry } of measured) {
        const row = output.split('\n').find((line) => line.startsWith(`| ${entry} |`));
        expect(row).toMatch(/ \d+ \(\d+\)( \| \d+ \(\d+\) \| [\d.]+){3} \|$/);
      }
    },
    withinMs,
  );

  it(
    'counts every pledge to the whole suite',
    async () => {
      const output = await bench('bench', '--built', '--suite', '--suite-seconds', '3');
      expect(output).toMatch(/^whole suite: \d+ pledges\/s/m);
      expect(output).toMatch(/^accepted [1-9]\d*, .*: equal$/m);
    },
    withinMs,
  );

  it(
    'lets a crowd pledge and read, and loses nobody',
    async () => {
      const plan = ['--seconds', '1', '--rates', '10,20', '--stale', '60'];
      const output = await bench('burst', '--built', ...plan);
      expect(output).toContain('Units of a pledge');
      expect(output.match(/^\| \d+ \| /gm)?.length).toBeGreaterThan(3);
      expect(output.match(/^accepted [1-9]\d*, .*: lost 0, double 0$/gm)).toHaveLength(2);
      for (const standing of ['attended', 'confirmed', 'claimed'])
        expect(
          output.match(new RegExp(`^${standing}: accepted ([1-9]\\d*), counted \\1$`, 'gm')),
        ).toHaveLength(2);
    },
    withinMs,
  );

  it(
    'measures what each operation uses',
    async () => {
      const plan = ['--times', '1', '--idle-seconds', '2', '--quiet-seconds', '2'];
      const output = await bench('units', '--built', ...plan);
      expect(output).toMatch(/^\| pledge \| 1 \|/m);
      expect(output).toMatch(/^\| alert-taken \| 2 \|/m);
    },
    withinMs,
  );

  it(
    'finds that lists stay as they are when four times as much is stored, and that nothing grows faster',
    async () => {
      const output = await bench('growth', '--sizes', '1000,4000');
      expect(output.match(/^\| .* \| constant \| /gm)?.length).toBeGreaterThan(8);
      expect(output.match(/^\| .* \| linear \| /gm)?.length).toBeGreaterThan(3);
    },
    withinMs,
  );

  it(
    'finds that clocks and pages over all regions cost each region a few calls',
    async () => {
      const output = await bench('regions', '--sizes', '4,12');
      expect(output.match(/^\| .* \| \d+ s \|$/gm)).toHaveLength(19);
    },
    withinMs,
  );

  it(
    'lets a flood come in, and tells of the ten true reports in it',
    async () => {
      const output = await bench('report-flood', '--reports', '60', '--minutes', '60');
      expect(output).toMatch(/notOnFirstPage +│ 0 /);
    },
    withinMs,
  );

  it(
    'makes an alert of every report of some days',
    async () => {
      const plan = ['--regions', '20', '--days', '2', '--reports', '200', '--sms', '500'];
      const output = await bench('satgas-month', ...plan);
      expect(output).toMatch(/ alerts .* 200 /);
    },
    withinMs,
  );

  it(
    'lets every planned message end, and every SMS that was paid for be sent',
    async () => {
      const plan = ['--deliveries', '2000', '--regions', '8', '--days', '3'];
      const output = await bench('deliveries-month', ...plan);
      expect(output).toMatch(/ planned .* 20\d\d /);
      expect(output).toMatch(/ notEnded .* 0 /);
      expect(output).toMatch(/ overspent .* 0 /);
    },
    withinMs,
  );

  it(
    'sends an announcement to every officer',
    async () => {
      const output = await bench('fan-out', '--regions', '10');
      const officers = /Sending to (\d+) officers/.exec(output)?.[1] ?? '';
      expect(Number(officers)).toBeGreaterThan(50);
      expect(output).toMatch(new RegExp(` received .* ${officers} `));
    },
    withinMs,
  );

  it(
    'has hosts tell a national one, one of which lies, one is late and one is killed',
    async () => {
      const output = await bench('nation', '--built', '--hosts', '3');
      expect(output).toMatch(
        /: (\d+) pledges .* registers hold \1 pledges; refused: \S+ totals-differ$/m,
      );
      for (const [role, became] of [
        // Half of its people had their receipts when its process was killed; they and the others are there once.
        ['killed', /holds 10 pledges, the nation shows 10; refused: nothing/],
        // A thousand too many in its sum, signed by its own key.
        ['lies', /holds 15 pledges, the nation shows none; refused: \S+ totals-differ/],
        // What it told first, before anybody had pledged, comes last.
        ['late', /holds 20 pledges, the nation shows 20; refused: nothing/],
      ] as const)
        expect(output.split('\n').find((line) => line.startsWith(`${role}: `))).toMatch(became);
    },
    withinMs,
  );

  it(
    'lets a storm of webhooks through, once each',
    async () => {
      const output = await bench('webhook-storm', '--quiet', '--submissions', '100');
      expect(output).toMatch(/^all +100 /m);
      expect(output).toContain('every readable submission is one report');
    },
    withinMs,
  );
});
