import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleFunctions } from '../../infra/bundle/bundle-functions.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { withoutUnusedCredentials } from '../../infra/bundle/without-unused-credentials.ts';
import { readDeployments } from '../../infra/deployment.ts';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { measured, type Measured } from './handlers.ts';
import { measureSuite } from './suite.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../..');
const work = mkdtempSync(join(tmpdir(), 'netral-bench-'));

const { values } = parseArgs({
  options: {
    cold: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string' },
    suite: { type: 'boolean', default: false },
  },
});

/** Prints, per HTTP handler, size, cold start and warm throughput beside a bare handler measured in turn with it. */
const run = async (): Promise<void> => {
  console.log(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, Node ${process.version}`);
  await bundleFunctions({
    deployments: readDeployments(join(root, 'infra/deployments')),
    outFolder: join(root, 'dist'),
  });
  if (!values.suite) await measureHandlers();
  if (values.only !== undefined) return;
  await buildSuite();
  await measureSuite((line) => console.log(line));
};

const measureHandlers = async (): Promise<void> => {
  await bundleBare();
  const stub = await startStub();
  const environment = stubEnvironment(stub.port);
  console.log('handler | bundle kB (bare) | cold ms (bare) | ratio | warm/s (bare) | ratio');
  for (const one of measured.filter(
    ({ entry }) => values.only === undefined || entry.includes(values.only),
  )) {
    console.log(measureOne(one, environment));
  }
  stub.process.kill();
};

const measureOne = (one: Measured, env: NodeJS.ProcessEnv): string => {
  const folder = join(root, 'dist/functions/demo', bundleName(one.entry));
  const bare = join(work, one.yardstick);
  const eventFile = join(work, 'event.json');
  writeFileSync(eventFile, JSON.stringify(one.event));
  const bareEvent = join(work, 'bare-event.json');
  writeFileSync(
    bareEvent,
    JSON.stringify(one.yardstick === 'bare-write' ? measured[0]?.event : one.event),
  );
  const cold = alternate(Number(values.cold), [
    () => coldStart(folder, eventFile, env),
    () => coldStart(bare, bareEvent, env),
  ]);
  const warm = alternate(3, [
    () => warmRate(folder, eventFile, env),
    () => warmRate(bare, bareEvent, env),
  ]);
  return [
    one.entry,
    `${kilobytes(folder)} (${kilobytes(bare)})`,
    `${cold[0].toFixed(0)} (${cold[1].toFixed(0)})`,
    (cold[0] / cold[1]).toFixed(2),
    `${warm[0].toFixed(0)} (${warm[1].toFixed(0)})`,
    (warm[0] / warm[1]).toFixed(2),
  ].join(' | ');
};

/** Runs A and B in turn so that a drifting machine hurts both, and answers the medians. */
const alternate = (times: number, [a, b]: [() => number, () => number]): [number, number] => {
  const runs = Array.from({ length: times }, () => [a(), b()] as const);
  return [median(runs.map(([first]) => first)), median(runs.map(([, second]) => second))];
};

const median = (values: number[]): number =>
  values.sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

const coldStart = (folder: string, eventFile: string, env: NodeJS.ProcessEnv): number => {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [here('one-call.mjs'), join(folder, 'index.mjs'), eventFile],
    { env, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${folder} did not answer: ${stderr}`);
  return performance.now() - start;
};

const warmRate = (folder: string, eventFile: string, env: NodeJS.ProcessEnv): number => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [here('many-calls.mjs'), join(folder, 'index.mjs'), eventFile, values.seconds],
    { env, encoding: 'utf8' },
  );
  const rate = Number(stdout.trim().split('\n').at(-1));
  if (!rate) throw new Error(`${folder} did not answer: ${stderr}`);
  return rate;
};

const kilobytes = (folder: string): string =>
  (
    readdirSync(folder)
      .filter((file) => file.endsWith('.mjs'))
      .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1000
  ).toFixed(0);

const bundleBare = async (): Promise<void> => {
  for (const name of ['bare-write', 'bare-read', 'bare-page']) {
    await build({
      entryPoints: { index: here(`${name}.ts`) },
      outdir: join(work, name),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      banner: {
        js: "import{createRequire as r$}from'node:module';const require=r$(import.meta.url);",
      },
      plugins: [withoutUnusedCredentials],
    });
  }
};

const startStub = async () => {
  const child = spawn(process.execPath, [here('stub-aws.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  return { process: child, port };
};

const stubEnvironment = (port: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  ...Object.fromEntries(
    [
      'PLEDGES_TABLE',
      'KEY_RING_TABLE',
      'PARTICIPATION_TABLE',
      'REPORTS_TABLE',
      'REPORTERS_TABLE',
      'SOURCES_TABLE',
      'QUARANTINE_TABLE',
      'ALERTS_TABLE',
      'OFFICERS_TABLE',
      'PEPPER_SECRET_ARN',
      'RECEIPT_KEY_SECRET_ARN',
      'CODE_SECRET_ARN',
      'LINK_SECRET_ARN',
    ].map((name) => [name, 'bench']),
  ),
  WEBHOOK_RETENTION_DAYS: '14',
  PUBLIC_URL: 'http://127.0.0.1',
});

await run();
