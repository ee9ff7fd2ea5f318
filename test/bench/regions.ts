import { setTimeout as sleep } from 'node:timers/promises';
import { quickFolder } from '@netral/local-host/testing/quick-folder';
import { readCommand } from '../../infra/command-line.ts';
import { demoCampaign } from '../support/campaign.ts';
import { removeDataFolder } from '../support/suite-process.ts';
import { startBenchEngine } from './bench-engine.ts';
import { usesOf } from './growth/use-of.ts';
import { countOption } from './options.ts';
import { casesRoom } from './regions/cases-room.ts';
import { measureHost } from './regions/host.ts';
import { faultsOf, tableOf, type Measured } from './regions/judge.ts';
import { regionsOf } from './regions/nation-file.ts';
import { pledgesRoom } from './regions/pledges-room.ts';
import type { RegionsThing, Sizes } from './regions/room.ts';
import { satgasRoom } from './regions/satgas-room.ts';
import { runBench, type BenchRun } from './run-bench.ts';

// What every clock and every page over all regions costs in one deployment of so many: calls of the tables, rows, units,
// processor time, and how long it takes, also where each call takes 10 ms longer as a service in a network does. Ends
// with 1 where a region costs more calls than it may, or an answer or message is larger than its service takes.
const { values } = readCommand({
  usage: 'npm run bench:regions',
  about: 'Measures what clocks and pages over all regions cost in one deployment of so many.',
  options: {
    sizes: { type: 'string', default: '40,552', about: 'numbers of regions, the fewest first' },
    host: {
      type: 'boolean',
      default: false,
      about: 'also bundles and starts a deployment of the most regions and fetches its pages',
    },
  },
});

const afarMs = 10;

const sizesIn = (text: string): Sizes => {
  const [first = 0, ...others] = text.split(',').map((size) => countOption('sizes', size));
  return [first, ...others];
};

const bench = async (run: BenchRun): Promise<string[]> => {
  const sizes = sizesIn(values.sizes);
  const folder = quickFolder('engine');
  const { client } = await startBenchEngine(run, folder);
  let laterMs = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (laterMs > 0) await sleep(laterMs);
      return next(args);
    },
    { step: 'initialize' },
  );
  const measure = usesOf(client, folder);
  const look = async ({ prepare, work }: RegionsThing, isLast: boolean) => {
    await prepare();
    let bytes = 0;
    const timed = async () => {
      const startedAt = performance.now();
      bytes = (await work())?.bytes ?? 0;
      wallMs = performance.now() - startedAt;
    };
    let wallMs = 0;
    const used = await measure(timed, 1);
    const here = wallMs;
    if (!isLast) return { ...used, bytes, wallMs: here, afarMs: 0 };
    await prepare();
    laterMs = afarMs;
    await timed().finally(() => (laterMs = 0));
    return { ...used, bytes, wallMs: here, afarMs: wallMs };
  };
  const demo = demoCampaign();
  const campaigns = new Map(
    sizes.map((size) => [size, { ...demo, practice: undefined, regions: regionsOf(size) }]),
  );
  const campaignOf = (size: number) => campaigns.get(size) ?? demo;
  const rooms = [
    await satgasRoom(client, campaignOf, sizes),
    await casesRoom(client, campaignOf, sizes),
    await pledgesRoom(client, campaignOf, sizes),
  ];
  const all = new Map<string, Measured & { uses: Measured['uses'][number][] }>();
  for (const [nth, regions] of sizes.entries())
    for (const { grow, things } of rooms) {
      await grow(sizes[nth - 1] ?? 0, regions);
      for (const thing of things[nth] ?? []) {
        const used = await look(thing, nth === sizes.length - 1);
        const known = all.get(thing.name) ?? { ...thing, uses: [] };
        known.uses.push({ regions, used });
        all.set(thing.name, known);
        console.error(
          `${String(regions)} regions, ${thing.name}: ${String(used.calls)} calls, ${(used.wallMs / 1000).toFixed(1)} s`,
        );
      }
    }
  const measured = [...all.values()];
  console.log(tableOf(measured).join('\n'));
  console.log(
    `this process holds ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB of it live`,
  );
  const faults = faultsOf(measured);
  if (!values.host) return faults;
  const at = quickFolder('regions');
  run.stopAtEnd(() => removeDataFolder(at));
  const host = await measureHost(run, { folder: at, regions: sizes.at(-1) ?? 1 });
  for (const row of host.rows) console.log(row);
  return [...faults, ...host.faults];
};

await runBench(bench);
