import { parseArgs } from 'node:util';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { createSourceTables } from '../support/source-tables.ts';
import { differences, storm, type SenderCounts } from '../support/storm/storm.ts';

// A storm of webhooks on the providers' own retry schedules, by a simulated clock, against the real use case on
// the real engine. Ends with 1 unless the set of reports equals the set of submissions.
const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20261122' },
    quiet: { type: 'boolean', default: false },
  },
});

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

const suite = await startTestEngine();
const startedAt = Date.now();
const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
try {
  await createSourceTables(suite.client);
  const { counts, reports, submissions, intake, hours } = await storm({
    client: suite.client,
    count: Number(values.submissions),
    seed: Number(values.seed),
    progress: (line) => values.quiet || console.error(`${seconds()} s: ${line}`),
  });
  const wrong = differences(submissions, reports);
  console.log(
    row(
      'sender',
      columns.map(([title]) => title),
    ),
  );
  for (const [sender, of] of Object.entries(counts)) {
    console.log(
      row(
        sender,
        columns.map(([, name]) => of[name]),
      ),
    );
  }
  const all = Object.values(counts);
  console.log(
    row(
      'all',
      columns.map(([, name]) => all.reduce((sum, of) => sum + of[name], 0)),
    ),
  );
  const later = intake.counted.get('LaterVersions') ?? 0;
  console.log(`${hours.toFixed(0)} hours of the simulated clock in ${seconds()} s`);
  console.log(`${intake.counted.get('WaitingHints') ?? 0} hints waited; ${later} later versions`);
  console.log(
    wrong.length === 0 ? 'every submission is one report' : wrong.slice(0, 20).join('\n'),
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await suite.stop();
  suite.forget();
}
