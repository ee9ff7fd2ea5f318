import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Walks the journeys of test/browser/journeys.test.ts and writes docs/tour.md with its pictures anew.
const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const { status } = spawnSync(
  process.execPath,
  [...options, jest, '-i', 'test/browser/journeys.test.ts'],
  { stdio: 'inherit', env: { ...process.env, NETRAL_TOUR: 'yes' } },
);
process.exitCode = status ?? 1;
