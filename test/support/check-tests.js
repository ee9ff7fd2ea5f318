import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changedCode, filesNow, keepGreen, lastGreen, readsFiles } from './green-files.js';

// npm run check:tests: the unit and architecture tests that may fail since all of them passed here, by jest's own graph
// of imports, and every one that reads files by their paths. All of them where that cannot be told.
const root = fileURLToPath(new URL('../..', import.meta.url));
const now = filesNow();
const changed = changedCode(lastGreen(), now);

/** These read JSON alone, and a change of a file that is no code has all tests run. */
const readsNoCode = ['shared/campaign.ts', 'test/support/campaign.ts'];

/** What reads files by their paths, and the architecture tests, which read them all. */
const readers = () =>
  Object.keys(now).filter(
    (name) =>
      name.startsWith('test/architecture/') ||
      (/\.[jt]sx?$/.test(name) &&
        !readsNoCode.includes(name) &&
        readsFiles(readFileSync(join(root, name), 'utf8'))),
  );
const related = changed ? ['--findRelatedTests', ...changed, ...readers()] : [];

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...['--selectProjects', 'unit', 'architecture'],
    ...related,
  ],
  { cwd: root, stdio: 'inherit' },
);
if (status === 0 && now) keepGreen(now);
process.exitCode = status ?? 1;
