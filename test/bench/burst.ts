import { cpus } from 'node:os';
import { readCommand } from '../../infra/command-line.ts';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { servedRegion, type CampaignRegion } from '../../shared/campaign.ts';
import { demoCampaign } from '../support/campaign.ts';
import { startBurstSuite, type BurstSuite } from './burst/burst-suite.ts';
import { measureCost } from './burst/cost.ts';
import { oldestSeen, watch } from './burst/counts-seen.ts';
import { startApel } from '../../infra/demo/apel.ts';
import { suiteClient } from '../../infra/demo/suite-client.ts';
import { aCrowd, type Crowd } from './burst/crowd.ts';
import { recordedWrites, recordWrites } from './burst/engine-facts.ts';
import { openCaller } from './burst/open-loop.ts';
import { climb } from './burst/ramp.ts';
import { plainReaders, readersBehindCache, type Audience } from './burst/readers.ts';
import {
  askedLine,
  costLines,
  hotLines,
  rampLines,
  settledLines,
  verdict,
} from './burst/report.ts';
import { settle } from './burst/settle.ts';
import { countOption, numberOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';

// A burst of pledges and fifty times as many readers against the whole suite in a process of its own. Ends with 1
// when a pledge is lost or counted twice, when none is accepted, when the counts are more than 5 s (`--stale`) old at
// the end, or when an item is written 20 times a second; how much the machine bears is shown, and fails nothing.
const connections = 32;
const startedAt = performance.now();
const progress = (line: string) =>
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const print = (lines: readonly string[]) => console.log(lines.join('\n'));

const campaign = demoCampaign();

type Plan = {
  rates: readonly number[];
  seconds: number;
  region: CampaignRegion;
  mostStaleSeconds: number;
  built: boolean;
};

const readOptions = (): Plan => {
  const { values } = readCommand({
    usage: 'npm run bench:burst',
    about:
      'Lets a crowd pledge and fifty times as many read, in steps until the machine bears no more, and compares all that was accepted with what is counted.',
    options: {
      short: { type: 'boolean', default: false, about: 'fewer and shorter steps' },
      seconds: { type: 'string', about: 'how long each step takes' },
      rates: { type: 'string', about: 'pledges a second of each step, with commas between them' },
      built: {
        type: 'boolean',
        default: false,
        about: 'takes what was built before instead of building it again',
      },
      region: { type: 'string', default: '18.09', about: 'where they pledge' },
      stale: {
        type: 'string',
        default: '5',
        about: 'how many seconds old the counts may be at the end',
      },
    },
  });
  const region = servedRegion(campaign, values.region);
  if (!region) throw new Error(`${values.region} is not served by the demo`);
  const usual = values.short
    ? '25,100,200,400,800,1600,2500'
    : '25,50,100,150,200,300,400,600,800,1200,1600,2000,2500';
  return {
    rates: (values.rates ?? usual).split(',').map((rate) => countOption('rates', rate)),
    seconds: numberOption('seconds', values.seconds ?? (values.short ? '2' : '8')),
    region,
    mostStaleSeconds: numberOption('stale', values.stale),
    built: values.built,
  };
};

const bench = async (run: BenchRun): Promise<string[]> => {
  const plan = readOptions();
  const { rates, seconds } = plan;
  console.log(
    `${cpus()[0]?.model ?? '?'}, ${String(cpus().length)} cores, Node ${process.version}; ` +
      `at most ${String(connections)} connections, ${String(seconds)} s a step`,
  );
  if (!plan.built) {
    progress('building the suite …');
    await buildSuite();
  }
  const metered = [10, 150].map((rate) => Math.min(rate, Math.max(...rates)));
  print(costLines(await measureCost(run, { ...plan, rates: metered }, progress)));
  const suite = await startBurstSuite(run, plan.built);
  const faults = await burst(suite, plan);
  progress(faults.length === 0 ? 'everything holds' : 'SOMETHING DOES NOT HOLD');
  return faults;
};

const burst = async (suite: BurstSuite, plan: Plan): Promise<string[]> => {
  const { region } = plan;
  const stream = await recordWrites(suite.client, suite.tables.participation);
  const pledging = openCaller(suite.url, connections);
  const looking = openCaller(suite.url, connections);
  const observer = openCaller(suite.url, 2);
  const units = region.units.map(({ code }) => code);
  const { ticket } = await startApel(suite.url, suiteClient(suite.url), region.code);
  const crowd = aCrowd(pledging, { code: region.code, units, ticket });
  const doors = { crowd: looking, observer };
  const cached = readersBehindCache(doors, region.code);
  const plain = plainReaders(doors, { region: region.code, connections });
  const patienceMs = 1000 * Math.max(30, plan.mostStaleSeconds);
  const settling = { suite, campaign, region: region.code, heard: crowd.heard, patienceMs };
  const oneRamp = ramp(plan, crowd);
  try {
    progress('warming up …');
    await warmUp(crowd, plain);
    await oneRamp(cached);
    console.log(askedLine(cached.asked()));
    progress('waiting for the counts …');
    const settled = [await settle({ ...settling, audiences: [cached, plain] })];
    print(settledLines(settled[0]));
    await oneRamp(plain);
    progress('waiting for the counts …');
    settled.push(await settle({ ...settling, audiences: [cached, plain] }));
    print(settledLines(settled[1]));
    const writes = await recordedWrites(suite.streams, stream);
    print(hotLines(writes));
    return verdict(settled, writes, plan.mostStaleSeconds);
  } finally {
    pledging.close();
    looking.close();
    observer.close();
  }
};

/** Lets every thread of the handlers start: what a cold start costs is not asked here. */
const warmUp = async (crowd: Crowd, { read }: Audience): Promise<void> => {
  for (let round = 0; round < 8; round += 1) {
    const presses = Array.from({ length: connections }, () => crowd.pledge(performance.now()));
    const reads = Array.from({ length: connections }, read);
    await Promise.all([...presses, ...reads]);
  }
};

const ramp =
  ({ rates, seconds }: Plan, crowd: Crowd) =>
  async (audience: Audience): Promise<void> => {
    progress(`readers ${audience.name}`);
    const watching = watch(250, audience.look);
    const steps = await climb({ rates, seconds, connections, audience }, crowd, progress);
    const age = oldestSeen(await watching.stop(), crowd.heard.provenAt);
    print(rampLines(audience.name, steps, age));
  };

await runBench(bench);
