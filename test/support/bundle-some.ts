import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { bundleEntries } from '../../infra/bundle/bundle-entries.ts';
import { withBundler } from '../../infra/bundle/with-bundler.ts';

/** Child processes of this one, by number. */
const children = (): string[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, name]) => parent === String(process.pid) && name !== 'ps')
    .map(([pid = '', , ...args]) => `${pid} ${args.join(' ')}`);

/** Bundles the entries it is given into a folder and prints which processes that has left running. */
const [outFolder = '', ...entries] = process.argv.slice(2);
const before = children();
await withBundler(() => bundleEntries(entries, outFolder));
const left = () => children().filter((child) => !before.includes(child));
for (let tries = 0; left().length > 0 && tries < 50; tries += 1) await setTimeout(20);
console.log(JSON.stringify(left()));
