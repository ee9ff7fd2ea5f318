import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { readCommand } from '../command-line.ts';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { faultOf } from '../aws/fault.ts';
import { DeploymentError } from '../deployment.ts';
import { parametersOf, stacksIn } from './assembly.ts';
import { prepareByCdk, synthesize } from './cdk.ts';
import { deploy } from './deploy.ts';
import { DeployRefused } from './stack-state.ts';

const { positionals, values } = readCommand({
  usage: 'npm run deploy -- DEPLOYMENT',
  about:
    'Shows what differs, refuses what would lose what is stored, asks, and executes stack by stack.',
  words: 1,
  options: {
    yes: { type: 'boolean', default: false, about: 'does not ask' },
    'at-once': {
      type: 'boolean',
      default: false,
      about: 'new versions get all calls at once, whatever alarms say',
    },
    assembly: { type: 'string', about: 'deploys what was synthesized into this folder before' },
    folder: { type: 'string', about: 'where the deployment files are' },
    every: {
      type: 'string',
      default: '5',
      about: 'seconds between two looks at a stack that is under way',
    },
  },
});
const deployment = deploymentNamed(positionals[0], { command: 'deploy', folder: values.folder });
const shift = values['at-once'] ? 'at-once' : 'canary';
const own =
  values.assembly === undefined ? mkdtempSync(join(tmpdir(), 'netral-deploy-')) : undefined;
const folder = values.assembly ?? own ?? '';
const lines = createInterface({ input: process.stdin });
const typed = lines[Symbol.asyncIterator]();

const agree = async (question: string): Promise<boolean> => {
  process.stdout.write(`${question} (ya/tidak, yes/no) ${values.yes ? 'yes\n' : ''}`);
  if (values.yes) return true;
  const line = await typed.next();
  return line.done !== true && /^(y|ya|yes)$/i.test(line.value.trim());
};

try {
  if (own !== undefined) {
    console.info('Bundling, synthesizing and checking');
    await synthesize(own);
  }
  await deploy(
    {
      client: clientsIn(deployment.awsRegion).cloudFormation,
      pause: () => wait(Math.max(0.05, Number(values.every) || 5) * 1000),
      say: (line) => console.info(line),
      agree,
      prepare: (stack) =>
        prepareByCdk(stack, { folder, parameters: parametersOf(stack.id, deployment, shift) }),
    },
    stacksIn(folder, deployment, shift),
  );
  console.info(`Next: npm run doctor -- ${deployment.id}`);
} catch (error) {
  const { name, message } = faultOf(error);
  const isOurs = error instanceof DeployRefused || error instanceof DeploymentError;
  console.error(isOurs ? message : `${name}: ${message}`);
  process.exitCode = 1;
} finally {
  lines.close();
  if (own !== undefined) rmSync(own, { recursive: true, force: true });
}
