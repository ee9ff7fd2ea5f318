import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { stacksIn } from '../deploy/assembly.ts';
import { readDeployment } from '../deployment.ts';
import { synthDeployment } from '../synth.ts';
import { heldFile, whatItHolds, writtenAs } from './held-templates.ts';

// node infra/run.cjs infra/release/run-hold-templates.ts 1.2.3 [FOLDER]: writes what the demo's stacks of a release hold to
// infra/release/held, where the tests hold every later version to it. FOLDER is what `npx cdk synth --output` wrote at
// another version. A file that is there is never written again: it was released.
const [version = '', folder] = process.argv.slice(2);
if (!/^[\w.-]+$/.test(version) || existsSync(heldFile(version))) {
  console.error(`Name a version that is not held yet (infra/release/held), not “${version}”.`);
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'netral-held-'));
try {
  const deploymentFile = join(root, 'infra/deployments/demo.json');
  const own = { outFolder: join(work, 'out'), bundleFolder: join(work, 'bundles'), stamp: 'none' };
  if (folder === undefined) synthDeployment({ deploymentFile, ...own });
  const stacks = stacksIn(folder ?? own.outFolder, readDeployment(deploymentFile));
  const held = stacks.map(({ part, template }) => [part, whatItHolds(part, template)] as const);
  writeFileSync(heldFile(version), writtenAs(Object.fromEntries(held)));
} finally {
  rmSync(work, { recursive: true, force: true });
}
