import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { eachOf } from '../../shared/each-of.ts';
import { root } from '../bundle/bundle-options.ts';
import { most } from './most.ts';
import { twice } from './names.ts';
import { deploymentsOf, writtenAs, type Part } from './parts.ts';
import { sizesOf, sizeTable, withSizeTable } from './size-table.ts';
import { synthesize, type NamedStack } from './synthesize.ts';

// npm run check:scale: synthesizes all regions in one deployment and every province side by side in one account, says how
// many resources each stack has and how long it took, looks for names that two deployments share, and holds the first of
// both kinds to the rules. A few processes share the work. --no-rules leaves these out; --write looks at nothing and
// writes the table of docs/deploy.md anew. The functions' code is left out.
const demoFile = join(root, 'infra/deployments/demo.json');

if (process.argv.includes('--write')) {
  const path = join(root, 'docs/deploy.md');
  const stacks = synthesize(deploymentsOf({ of: 'nation' }, demoFile), { withRules: false });
  writeFileSync(path, withSizeTable(readFileSync(path, 'utf8'), sizeTable(stacks)));
  process.exit(0);
}

const madeBy = z.object({
  cpuMs: z.number(),
  stacks: z.array(
    z.object({
      ...{ id: z.string(), resources: z.number(), bytes: z.number() },
      names: z.array(z.string()),
    }),
  ),
});
type Made = z.infer<typeof madeBy> & { part: Part; seconds: number };

const run = promisify(execFile);

const synthesized = async (part: Part): Promise<Made> => {
  const began = performance.now();
  const script = [join(root, 'infra/run.cjs'), join(root, 'infra/scale/run-synthesize-part.ts')];
  const { stdout } = await run(process.execPath, [...script, writtenAs(part)], {
    ...{ cwd: root, maxBuffer: 64 * 1024 * 1024 },
  });
  const found = z.parse(madeBy, JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)));
  return { ...found, part, seconds: (performance.now() - began) / 1000 };
};

/** A process starts in two seconds and makes a province in one and a half. */
const processes = Math.min(availableParallelism(), 4);
const withRules = !process.argv.includes('--no-rules');
const parts: Part[] = [
  ...(withRules ? [{ of: 'rules' } as const] : []),
  { of: 'nation' },
  ...Array.from({ length: processes }, (_, from): Part => ({
    ...{ of: 'provinces', from, every: processes },
  })),
];
const began = performance.now();
const made = await eachOf(parts, { atOnce: processes }, synthesized);
const faults: string[] = [];

const show = (what: string, all: readonly NamedStack[]): void => {
  // What deployments of an account share is made by each process.
  const stacks = [...new Map(all.map((stack) => [stack.id, stack])).values()];
  console.info(`${what}: ${String(stacks.length)} stacks`);
  for (const [part, size] of sizesOf(stacks)) {
    console.info(
      `  ${part.padEnd(8)} ${String(size.stacks).padStart(3)} stacks, at most ${String(size.resources)} resources and ${String(Math.ceil(size.bytes / 1024))} KiB`,
    );
    if (size.resources > most.resources || size.bytes > most.bytes)
      faults.push(
        `${what}, ${part}: more than ${String(most.resources)} resources or ${String(most.bytes)} bytes`,
      );
  }
  const names = stacks.map((stack) => stack.names);
  const common = twice(names);
  console.info(
    `  ${String(names.flat().length)} explicit names, ${String(common.length)} of them twice`,
  );
  faults.push(...common.map((name) => `${what}: ${name} stands twice`));
};

const stacksOf = (of: Part['of']): NamedStack[] =>
  made.filter(({ part }) => part.of === of).flatMap(({ stacks }) => stacks);

show('One deployment of all regions', stacksOf('nation'));
show('Every province and that one side by side', [...stacksOf('provinces'), ...stacksOf('nation')]);
if (withRules)
  console.info('AwsSolutions, Serverless and NIST 800-53 r5: nothing that nobody accepted');
for (const { part, seconds, cpuMs } of made)
  console.info(
    `${writtenAs(part)}: ${seconds.toFixed(1)} s (${(cpuMs / 1000).toFixed(1)} s of the processor)`,
  );
console.info(`${((performance.now() - began) / 1000).toFixed(1)} s in all`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
