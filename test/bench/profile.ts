import { readCommand } from '../../infra/command-line.ts';
import autocannon from 'autocannon';
import { diskFolder } from '@netral/local-host/testing/quick-folder';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { descendantsOf } from '../support/descendants.ts';
import { removeDataFolder, startSuiteProcess } from '../support/suite-process.ts';
import { countOption, numberOption } from './options.ts';
import { cpuOf } from './profile/cpu-of-threads.ts';
import { runBench } from './run-bench.ts';

// Processor time by operation, process and thread, of the whole suite once it is warm: people pledge, and others read
// the counts, from the gateway's memory and past it. Each load runs in turn, so that a drifting machine hurts all.
const { values } = readCommand({
  usage: 'npm run bench:profile',
  about: 'Processor time by operation, process and thread, of the whole suite once it is warm.',
  options: {
    rounds: { type: 'string', default: '5', about: 'how often each load runs, in turn' },
    seconds: { type: 'string', default: '4', about: 'how long each load runs in a round' },
    warm: { type: 'string', default: '10', about: 'seconds to warm up' },
  },
});
const rounds = countOption('rounds', values.rounds);
const seconds = numberOption('seconds', values.seconds);
const warmSeconds = numberOption('warm', values.warm);

let people = 0;
const region = '18.09';
const pledge = {
  ...{ method: 'POST' as const, path: '/v1/pledges' },
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  setupRequest: (request: autocannon.Request) => ({
    ...request,
    body: JSON.stringify({
      ...{ region, unit: 'DISDIK', staffKind: 'non-asn', agreed: true },
      staffNumber: `THL-${String((people += 1))}`,
    }),
  }),
};
const counts = { method: 'GET' as const, path: `/v1/participation?region=${region}` };
const loads: Record<string, autocannon.Request> = {
  pledge,
  'counts, from memory': counts,
  'counts, past it': { ...counts, headers: { 'cache-control': 'no-cache' } },
};

const median = (all: readonly number[]): number =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;

await runBench(async (run) => {
  await buildSuite();
  const dataFolder = diskFolder('data');
  run.stopAtEnd(() => removeDataFolder(dataFolder));
  const suite = await startSuiteProcess(dataFolder);
  run.stopAtEnd(suite.stop);
  run.needs('the suite', suite.gone);
  const processes = descendantsOf(process.pid)
    .filter(({ command }) => /start\/run\.mjs|dynoxide|keeper/.test(command))
    .map(({ pid, command }) => ({ pid, name: command.includes('run.mjs') ? 'host' : 'engine' }));
  const work = async (request: autocannon.Request, duration: number) => {
    // Readers stay below what the stage lets through: who is refused costs next to nothing.
    const bound = request.method === 'GET' ? { overallRate: 1200 } : {};
    const before = cpuOf(processes);
    const load = await autocannon({
      ...{ url: suite.url, connections: 32, duration, requests: [request], ...bound },
    });
    const after = cpuOf(processes);
    const done = load['2xx'];
    const used = new Map(
      [...after].map(([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / done]),
    );
    return { perSecond: done / duration, non2xx: load.non2xx, used };
  };
  for (const request of Object.values(loads)) await work(request, warmSeconds);
  const seen = new Map(
    Object.keys(loads).map((name) => [name, [] as Awaited<ReturnType<typeof work>>[]]),
  );
  for (let nth = 0; nth < rounds; nth += 1)
    for (const [name, request] of Object.entries(loads))
      seen.get(name)?.push(await work(request, seconds));
  const threads = [...cpuOf(processes).keys()];
  console.log(`| ms of processor time each | a second | ${threads.join(' | ')} | all |`);
  console.log(`| --- | ---: |${' ---: |'.repeat(threads.length + 1)}`);
  for (const [name, all] of seen) {
    const ms = threads.map((thread) => median(all.map(({ used }) => used.get(thread) ?? 0)));
    const sum = ms.reduce((total, one) => total + one, 0);
    const cells = [...ms, sum].map((one) => one.toFixed(2)).join(' | ');
    console.log(
      `| ${name} | ${median(all.map(({ perSecond }) => perSecond)).toFixed(0)} | ${cells} |`,
    );
  }
  const faulty = [...seen].filter(([, all]) => all.some(({ non2xx }) => non2xx > 0));
  return faulty.map(([name]) => `${name}: some were refused`);
});
