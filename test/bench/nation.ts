import { mkdirSync } from 'node:fs';
import { cpus, freemem } from 'node:os';
import { join } from 'node:path';
import { quickFolder } from '@netral/local-host/testing/quick-folder';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { eachOf } from '../../shared/each-of.ts';
import { removeDataFolder } from '../support/suite-process.ts';
import { assemble } from './nation/assembly.ts';
import { nationId, provinces, writeNation } from './nation/deployment-files.ts';
import { startHostProcess, type Hosted, type HostProcess } from './nation/host-process.ts';
import { emptyDataFolder, laidDown } from './nation/lay-down.ts';
import { lie } from './nation/lie.ts';
import { nationPage } from './nation/page.ts';
import { readOptions } from './nation/read-options.ts';
import { pledge, registers, report, takeFromWire, tell, untilShown } from './nation/region.ts';
import { casesOf, faultsOf, peopleOf, reportsEach, rolesOf, type Told } from './nation/verdict.ts';
import { wireTo } from './nation/wire.ts';
import { runBench, type BenchRun } from './run-bench.ts';

// Hosts of so many provinces, each a process with tables, functions and a topic of its own, and one of the nation that
// takes their signed numbers. One lies, one is late, one is killed while people pledge. Ends with 1 where the nation's
// page is not what the registers hold, or the liar is not refused by name.
const startedAt = performance.now();
const progress = (line: string) =>
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);

type Open = Told & { host: HostProcess; hosted: Hosted };

const bench = async (run: BenchRun): Promise<string[]> => {
  const { hosts, built, isLaidDownOnly, ...options } = readOptions();
  console.log(
    `${cpus()[0]?.model ?? '?'}, ${String(cpus().length)} cores, Node ${process.version}`,
  );
  if (!built) await buildSuite();
  const folder = options.folder ?? quickFolder('nation');
  mkdirSync(folder, { recursive: true });
  if (options.folder === undefined) run.stopAtEnd(() => removeDataFolder(folder));
  const all = rolesOf(provinces(hosts));
  progress(`${String(hosts)} provinces are assembled …`);
  let first: string | undefined;
  const assembled = await eachOf(all, { atOnce: 1 }, async (told) => {
    const hosted = await laidDown(folder, told, { like: first, again: !built });
    first ??= hosted.assemblyFolder;
    return { told, hosted };
  });
  if (isLaidDownOnly) {
    progress(`${String(hosts)} hosts lie in ${folder}`);
    return [];
  }
  const open: Open[] = await eachOf(assembled, { atOnce: 2 }, async ({ told, hosted }) => {
    const host = await startHostProcess(hosted);
    run.stopAtEnd(() => host.stop());
    progress(`${told.province.id} runs at ${host.url}`);
    return { ...told, host, hosted };
  });
  console.log(`${String(open.length)} hosts run at once: ${memoryLine(open)}`);
  return withNation(run, { open, folder });
};

