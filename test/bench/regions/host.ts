import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundleFunctions, codeFolderOf, entries } from '../../../infra/bundle/bundle-functions.ts';
import { readDeployment } from '../../../infra/deployment.ts';
import { bundleSuiteWorker } from '../../../infra/start/build-suite.ts';
import { outFolder } from '../../../infra/start/built-suite.ts';
import { synthDeployment } from '../../../infra/synth.ts';
import { startHostProcess } from '../nation/host-process.ts';
import type { BenchRun } from '../run-bench.ts';
import { writeNationFile } from './nation-file.ts';

const kb = (bytes: number): number => Math.ceil(bytes / 1024);

/** What anybody reads, and how often it is fetched before one is timed. */
const addresses = [
  ['page', '/'],
  ['page', '/ikrar'],
  ['page', '/lapor'],
  ['page', '/v1/participation'],
  ['json', '/v1/participation'],
  ['json', '/v1/campaign'],
] as const;

type Host = { rows: string[]; faults: string[] };

/** Bundles, synthesizes and starts a deployment of so many regions, and fetches what anybody reads of it. */
export const measureHost = async (
  run: BenchRun,
  { folder, regions }: { folder: string; regions: number },
): Promise<Host> => {
  const file = writeNationFile(folder, regions);
  const deployment = readDeployment(file);
  const [assemblyFolder, dataFolder] = [join(folder, 'assembly'), join(folder, 'data')];
  mkdirSync(dataFolder);
  await bundleSuiteWorker();
  await bundleFunctions({ deployments: [deployment], outFolder });
  synthDeployment({
    ...{ deploymentFile: file, outFolder: assemblyFolder, stamp: 'regions' },
    bundleFolder: join(outFolder, 'functions'),
  });
  const startedAt = performance.now();
  const host = await startHostProcess({ assemblyFolder, dataFolder });
  run.stopAtEnd(() => host.stop());
  const startMs = performance.now() - startedAt;
  const codes = entries().map((entry) => {
    const code = codeFolderOf(outFolder, deployment.id, entry);
    return { entry, bytes: sizeOf(code) };
  });
  const campaign = JSON.stringify(deployment.campaign).length;
  const largest = codes.reduce((one, other) => (one.bytes > other.bytes ? one : other));
  const rows = [
    `the campaign beside each function: ${kb(campaign)} KiB; largest function ${largest.entry}: ${kb(largest.bytes)} KiB`,
    `the host was up after ${(startMs / 1000).toFixed(1)} s`,
  ];
  for (const [kind, path] of addresses) rows.push(await fetched(host.url, kind, path));
  rows.push(`the host and its engine hold ${host.memoryMb().toFixed(0)} MB`);
  return { rows, faults: [] };
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  );

const fetched = async (url: string, kind: 'page' | 'json', path: string): Promise<string> => {
  const accept = kind === 'page' ? 'text/html' : 'application/json';
  const get = () => fetch(`${url}${path}`, { headers: { accept } });
  const first = performance.now();
  const { status } = await get();
  const firstMs = performance.now() - first;
  const second = performance.now();
  const body = Buffer.from(await (await get()).arrayBuffer());
  const secondMs = performance.now() - second;
  return `${kind} ${path}: ${status}, ${kb(body.length)} KiB, ${kb(brotliCompressSync(body).length)} KiB compressed, ${firstMs.toFixed(0)} ms at first, then ${secondMs.toFixed(0)} ms`;
};
