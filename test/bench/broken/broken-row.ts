import { builtSuite } from '../../../infra/start/built-suite.ts';
import { handlerBundles } from '../handler-bundles.ts';
import { measured, webhookEvent, type Measured } from '../handlers.ts';
import { measureHandlers } from '../measure-handlers.ts';
import { runBench } from '../run-bench.ts';

// The bench of handlers with one broken row, for its test: named by the argument.
const rowOf = (entry: string): Measured => {
  const row = measured.find((one) => one.entry === entry);
  if (!row) throw new Error(`No row ${entry}`);
  return row;
};

const withBody = (row: Measured, text: string): Measured => ({
  ...row,
  event: () => ({ ...row.event(), body: Buffer.from(text).toString('base64') }),
});

const webhook = rowOf('reports/sources/receive-webhook');
const broken: Record<string, Measured> = {
  /** The handler refuses its call. */
  refused: withBody(rowOf('pledges/pledging/submit-pledge'), '{"region":"18.09"}'),
  /** The webhook says something that is no report: answered as others are, and set aside. */
  quarantined: { ...webhook, event: () => webhookEvent({ knownOn: '2026-13-45' }) },
};

const [name = ''] = process.argv.slice(2);
const row = broken[name];
if (!row) throw new Error(`No broken row ${name}`);

await runBench(async (run) => {
  await measureHandlers(run, {
    rows: [row],
    bundleOf: handlerBundles(builtSuite().assemblyFolder, 'demo'),
    cold: 1,
    rounds: 1,
    seconds: 0.1,
    print: (line) => console.log(line),
  });
  return [];
});
