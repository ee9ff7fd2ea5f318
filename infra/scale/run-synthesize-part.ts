import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { deploymentsOf, readPart } from './parts.ts';
import { synthesize } from './synthesize.ts';

// node infra/run.cjs infra/scale/run-synthesize-part.ts PART: one process of npm run check:scale. Prints its stacks and
// its processor time as one line of JSON.
const part = readPart(process.argv[2] ?? '');
const stacks = synthesize(deploymentsOf(part, join(root, 'infra/deployments/demo.json')), {
  withRules: part.of === 'rules',
});
const { user, system } = process.cpuUsage();
console.info(JSON.stringify({ stacks, cpuMs: (user + system) / 1000 }));
