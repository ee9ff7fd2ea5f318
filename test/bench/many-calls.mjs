// A warm process: 32 events in flight for a while; prints calls a second and how many there were, warming up included.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile, expected, seconds] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const { handler } = await import(pathToFileURL(bundle).href);

const run = async (ms) => {
  const end = performance.now() + ms;
  let calls = 0;
  const lane = async () => {
    while (performance.now() < end) {
      const { statusCode, body } = await handler(event, {});
      if (statusCode !== Number(expected))
        throw new Error(`answered ${statusCode}, not ${expected}: ${body}`);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, lane));
  return calls;
};

const runMs = Number(seconds) * 1000;
const before = await run(Math.min(1000, runMs));
const counted = await run(runMs);
print(JSON.stringify({ perSecond: counted / Number(seconds), calls: before + counted }));
process.exit(0);
