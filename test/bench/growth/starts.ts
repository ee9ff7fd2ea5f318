import { diskFolder } from '@netral/local-host/testing/quick-folder';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { pledgeStore } from '../../../functions/pledges/register/pledge-store.ts';
import { buildSuite } from '../../../infra/start/build-suite.ts';
import { importedMark } from '../../../shared/table/imported-mark.ts';
import { descendantsOf } from '../../support/descendants.ts';
import { aNewPledge } from '../../support/new-pledges.ts';
import { removeDataFolder, startSuiteProcess } from '../../support/suite-process.ts';
import { findTables } from '../burst/engine-facts.ts';
import { cpuOf } from '../profile/cpu-of-threads.ts';
import type { BenchRun } from '../run-bench.ts';
import { writeCopies } from './copies.ts';
import type { Sizes } from './judge.ts';
import { rowOf } from './room.ts';

type Started = { seconds: number; cpuSeconds: number };

/** Starting may take so many times as long on the most as on the fewest. */
const within = 2;

const median = (all: readonly number[]): number =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;

/** Starts the suite on so many pledges stored, in turn, until it says where it is; prints the medians, and fails where it grows. */
export const measureStarts = async (
  run: BenchRun,
  sizes: Sizes,
  rounds: number,
): Promise<string[]> => {
  await buildSuite();
  const folders = new Map<number, string>();
  for (const size of sizes) {
    const folder = diskFolder('data');
    run.stopAtEnd(() => removeDataFolder(folder));
    await (await startSuiteProcess(folder)).stop();
    console.error(`${String(size)} stored …`);
    await storePledges(folder, size);
    folders.set(size, folder);
  }
  const seen = new Map<number, Started[]>(sizes.map((size) => [size, []]));
  for (let nth = 0; nth < rounds; nth += 1)
    for (const [size, folder] of folders) seen.get(size)?.push(await startOnce(run, folder));
  const medianOf = (size: number, of: keyof Started) =>
    median((seen.get(size) ?? []).map((one) => one[of]));
  console.log('| pledges stored | seconds until ready | seconds of processor time until then |');
  console.log('| ---: | ---: | ---: |');
  for (const size of sizes) {
    const [seconds, cpu] = [medianOf(size, 'seconds'), medianOf(size, 'cpuSeconds')];
    console.log(`| ${size.toLocaleString('en')} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} |`);
  }
  const [first, last] = [sizes[0], sizes.at(-1) ?? sizes[0]];
  const grew = medianOf(last, 'cpuSeconds') / medianOf(first, 'cpuSeconds');
  return grew <= within ? [] : [`A start grew ${grew.toFixed(1)} times, more than ${within}`];
};

/** As `npm run import` writes them: nobody is woken by them. */
const storePledges = async (folder: string, many: number): Promise<void> => {
  const { client, stop } = await startTestEngine(folder);
  try {
    const { pledges: TableName } = await findTables(client);
    const one = aNewPledge({ personKey: 'seseorang' });
    await pledgeStore(client, TableName, 2_051_222_400).store(one);
    await writeCopies(client, TableName, {
      row: await rowOf(client, TableName, { personKey: one.personKey }),
      range: { from: 0, to: many },
      own: (n) => ({ personKey: `orang-${String(n).padStart(37, '0')}`, [importedMark]: 'uji' }),
    });
  } finally {
    await stop();
  }
};

const startOnce = async (run: BenchRun, folder: string): Promise<Started> => {
  const began = performance.now();
  const suite = await startSuiteProcess(folder);
  const ended = run.needs('the suite', suite.gone);
  const seconds = (performance.now() - began) / 1000;
  const tree = descendantsOf(process.pid).map(({ pid }) => ({ pid, name: 'suite' }));
  const ms = [...cpuOf(tree).values()].reduce((sum, one) => sum + one, 0);
  ended();
  await suite.stop();
  return { seconds, cpuSeconds: ms / 1000 };
};