const withNation = async (
  run: BenchRun,
  { open, folder }: { open: Open[]; folder: string },
): Promise<string[]> => {
  progress('each tells for the first time, and says by which key …');
  const first = await eachOf(open, { atOnce: 6 }, async (one) => {
    const publicKey = await tell(one.host, one.province);
    return { publicKey, messages: await takeFromWire(one.host, 3) };
  });
  const members = open.map(({ province }, n) => ({
    ...{ deployment: province.id, topicArn: province.topicArn, regions: [province.region] },
    publicKeys: [first[n]?.publicKey ?? ''],
  }));
  const nation = await startNation(run, { folder, file: writeNation(folder, members) });
  const wire = wireTo(nation);
  run.stopAtEnd(wire.close);
  const page = await nationPage(nation);
  const send = (one: Told, messages: readonly string[]) =>
    wire.deliver(one.province.topicArn, one.role === 'lies' ? messages.map(lie) : messages);

  progress('what they told first arrives; that of the late one does not …');
  for (const [n, one] of open.entries())
    if (one.role !== 'late') await send(one, first[n]?.messages ?? []);
  await page.until('all but the late and the liar', (seen) => seen.known === open.length - 2);

  progress('people pledge and report everywhere; one host is killed meanwhile …');
  await eachOf(open, { atOnce: 6 }, (one) => fill(run, one));
  console.log(`after people have pledged and reported: ${memoryLine(open)}`);

  progress('each tells again …');
  await eachOf(open, { atOnce: 6 }, async (one) => {
    await tell(one.host, one.province);
    await send(one, await takeFromWire(one.host, 3));
  });
  const held = await eachOf(open, { atOnce: 2 }, async (one) => ({
    ...one,
    ...(await registers(one.host, one.province)),
  }));
  const people = held
    .filter(({ role }) => role !== 'lies')
    .reduce((sum, one) => sum + one.pledges, 0);
  await page.until(`${String(people)} people`, (seen) => seen.pledged === people);
  progress('what the late one told first arrives now, and everything once more …');
  for (const [n, one] of open.entries())
    if (one.role === 'late') await send(one, first[n]?.messages ?? []);
  const seen = await page.settled();
  const faults = faultsOf(held, seen);
  for (const line of casesOf(held, seen)) console.log(line);
  console.log(
    `the nation's page: ${String(seen.pledged)} pledges and ${String(seen.reports)} reports of ${String(seen.known)} regions; registers hold ${String(people)} pledges; refused: ${seen.refused.join(', ') || 'nothing'}`,
  );
  progress(faults.length === 0 ? 'everything holds' : 'SOMETHING DOES NOT HOLD');
  return faults;
};

const startNation = async (
  run: BenchRun,
  { folder, file }: { folder: string; file: string },
): Promise<HostProcess> => {
  const assemblyFolder = await assemble({ file, folder, isNation: true });
  const host = await startHostProcess({
    assemblyFolder,
    dataFolder: emptyDataFolder(join(folder, nationId)),
  });
  run.stopAtEnd(() => host.stop());
  progress(`the nation runs at ${host.url}`);
  return host;
};

/** Pledges and reports of a province; the one that is killed loses its process halfway, and whoever got no answer tries again. */
const fill = async (run: BenchRun, one: Open): Promise<void> => {
  const { province, role } = one;
  const people = peopleOf(one);
  await report(one.host, province, reportsEach);
  if (role === 'killed') await fillAndKill(run, one, people);
  else {
    const accepted = await pledge(one.host, province, { from: 0, to: people });
    if (accepted.length !== people) throw new Error(`${province.id} refused a pledge`);
  }
  await untilShown(one.host, province, people);
};

const fillAndKill = async (run: BenchRun, one: Open, people: number): Promise<void> => {
  const { province, hosted } = one;
  let accepted = 0;
  let killed: Promise<void> | undefined;
  const onAccepted = () => {
    accepted += 1;
    if (accepted === Math.floor(people / 2)) killed = one.host.kill();
  };
  const kept = await pledge(one.host, province, { from: 0, to: people, onAccepted });
  await killed;
  progress(
    `${province.id} was killed when ${String(kept.length)} of ${String(people)} had their receipts`,
  );
  one.host = await startHostProcess(hosted);
  run.stopAtEnd(() => one.host.stop());
  const again = await pledge(one.host, province, { from: 0, to: people });
  if (again.length !== people)
    throw new Error(`${province.id} refused a pledge after it was killed`);
};

const memoryLine = (open: readonly Open[]): string => {
  const each = open.map(({ host }) => host.memoryMb());
  const sum = each.reduce((one, other) => one + other, 0);
  return `${(sum / 1000).toFixed(1)} GB together, ${Math.max(...each).toFixed(0)} MB at most, ${(freemem() / 1e9).toFixed(1)} GB free`;
};

await runBench(bench);
