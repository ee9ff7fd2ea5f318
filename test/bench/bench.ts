import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
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
  const { values } = parseArgs({
    options: {
      /** Cold starts of each side of a row. */
      cold: { type: 'string', default: '20' },
      /** Warm runs of each side of a row. */
      rounds: { type: 'string', default: '3' },
      /** How long each warm run is counted. */
      seconds: { type: 'string', default: '3' },
      /** How long people pledge to the whole suite. */
      'suite-seconds': { type: 'string', default: '10' },
      /** Handlers whose entry holds this, and not the whole suite. */
      only: { type: 'string' },
      /** The whole suite, and no handlers. */
      suite: { type: 'boolean', default: false },
      /** Takes what was built before instead of building it again. */
      built: { type: 'boolean', default: false },
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
