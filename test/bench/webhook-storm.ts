import { readCommand } from '../../infra/command-line.ts';
import { createSourceTables } from '../support/source-tables.ts';
import { differences, storm, type SenderCounts } from '../support/storm/storm.ts';
import { startBenchEngine } from './bench-engine.ts';
import { countOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';

// A storm of webhooks on the providers' own retry schedules, by a simulated clock, against the real use case on
// the real engine. Ends with 1 unless the set of reports equals the set of submissions.
const readOptions = () => {
  const { values } = readCommand({
    usage: 'npm run storm',
    about:
      "A storm of webhooks on the providers' own retry schedules; ends with 1 unless reports equal submissions.",
    options: {
      submissions: { type: 'string', default: '100000', about: 'how many' },
      seed: { type: 'string', default: '20261122', about: 'the same storm for the same seed' },
      quiet: { type: 'boolean', default: false, about: 'prints the sums only' },
    },
  });
  return {
    count: countOption('submissions', values.submissions),
    seed: countOption('seed', values.seed),
    quiet: values.quiet,
  };
};

const columns: [title: string, of: keyof SenderCounts][] = [
  ['submissions', 'submissions'],
  ['tries', 'tries'],
  ['retries', 'retries'],
  ['duplicates', 'duplicates'],
  ['given up', 'givenUp'],
  ['left behind', 'leftBehind'],
  ['filled', 'filled'],
  ['reports', 'reports'],
];

const row = (name: string, cells: (string | number)[]): string =>
  [name.padEnd(18), ...cells.map((cell) => String(cell).padStart(12))].join('');

const bench = async (run: BenchRun): Promise<string[]> => {
  const { quiet, ...options } = readOptions();
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const { client } = await startBenchEngine(run);
  await createSourceTables(client);
  console.log(`${options.count} submissions, by the seed ${options.seed}`);
  const { counts, reports, submissions, intake, hours } = await storm({
    ...options,
    client,
    progress: (line) => quiet || console.error(`${seconds()} s: ${line}`),
  });
  for (const line of tableOf(counts)) console.log(line);
  const later = intake.counted.get('LaterVersions') ?? 0;
  console.log(`${hours.toFixed(0)} hours of the simulated clock in ${seconds()} s`);
  console.log(`${intake.counted.get('WaitingHints') ?? 0} hints waited; ${later} later versions`);
  const wrong = differences(submissions, reports);
  if (wrong.length === 0) console.log('every submission is one report');
  return wrong.slice(0, 20);
};

const tableOf = (counts: Record<string, SenderCounts>): string[] => {
  const senders = Object.entries(counts);
  const sum = (name: keyof SenderCounts) => senders.reduce((total, [, of]) => total + of[name], 0);
  return [
    row(
      'sender',
      columns.map(([title]) => title),
    ),
    ...senders.map(([sender, of]) =>
      row(
        sender,
        columns.map(([, name]) => of[name]),
      ),
    ),
    row(
      'all',
      columns.map(([, name]) => sum(name)),
    ),
  ];
};

await runBench(bench);
