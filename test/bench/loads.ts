import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../infra/command-line.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { entries } from '../../infra/bundle/bundle-functions.ts';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { outFolder } from '../../infra/start/built-suite.ts';
import { calling, stubEnvironment } from './call-handler.ts';
import { handlerBundles } from './handler-bundles.ts';
import { measured } from './handlers.ts';
import { bundleWithMaps, sharesOf } from './loads/by-package.ts';
import { readBudget, writeBudget } from './loads/budget.ts';
import { loadedBy } from './loads/loaded.ts';
import { countOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';
import { startStub } from './start-stub.ts';

// What each function loads before its first answer, beside its budget; `--of <entry>` says of one that the bench calls
// which packages that is, by kilobyte and by millisecond of a cold start. `--write` makes what is loaded now the budget.
const { values } = readCommand({
  usage: 'npm run bench:loads',
  about: 'Says what each function loads before its first answer, beside its budget.',
  options: {
    of: {
      type: 'string',
      about: 'one entry: by package, by kilobyte and by millisecond of a cold start',
    },
    rounds: { type: 'string', default: '7', about: 'cold starts that are profiled' },
    write: { type: 'boolean', default: false, about: 'makes what is loaded now the budget' },
  },
});

const listAll = (): string[] => {
  const budget = readBudget();
  const all = entries().map((entry) => ({
    entry,
    ...loadedBy(join(outFolder, 'bundles', bundleName(entry))),
  }));
  if (values.write)
    writeBudget(Object.fromEntries(all.map(({ entry, firstKb }) => [entry, firstKb])));
  console.log('| function | kB before the first answer | budget | kB later |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { entry, firstKb, laterKb } of all.sort((a, b) => a.firstKb - b.firstKb))
    console.log(
      `| ${entry} | ${firstKb.toFixed(0)} | ${String(budget[entry])} | ${laterKb.toFixed(0)} |`,
    );
  return values.write
    ? []
    : all.flatMap(({ entry, firstKb }) =>
        firstKb <= (budget[entry] ?? 0) ? [] : [`${entry} loads ${firstKb.toFixed(1)} kB`],
      );
};

const listOne = async (run: BenchRun, name: string): Promise<string[]> => {
  const row = measured.find(({ entry }) => entry === name);
  if (!row)
    throw new Error(`The bench calls none but ${measured.map(({ entry }) => entry).join(', ')}`);
  const rounds = countOption('rounds', values.rounds);
  const work = mkdtempSync(join(tmpdir(), 'netral-loads-'));
  run.stopAtEnd(() => rmSync(work, { recursive: true, force: true }));
  const { assemblyFolder } = await buildSuite();
  const { folder, environment } = handlerBundles(assemblyFolder, 'demo')(name);
  const to = join(work, 'bundle');
  const kb = await bundleWithMaps(name, { from: folder, to });
  const stub = await startStub(run);
  const stopping = new AbortController();
  run.stopAtEnd(() => stopping.abort());
  const call = calling({ stub, eventFile: join(work, 'event.json'), stopping });
  const side = { name, folder: to, sample: row };
  const profiles = join(work, 'profiles');
  for (let nth = 0; nth < rounds; nth += 1)
    await call.profiled(
      { ...side, environment: { ...environment, ...stubEnvironment(stub) } },
      profiles,
    );
  console.log(`| ${name} | kB before the first answer | ms, profiled |`);
  console.log('| --- | ---: | ---: |');
  for (const share of sharesOf(kb, profiles, rounds))
    console.log(`| ${share.name} | ${share.kb.toFixed(1)} | ${share.ms.toFixed(1)} |`);
  return [];
};

await runBench(async (run) => {
  if (values.of !== undefined) return listOne(run, values.of);
  await buildSuite();
  return listAll();
});
