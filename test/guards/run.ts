import { fileURLToPath } from 'node:url';
import { orEnd } from '../../infra/command-line.ts';
import { chooseGuards } from './choose.ts';
import { copyProject } from './copy-project.ts';
import { guards } from './guards.ts';
import { takeOutAll } from './take-out-all.ts';

// npm run guards [-- --row <id>] [-- --kind <kind>]: takes each guard of the threat model out in turn, in a copy of the
// project, and says whose tests still pass.
const chosen = orEnd(() => chooseGuards(guards, process.argv.slice(2)));
const copy = copyProject(fileURLToPath(new URL('../..', import.meta.url)));
process.once('exit', copy.remove);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const { summary, isWhole } = await takeOutAll(chosen, copy.folder, (line) => {
  console.log(line);
});
console.log(summary);
process.exitCode = isWhole ? 0 : 1;
