import { readFileSync } from 'node:fs';
import { unusedRights } from '@netral/local-host/iam/unused-rights';

// npm run unused-rights -- FILE: the rights of the templates that no call used, by what suites noted while tests ran with
// NETRAL_RIGHTS_FILE=FILE.
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error(
    'Name the file: NETRAL_RIGHTS_FILE=FILE npm test …, then npm run unused-rights -- FILE',
  );
  process.exit(2);
}
const { unused, silent } = unusedRights(readFileSync(file, 'utf8'));
const nameOf = (arn: string) => arn.split(/[:/]/).slice(-2).join('/');
for (const { function: name, action, resources } of unused)
  console.log(`${name} ${action} ${[...new Set(resources.map(nameOf))].join(', ')}`);
console.log(
  `${String(unused.length)} rights were not used; ${String(silent.length)} functions called nothing at all: ${silent.join(', ')}`,
);
