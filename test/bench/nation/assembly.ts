import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { bundleFunctions } from '../../../infra/bundle/bundle-functions.ts';
import { readDeployment, type Deployment } from '../../../infra/deployment.ts';
import { outFolder } from '../../../infra/start/built-suite.ts';
import { synthDeployment } from '../../../infra/synth.ts';

type Resource = { Type: string; Properties?: Record<string, unknown> };
type Template = { Resources: Record<string, Resource> };

/** What pledges, reports and tells the nation: the functions of a host that is one of many on this machine. */
const ofARegion = [
  'pledges/ceremonies/bind-tickets',
  'pledges/ceremonies/ceremonies',
  'pledges/counting/read-participation',
  'pledges/counting/tally',
  'pledges/counting/tell-participation',
  'pledges/pledging/submit-pledge',
  'reports/cases/keep-held',
  'reports/cases/open-case',
  'reports/cases/relay-cases',
  'reports/cases/tell-reports',
  'reports/intake/relay-reports',
  'reports/intake/submit-report',
  'reports/roll/keep-roll',
  'satgas/alerts/open-alert',
  'satgas/alerts/relay-alerts',
  'satgas/oversight/tell-alerts',
  'satgas/telling/notify-officers',
  'site/authorise',
];

/** What takes the numbers and shows them. */
const ofTheNation = ['satgas/nation/nation', 'satgas/nation/receive-aggregates', 'site/authorise'];

/** The queue at which the numbers of a region leave its host. */
export const wireQueue = 'netral-wire';

type Asked = {
  file: string;
  folder: string;
  isNation?: boolean;
  /** The seed of its key, where the bench is to know it; otherwise the host makes one that nobody knows. */
  seed?: string | undefined;
};

/**
 * Synthesizes a deployment for a host of its own, and lays down the code of the functions that are used. Clocks wake
 * nobody there: when the nation is told is for the bench to say. A region's numbers wait at a queue, as the topic's
 * subscription in another account would take them.
 */
export const assemble = async ({
  file,
  folder,
  isNation = false,
  seed,
}: Asked): Promise<string> => {
  const deployment = readDeployment(file);
  const own = join(folder, deployment.id);
  const assemblyFolder = join(own, 'assembly');
  const only = isNation ? ofTheNation : ofARegion;
  await layCode(folder, deployment, only);
  synthDeployment({
    ...{ deploymentFile: file, outFolder: assemblyFolder, stamp: 'nation' },
    bundleFolder: join(folder, 'functions'),
  });
  for (const name of readdirSync(assemblyFolder).filter((one) => one.endsWith('.template.json')))
    change(join(assemblyFolder, name), (template) => {
      withoutClocks(template);
      if (!isNation) withWire(template);
      if (seed !== undefined) withSeed(template, seed);
    });
  return assemblyFolder;
};

type Like = { file: string; folder: string; seed?: string | undefined };

/**
 * The assembly of a deployment that differs from one assembled before by its id alone: regions are data, which lie beside
 * the code. Only ids and addresses of code are written anew.
 */
export const assembleLike = async (
  first: string,
  { file, folder, seed }: Like,
): Promise<string> => {
  const deployment = readDeployment(file);
  const known = first.split('/').at(-2) ?? '';
  const assemblyFolder = join(folder, deployment.id, 'assembly');
  await layCode(folder, deployment, ofARegion);
  mkdirSync(assemblyFolder, { recursive: true });
  for (const name of readdirSync(first)) {
    const text = readFileSync(join(first, name), 'utf8').replaceAll(known, deployment.id);
    writeFileSync(join(assemblyFolder, name.replaceAll(known, deployment.id)), text);
  }
  for (const name of readdirSync(assemblyFolder).filter((one) => one.endsWith('.template.json')))
    if (seed !== undefined)
      change(join(assemblyFolder, name), (template) => withSeed(template, seed));
  return assemblyFolder;
};

/** Lays code down beside the assemblies, from what the suite was bundled into: another build clears only its own. */
const layCode = async (
  folder: string,
  deployment: Deployment,
  only: readonly string[],
): Promise<void> => {
  const bundles = join(folder, 'bundles');
  if (!existsSync(bundles)) symlinkSync(join(outFolder, 'bundles'), bundles);
  await bundleFunctions({ deployments: [deployment], outFolder: folder, only });
};

const change = (path: string, act: (template: Template) => void): void => {
  const template = JSON.parse(readFileSync(path, 'utf8')) as Template;
  act(template);
  writeFileSync(path, JSON.stringify(template));
};

const withoutClocks = ({ Resources }: Template): void => {
  for (const [id, { Type }] of Object.entries(Resources))
    if (Type === 'AWS::Events::Rule') Reflect.deleteProperty(Resources, id);
};

const withWire = ({ Resources }: Template): void => {
  const topic = Object.keys(Resources).find(
    (id) => id.startsWith('CampaignEvents') && Resources[id]?.Type === 'AWS::SNS::Topic',
  );
  if (topic === undefined) return;
  Resources['Wire'] = { Type: 'AWS::SQS::Queue', Properties: { QueueName: wireQueue } };
  Resources['WireSubscription'] = {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      ...{ TopicArn: { Ref: topic }, Protocol: 'sqs', RawMessageDelivery: true },
      Endpoint: { 'Fn::GetAtt': ['Wire', 'Arn'] },
      FilterPolicy: { type: ['regions.aggregated'] },
    },
  };
};

const withSeed = ({ Resources }: Template, seed: string): void => {
  for (const [id, { Type }] of Object.entries(Resources))
    if (Type === 'AWS::SecretsManager::Secret' && id.startsWith('Aggregate'))
      Resources[id] = { Type, Properties: { SecretString: seed } };
};
