import { cpus } from 'node:os';
import { readCommand } from '../../infra/command-line.ts';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { builtSuite } from '../../infra/start/built-suite.ts';
import { handlerBundles } from './handler-bundles.ts';
import { measured } from './handlers.ts';
import { measureHandlers } from './measure-handlers.ts';
import { countOption, numberOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';
import { measureSuite } from './suite.ts';

const print = (line: string) => console.log(line);

const readOptions = () => {
  const { values } = readCommand({
    usage: 'npm run bench',
    about: 'Measures handlers beside bare ones, cold and warm, and the whole suite.',
    options: {
      cold: { type: 'string', default: '20', about: 'cold starts of each side of a row' },
      rounds: { type: 'string', default: '3', about: 'warm runs of each side of a row' },
      seconds: { type: 'string', default: '3', about: 'how long each warm run is counted' },
      'suite-seconds': {
        ...{ type: 'string', default: '10' },
        about: 'how long people pledge to the whole suite',
      },
      only: { type: 'string', about: 'handlers whose entry holds this, and not the whole suite' },
      suite: { type: 'boolean', default: false, about: 'the whole suite, and no handlers' },
      built: {
        ...{ type: 'boolean', default: false },
        about: 'takes what was built before instead of building it again',
      },
    },
  });
  const rows = measured.filter(({ entry }) => entry.includes(values.only ?? ''));
  if (rows.length === 0) throw new Error(`No handler's entry holds '${values.only ?? ''}'`);
  return {
    rows: values.suite ? [] : rows,
    cold: countOption('cold', values.cold),
    rounds: countOption('rounds', values.rounds),
    seconds: numberOption('seconds', values.seconds),
    suiteSeconds: countOption('suite-seconds', values['suite-seconds']),
    withSuite: values.only === undefined,
    built: values.built,
  };
};

/** Measures the HTTP handlers beside bare ones, and the whole suite; returns what did not hold. */
const bench = async (run: BenchRun): Promise<string[]> => {
  const options = readOptions();
  print(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, Node ${process.version}`);
  const { assemblyFolder } = options.built ? builtSuite() : await buildSuite();
  const bundleOf = handlerBundles(assemblyFolder, 'demo');
  if (options.rows.length > 0) await measureHandlers(run, { ...options, bundleOf, print });
  if (!options.withSuite) return [];
  return measureSuite(run, { seconds: options.suiteSeconds, built: options.built, print });
};

await runBench(bench);
