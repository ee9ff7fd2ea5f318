import { quickFolder } from '@netral/local-host/testing/quick-folder';
import { readCommand } from '../../infra/command-line.ts';
import { startBenchEngine } from './bench-engine.ts';
import { alertRoom } from './growth/alert-room.ts';
import { caseRoom } from './growth/case-room.ts';
import { faultsOf, tableOf, type Sizes } from './growth/judge.ts';
import { pledgeRoom } from './growth/pledge-room.ts';
import { usesOf, type Use } from './growth/use-of.ts';
import { countOption } from './options.ts';
import { runBench } from './run-bench.ts';

// How cost grows with what is stored: cases, alerts and pledges of one region at each of some sizes, a tenth as many
// officers; what lists, counts and sweeps then look at, and what processor time they take. Fails where a list grows, or
// anything faster than what is stored.
const { values } = readCommand({
  usage: 'npm run bench:growth',
  about: 'Measures how cost grows with what is stored, and fails where a list grows with it.',
  options: {
    sizes: {
      type: 'string',
      default: '1000,10000,100000',
      about: 'how many cases, alerts and pledges are stored, the fewest first',
    },
  },
});

const sizesIn = (text: string): Sizes => {
  const [first = 0, ...others] = text.split(',').map((size) => countOption('sizes', size));
  return [first, ...others];
};

await runBench(async (run) => {
  const sizes = sizesIn(values.sizes);
  const { client, folder } = await startBenchEngine(run, quickFolder('engine'));
  const measure = usesOf(client, folder);
  const rooms = [await caseRoom(client), await alertRoom(client), await pledgeRoom(client)];
  const things = rooms.flatMap((room) => room.things);
  const uses = new Map<string, Use[]>(things.map(({ name }) => [name, []]));
  let from = 0;
  for (const size of sizes) {
    console.error(`${String(size)} stored …`);
    for (const { grow } of rooms) await grow({ from, to: size });
    from = size;
    for (const { name, runs, work } of things) {
      // Once before, so that no size pays for what is compiled.
      if (size === sizes[0] && runs > 1) await measure(work, runs);
      const used = await measure(work, runs);
      uses.get(name)?.push(used);
      console.error(
        `${String(size)} ${name}: ${String(used.rows)} rows, ${used.cpuMs.toFixed(1)} ms`,
      );
    }
  }
  const all = things.map(({ name, grows }) => ({ name, grows, uses: uses.get(name) ?? [] }));
  console.log(tableOf(sizes, all).join('\n'));
  return faultsOf(sizes, all);
});
