import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what the acceptance tests start, and starts it for the first time, once, in a process of its own: the CDK is slow inside jest. */
export default function buildOnce(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'test/support/build-and-start.ts'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The suite could not be built:\n${stderr}`);
}
