import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { NoNotes, releaseNotes } from './release-notes.ts';

// node infra/run.cjs infra/release/run-release-notes.ts v1.2.3: prints what the changelog says of a version.
try {
  process.stdout.write(
    releaseNotes(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), process.argv[2] ?? ''),
  );
} catch (error) {
  if (!(error instanceof NoNotes)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
