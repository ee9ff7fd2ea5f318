// A warm process: 32 events in flight for a while; prints answers a second.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile, seconds] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const log = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const { handler } = await import(pathToFileURL(bundle).href);

const run = async (ms) => {
  const end = performance.now() + ms;
  let answers = 0;
  const lane = async () => {
    while (performance.now() < end) {
      const { statusCode } = await handler(event, {});
      if (statusCode >= 400) throw new Error(`answered ${statusCode}`);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, lane));
  return answers / (ms / 1000);
};

await run(1000);
log(`${await run(Number(seconds) * 1000)}\n`);
process.exit(0);
