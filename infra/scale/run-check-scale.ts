import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod/mini';
import { appContext } from '../app-context.ts';
import { root } from '../bundle/bundle-options.ts';
import { addChecks } from '../checks.ts';
import { readDeployment, type Deployment } from '../deployment.ts';
import { addDeployment } from '../synth.ts';
import { eachProvince, wholeNation } from './deployments.ts';
import { sizesOf, sizeTable, withSizeTable, type SizedStack } from './size-table.ts';
import { inCommon, namedTemplate, namesIn, type NamedTemplate } from './names.ts';

// npm run check:scale: synthesizes all regions in one deployment and every province side by side in one account, says how
// many resources each stack has and how long it took, looks for names that two deployments share, and holds the first of
// both kinds to the rules. --no-rules leaves these out; --write looks at nothing and writes the table of docs/deploy.md
// anew. The functions' code is left out.

/** CloudFormation takes 500 resources and a megabyte. */
const most = { resources: 350, bytes: 600_000 };

type Stack = { id: string; template: NamedTemplate; bytes: number };

const synthesize = (deployments: readonly Deployment[], withRules: boolean): Stack[] => {
  const outdir = mkdtempSync(join(tmpdir(), 'netral-scale-'));
  process.env['CDK_VALIDATION'] = String(withRules);
  try {
    const app = new App({ context: appContext(), outdir });
    for (const deployment of deployments)
      addDeployment(app, deployment, () => Code.fromInline('export const handler = () => {};'));
    if (withRules) addChecks(app);
    return app.synth().stacksRecursively.map(({ id, template }) => ({
      ...{ id, template: z.parse(namedTemplate, template) },
      bytes: JSON.stringify(template, null, 1).length,
    }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const timed = (deployments: readonly Deployment[]) => {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const stacks = synthesize(deployments, false);
  const { user, system } = process.cpuUsage(before);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return {
    stacks,
    took: `${seconds} s (${((user + system) / 1e6).toFixed(1)} s of the processor)`,
  };
};

const sized = ({ id, template, bytes }: Stack): SizedStack => ({
  ...{ id, bytes },
  resources: Object.keys(template.Resources).length,
});

const faults: string[] = [];

const show = (what: string, deployments: readonly Deployment[]): void => {
  const { stacks, took } = timed(deployments);
  console.info(`${what}: ${String(stacks.length)} stacks in ${took}`);
  for (const [part, size] of sizesOf(stacks.map(sized))) {
    console.info(
      `  ${part.padEnd(8)} ${String(size.stacks).padStart(3)} stacks, at most ${String(size.resources)} resources and ${String(Math.ceil(size.bytes / 1024))} KiB`,
    );
    if (size.resources > most.resources || size.bytes > most.bytes)
      faults.push(
        `${what}, ${part}: more than ${String(most.resources)} resources or ${String(most.bytes)} bytes`,
      );
  }
  const templates = stacks.map(({ template }) => template);
  const common = inCommon(templates);
  console.info(
    `  ${String(templates.flatMap(namesIn).length)} explicit names, ${String(common.length)} of them twice`,
  );
  faults.push(...common.map((name) => `${what}: ${name} stands twice`));
};

const demo = readDeployment(join(root, 'infra/deployments/demo.json'));
const nation = wholeNation(demo);
const provinces = eachProvince(demo);
if (process.argv.includes('--write')) {
  const path = join(root, 'docs/deploy.md');
  const table = sizeTable(synthesize([nation], false).map(sized));
  writeFileSync(path, withSizeTable(readFileSync(path, 'utf8'), table));
  process.exit(0);
}
show(`One deployment of ${String(nation.campaign.regions.length)} regions`, [nation]);
show(`${String(provinces.length)} provinces and that one side by side`, [...provinces, nation]);
if (!process.argv.includes('--no-rules')) {
  const began = performance.now();
  // A finding that nobody accepted throws.
  synthesize([nation, ...provinces.slice(0, 1)], true);
  console.info(
    `AwsSolutions, Serverless and NIST 800-53 r5: nothing that nobody accepted, in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
