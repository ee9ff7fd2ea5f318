// A fresh process that loads a bundle and answers one event: what a cold start does; prints, on the last line, the
// milliseconds of processor time it took. Plain JS: nothing but node is timed.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile, expected] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const { handler } = await import(pathToFileURL(bundle).href);
const { statusCode, body } = await handler(event, {});
if (statusCode !== Number(expected)) {
  process.stderr.write(`answered ${statusCode}, not ${expected}: ${body}\n`);
  process.exit(1);
}
const { user, system } = process.cpuUsage();
process.stdout.write(`\n${(user + system) / 1000}`, () => process.exit(0));
