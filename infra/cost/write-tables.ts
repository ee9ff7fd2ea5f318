import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { withCostTables } from './cost-tables.ts';

/** Computes the tables of docs/cost.md anew, each in a process of its own by the command above it, and formats them. */
export const writeTables = (): void => {
  const path = join(root, 'docs/cost.md');
  const run = (script: string, args: string[]): string =>
    execFileSync(process.execPath, [join(root, script), ...args], { cwd: root, encoding: 'utf8' });
  const made = (args: string[]) => run('infra/run.cjs', ['infra/cost/run-cost.ts', ...args]);
  writeFileSync(path, withCostTables(readFileSync(path, 'utf8'), made));
  run('node_modules/prettier/bin/prettier.cjs', ['--log-level', 'warn', '--write', path]);
};
