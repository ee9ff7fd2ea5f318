import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCommand } from '../../infra/command-line.ts';
import * as z from 'zod/mini';
import { buildSuite } from '../../infra/start/build-suite.ts';
import { root } from '../../infra/bundle/bundle-options.ts';
import { suiteClient, toWorkingHours } from '../../infra/demo/suite-client.ts';
import {
  measuredOperations,
  unitsShape,
  usedShape,
  type Units,
  type Used,
} from '../../infra/cost/units.ts';
import { demoCampaign } from '../support/campaign.ts';
import { startMeteredSuite } from './burst/burst-suite.ts';
import { countOption, numberOption } from './options.ts';
import { runBench, type BenchRun } from './run-bench.ts';
import { startActs } from './units/acts.ts';
import { meterOf, type Meter, type Reading } from './units/meter.ts';

// What each operation uses, until all it sets going has ended, against the whole suite in a process of its own: units
// of the tables by the engine's ConsumedCapacity, the rest as the host counts it. `--write` stores it for `npm run cost`.
const { values } = readCommand({
  usage: 'npm run bench:units',
  about: 'Measures what each operation uses, on the suite of this machine.',
  options: {
    times: {
      type: 'string',
      default: '8',
      about: "how often each is done; more reports would spend a region's slice of the day's SMS",
    },
    'quiet-seconds': {
      type: 'string',
      default: '4',
      about: 'longer than anything waits for more to do with it',
    },
    'idle-seconds': {
      type: 'string',
      default: '120',
      about: 'how long the suite is left alone to see what it does by itself',
    },
    built: {
      type: 'boolean',
      default: false,
      about: 'takes what was built before instead of building it again',
    },
    write: { type: 'boolean', default: false, about: 'writes infra/cost/units.json' },
  },
});
const times = countOption('times', values.times);
const quietSeconds = numberOption('quiet-seconds', values['quiet-seconds']);
const idleSeconds = numberOption('idle-seconds', values['idle-seconds']);
const bench = async (run: BenchRun): Promise<string[]> => {
  if (!values.built) await buildSuite();
  const suite = await startMeteredSuite(run, values.built);
  const client = suiteClient(suite.url);
  await toWorkingHours(client);
  const meter = meterOf(suite);
  const acts = await startActs(suite.url, client, meter);
  for (const act of Object.values(acts)) await act();
  await quiet(meter);
  const idle = await whileIdle(meter);
  const byItself = idleSeconds < aMinute ? scaled(idle, 0) : idle;
  const used: Record<string, Used> = { 'idle-minute': scaled(idle, 60_000 / idle.ms) };
  for (const [name, act] of Object.entries(acts)) {
    console.error(`${name} …`);
    const runs = crowded.includes(name) ? times * ofACrowd : times;
    used[name] = await usedBy(meter, { act, runs, idle: { ...byItself, ms: idle.ms } });
  }
  const units = z.parse(unitsShape, {
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    regions: demoCampaign().regions.length,
    officersTold: Math.round(used['lead']?.smsParts ?? 0),
    times,
    operations: used,
  });
  if (values.write)
    writeFileSync(join(root, 'infra/cost/units.json'), `${JSON.stringify(units, null, 2)}\n`);
  console.log(tableOf(units).join('\n'));
  return faultsOf(units);
};

/** Less than this does not tell what the suite does by itself: what was still at work in two seconds, taken off a minute, once left a pledge with nothing written. Nothing is taken off then. */
const aMinute = 60;

/** What a crowd does is done as often for each once of the others: a function's first call of a while, which reads its secrets, is then as rare as in a crowd. */
const ofACrowd = 25;
const crowded: readonly string[] = ['pledge', 'pledge-page', 'counts', 'report-page'];

/** Resolves once no function has run for some seconds. */
const quiet = async (meter: Meter): Promise<Reading> => {
  let before = await meter.read();
  for (let tries = 0; tries < 60; tries += 1) {
    await sleep(quietSeconds * 1000);
    const now = await meter.read();
    if (now.invocations === before.invocations) return before;
    before = now;
  }
  throw new Error('The suite never comes to rest');
};

type Idle = Used & { ms: number };

const whileIdle = async (meter: Meter): Promise<Idle> => {
  console.error(`left alone for ${String(idleSeconds)} s …`);
  const before = await meter.read();
  await sleep(idleSeconds * 1000);
  const after = await meter.read();
  return { ...difference(after, before), ms: after.at - before.at };
};

type Measured = { act: () => Promise<void>; runs: number; idle: Idle };

/** What one run of an operation uses: of many, less what the suite does by itself in that time. */
const usedBy = async (meter: Meter, { act, runs, idle }: Measured): Promise<Used> => {
  const before = await quiet(meter);
  for (let nth = 0; nth < runs; nth += 1) await act();
  const after = await quiet(meter);
  const background = scaled(idle, (after.at - before.at) / idle.ms);
  return scaled(difference(difference(after, before), background), 1 / runs);
};

/** Every amount of one, by those of two; never below zero, to a thousandth. */
const each = (one: Used, of: (amount: number, field: string) => number): Used =>
  z.parse(
    usedShape,
    Object.fromEntries(
      Object.entries(one).map(([field, amount]) => [
        field,
        Math.max(0, Math.round(of(amount, field) * 1000) / 1000),
      ]),
    ),
  );

const scaled = (one: Used, by: number): Used => each(one, (amount) => amount * by);

const difference = (after: Used, before: Used): Used => {
  const less = new Map(Object.entries(before));
  return each(after, (amount, field) => amount - (less.get(field) ?? 0));
};

const tableOf = ({ operations, machine, times: of }: Units): string[] => {
  const fields = Object.keys(usedShape.shape);
  return [
    `Measured on ${machine}; means of ${String(of)} (of ${String(of * ofACrowd)} where a crowd does it), less what the suite does by itself.`,
    '',
    `| operation | ${fields.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(fields.length)}`,
    ...measuredOperations.map((name) => {
      const amounts = new Map(Object.entries(operations[name]));
      return `| ${name} | ${fields.map((field) => String(amounts.get(field))).join(' | ')} |`;
    }),
  ];
};

/** What must hold wherever it is measured. */
const faultsOf = ({ operations }: Units): string[] => [
  ...(operations.pledge.writeUnits < 1 ? ['A pledge has written nothing'] : []),
  ...(operations.lead.smsParts < 1 ? ['A lead has told no phone'] : []),
  ...(operations['idle-minute'].smsParts > 0 ? ['The suite sends SMS by itself'] : []),
];

await runBench(bench);
