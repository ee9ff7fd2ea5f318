import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { changeSetName } from './change-set.ts';
import type { Synthesized } from './assembly.ts';

const cli = join(root, 'node_modules/aws-cdk/bin/cdk');

/** Synthesizes and checks every deployment, as `npm run synth`. */
export const synthesize = (outFolder: string): Promise<void> =>
  cdk(['synth', '--quiet', '--output', outFolder]);

/** Publishes what a stack's functions are made of, and makes its change set; executes nothing. */
export const prepareByCdk = (
  stack: Synthesized,
  { folder, parameters }: { folder: string; parameters: readonly string[] },
): Promise<void> =>
  cdk([
    ...['deploy', stack.id, '--exclusively', '--app', folder],
    ...['--method', 'prepare-change-set', '--change-set-name', changeSetName(stack)],
    ...['--require-approval', 'never', '--progress', 'events'],
    ...parameters.flatMap((parameter) => ['--parameters', parameter]),
  ]);

/** Runs the CDK's own tool; throws with all it printed where it fails. */
const cdk = async (args: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, [cli, ...args, '--no-color', '--no-notices'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true' },
  });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`cdk ${args.slice(0, 2).join(' ')} failed:\n${output}`);
};
