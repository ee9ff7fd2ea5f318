import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/mini';

/** How one test ended; of one that failed also what was said. */
export type TestResult = { name: string; status: string; said: string };

/** How a run ended: with results of tests, or without any, because no file of tests could be loaded in time. */
export type TestRun = { results: TestResult[]; fault?: string };

const reportShape = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z._default(z.nullable(z.array(z.string())), []),
        }),
      ),
    }),
  ),
});

type What = { folder: string; files: readonly string[]; names: readonly string[]; boundMs: number };

/** Runs the tests of some files whose names hold one of these words (all where none is named), in a folder. */
export const runTests = async ({ folder, files, names, boundMs }: What): Promise<TestRun> => {
  const report = join(folder, 'dist-guards.json');
  rmSync(report, { force: true });
  const args = [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    ...[
      'node_modules/jest/bin/jest.js',
      '--runInBand',
      '--forceExit',
      '--json',
      `--outputFile=${report}`,
    ],
    ...(names.length > 0 ? ['-t', names.map(asPattern).join('|')] : []),
    ...['--runTestsByPath', ...files],
  ];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (text: unknown) => (said = (said + String(text)).slice(-20_000)));
  const bound = setTimeout(() => endGroup(child.pid), boundMs);
  const endWithUs = () => endGroup(child.pid);
  process.prependOnceListener('exit', endWithUs);
  await once(child, 'close');
  clearTimeout(bound);
  process.removeListener('exit', endWithUs);
  if (child.signalCode !== null) return { results: [], fault: `took over ${boundMs / 1000} s` };
  return readReport(report) ?? { results: [], fault: firstLines(said) };
};

/** The tests' own children end with them. */
const endGroup = (pid: number | undefined): void => {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
};

const readReport = (report: string): TestRun | undefined => {
  const text = readIfThere(report);
  if (text === undefined) return undefined;
  const { testResults } = z.parse(reportShape, JSON.parse(text));
  const unloaded = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  const results = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      name: fullName,
      status,
      said: stripVTControlCharacters((failureMessages ?? []).join('\n')),
    })),
  );
  return unloaded ? { results, fault: firstLines(unloaded.message) } : { results };
};

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Words of a name as their file has them: where a table fills something in, anything may stand. */
export const asPattern = (words: string): string =>
  words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/%[sdijop]|\\\$\w+/g, '.*');

const firstLines = (text: string): string =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 4)
    .join(' / ')
    .slice(0, 400);
