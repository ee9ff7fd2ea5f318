import { spawn } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPledge, aReport } from '../support/forms.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start` with these options, to its end. */
const npmStart = (...options: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'infra/start/start.ts', ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (output += String(text)));
    child.once('close', (code) => resolve({ code, output }));
  });

let suite: SuiteProcess;
let code: string;
const report = () => suite.client.post('/v1/reports', aReport({ region: '75.04' }));
const pledge = (number: string) =>
  suite.client.post('/v1/pledges', aPledge({ region: '75.04', unit: 'SEKDA', number }));
const isFound = async (): Promise<unknown> => {
  const { body } = await suite.client.post('/v1/tracking', { code });
  return body;
};

beforeAll(async () => {
  suite = await startSuiteProcess();
  const { status, body } = await report();
  expect(status).toBe(201);
  code = (body as { code: string }).code;
}, 120_000);
afterAll(async () => {
  await suite.kill();
  removeDataFolder(suite.dataFolder);
});

const files = () =>
  readdirSync(suite.dataFolder)
    .sort()
    .map((name) => `${name} ${statSync(join(suite.dataFolder, name)).ino}`);

describe('a second `npm start -- --fresh` on the folder of a suite that runs', () => {
  it.each([
    ['the same port', () => new URL(suite.url).port],
    ['another port', () => '0'],
  ])('ends with one line and leaves everything there: %s', async (_, port) => {
    const before = files();
    const second = await npmStart('--fresh', '--port', port(), '--data', suite.dataFolder);
    expect(second.output).toMatch(
      /^Another host is running on this data folder \(process \d+\)\.\n$/,
    );
    expect(second.code).toBe(1);
    expect(files()).toEqual(before);
    expect((await report()).status).toBe(201);
    expect(await isFound()).toMatchObject({ found: true });
  });

  it('has lost nothing: the suite, stopped and started again, knows what it accepted', async () => {
    await suite.stop();
    suite = await startSuiteProcess(suite.dataFolder);
    expect(await isFound()).toMatchObject({ found: true });
  });
});

// One whose engine ends is in crash.test.ts: it is started again.
describe('a suite whose files are gone', () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'its folder',
      (folder) => rmSync(folder, { recursive: true }),
      /^The files in the data folder/,
    ],
    [
      'its database',
      (folder) => rmSync(join(folder, 'engine.sqlite')),
      /^The files in the data folder/,
    ],
  ])(
    'accepts nothing more, and ends with one line: %s',
    async (_, spoil, line) => {
      await suite.kill();
      removeDataFolder(suite.dataFolder);
      suite = await startSuiteProcess();
      expect((await pledge('198609262015051001')).status).toBe(201);
      const said = suite.output();
      spoil(suite.dataFolder);
      const statuses = await untilNobodyAnswers();
      expect(statuses.filter((status) => status < 500)).toEqual([]);
      expect(await suite.ended).toBe(1);
      const lines = suite.output().slice(said.length).trim().split('\n');
      expect(lines).toEqual([expect.stringMatching(line)]);
      expect(lines[0]).toMatch(/stores nothing more; start it again\.$/);
    },
    120_000,
  );

  const untilNobodyAnswers = async (): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 2; ; n += 1) {
      const answer = await pledge(`19860926201505100${n % 10}`).catch(() => undefined);
      if (!answer) return statuses;
      statuses.push(answer.status);
    }
  };
});
