import { existsSync, writeFileSync } from 'node:fs';
import { shapesAsWritten, shapesFile } from './held-shapes.ts';
import { shapesOfToday } from './shapes.ts';

// node infra/run.cjs infra/release/run-hold-shapes.ts 1.2.3: writes what every kind of row and event of a release holds to
// infra/release/held-shapes, where the tests hold every later version to it. A file that is there is never written again.
const [version = ''] = process.argv.slice(2);
if (!/^[\w.-]+$/.test(version) || existsSync(shapesFile(version))) {
  console.error(
    `Name a version that is not held yet (infra/release/held-shapes), not “${version}”.`,
  );
  process.exit(2);
}
writeFileSync(shapesFile(version), shapesAsWritten(shapesOfToday()));
