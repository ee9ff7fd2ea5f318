import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../command-line.ts';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { faultOf } from '../aws/fault.ts';
import { root } from '../bundle/bundle-options.ts';
import { stacksIn } from '../deploy/assembly.ts';
import { readDeployment } from '../deployment.ts';
import { tablesById } from '../survival/held-state.ts';
import { synthDeployment } from '../synth.ts';
import { createStack, bootstrap, upgradeStack, type Created } from './create-stacks.ts';
import { templateShape, type Template } from './for-moto.ts';
import { lacks } from './lacks.ts';
import { motoVersion, startMoto } from './moto-server.ts';
import { stayedTheSame } from './stayed.ts';

const { values } = readCommand({
  usage: 'npm run check:created',
  about:
    "Creates the demo's stacks in moto, an implementation of CloudFormation that is not ours, and says what was created and what moto lacks.",
  options: {
    before: {
      type: 'string',
      about:
        'a folder that `npx cdk synth --quiet --output FOLDER` wrote at another version: created first, then upgraded',
    },
  },
});
const version = motoVersion();
if (version === undefined) {
  console.error("moto is not installed: python3 -m pip install 'moto[server]==5.2.1'");
  process.exit(2);
}

const deploymentFile = join(root, 'infra/deployments/demo.json');
const deployment = readDeployment(deploymentFile);
const work = mkdtempSync(join(tmpdir(), 'netral-created-'));

const synthesized = () => {
  const [outFolder, bundleFolder] = [join(work, 'out'), join(work, 'bundles')];
  synthDeployment({ deploymentFile, outFolder, bundleFolder, stamp: 'none' });
  return outFolder;
};
const templatesIn = (folder: string): Map<string, Template> =>
  new Map(
    stacksIn(folder, deployment).map(({ name, template }) => [
      name,
      z.parse(templateShape, template),
    ]),
  );

const moto = await startMoto();
const settings = {
  ...{ region: 'ap-southeast-3', endpoint: moto.url },
  credentials: { accessKeyId: 'moto', secretAccessKey: 'moto' },
};
const clients = {
  cloudFormation: new CloudFormationClient(settings),
  s3: new S3Client({ ...settings, forcePathStyle: true }),
};
const dynamo = new DynamoDBClient(settings);
const faults: string[] = [];

const each = async (
  templates: Map<string, Template>,
  act: typeof createStack,
  what: string,
): Promise<Created[]> => {
  const all: Created[] = [];
  for (const [name, template] of templates) {
    try {
      const created = await act(clients, { name, template });
      console.info(`${what} ${name}: ${String(created.length)} resources`);
      all.push(...created);
    } catch (error) {
      const { name: fault, message } = faultOf(error);
      faults.push(`${what} ${name}: ${fault}: ${message.slice(0, 300)}`);
    }
  }
  return all;
};

/** A line for each type: how many the templates have, how many were created, and what moto lacks. */
const table = (templates: Map<string, Template>, created: readonly Created[]): void => {
  const count = (types: string[], type: string) => types.filter((one) => one === type).length;
  const wanted = [...templates.values()].flatMap(({ Resources }) =>
    Object.values(Resources).map(({ Type }) => Type),
  );
  const made = created.filter(({ physicalId }) => physicalId !== '').map(({ type }) => type);
  for (const type of [...new Set(wanted)].sort()) {
    const { as = type, seen = '' } = lacks[type] ?? {};
    const there = count(made, as);
    console.info(`| ${type} | ${String(count(wanted, type))} | ${String(there)} | ${seen} |`);
    if (there < count(wanted, type) && !lacks[type]) faults.push(`${type}: not all were created`);
  }
};

const keyOf = (logicalId: string) => {
  const { partitionKey = '', sortKey } = tablesById.get(logicalId) ?? {};
  return { [partitionKey]: { S: 'before' }, ...(sortKey && { [sortKey]: { S: 'before' } }) };
};
const tablesOf = (created: readonly Created[]) =>
  created.filter(({ logicalId }) => tablesById.has(logicalId));

try {
  await bootstrap(clients);
  const now = templatesIn(synthesized());
  const { before } = values;
  console.info(`moto ${version}`);
  if (before === undefined) table(now, await each(now, createStack, 'created'));
  else {
    const first = await each(templatesIn(before), createStack, 'created');
    for (const { logicalId, physicalId: TableName } of tablesOf(first))
      await dynamo.send(new PutItemCommand({ TableName, Item: keyOf(logicalId) }));
    const upgraded = await each(now, upgradeStack, 'upgraded');
    table(now, upgraded);
    faults.push(...stayedTheSame(first, upgraded));
    for (const { logicalId, physicalId: TableName } of tablesOf(first)) {
      const { Count } = await dynamo.send(new ScanCommand({ TableName }));
      if (Count !== 1) faults.push(`${logicalId}: its row was lost`);
    }
    console.info(`${String(tablesOf(first).length)} tables were looked at for their row.`);
  }
} finally {
  moto.stop();
  rmSync(work, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
