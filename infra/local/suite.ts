import { randomInt, randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { declaredBuckets, declaredSecrets } from './aws/declared.ts';
import { startAwsEndpoint, type AwsEndpoint } from './aws/endpoint.ts';
import { openS3 } from './aws/s3.ts';
import { openSecrets } from './aws/secrets.ts';
import type { BuiltSuite } from './build-suite.ts';
import { openClock } from './clock.ts';
import {
  type HostClock,
  type HostLog,
  type HostStore,
  type Invoke,
  type Running,
} from './contracts.ts';
import { makeDataFolder } from './data-folder.ts';
import { startEngine, type Engine } from './engine/dynoxide.ts';
import { startExpiry } from './engine/expiry.ts';
import { openHostStore } from './engine/host-store.ts';
import { createTables } from './engine/tables.ts';
import { createGateway } from './gateway/gateway.ts';
import { hostedFunctions } from './hosted-functions.ts';
import { identify } from './identify.ts';
import { createFunctions, type HostedFunction } from './lambda/functions.ts';
import { openMessaging, type Messaging } from './messaging/messaging.ts';
import { startFrontDoor, type FrontDoor } from './front-door.ts';
import { createIssuerFor, issuerUrl } from './sign-in/issuer-for.ts';
import { startTriggers } from './triggers.ts';
import { tablePulses } from './streams/table-pulse.ts';
import { localPseudo } from './template/physical-ids.ts';
import { readTemplate } from './template/read-template.ts';
import { openTemplate, type OpenTemplate } from './template/resolve-template.ts';

export type SuiteSettings = {
  built: BuiltSuite;
  dataFolder: string;
  /** 0 for any free one. */
  port: number;
  log: HostLog;
};

/** The whole suite, running on this machine. */
export type Suite = Running & {
  url: string;
  clock: HostClock;
  store: HostStore;
  messaging: Messaging;
  /** The SDK's own variables that lead to the services this host plays. */
  endpoints: Record<string, string>;
};

/** Hosts the synthesized template: nothing of it is skipped, everything it accepts is durable; throws HostError. */
export const startSuite = async (settings: SuiteSettings): Promise<Suite> => {
  const parts: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    parts.unshift(part);
    return part;
  };
  const stop = async () => {
    for (const part of parts.splice(0)) await part.stop();
  };
  try {
    return { ...(await open(settings, keep)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

type Keep = <Part extends Running>(part: Part) => Part;

const open = async (
  { built, dataFolder, port, log }: SuiteSettings,
  keep: Keep,
): Promise<Omit<Suite, 'stop'>> => {
  makeDataFolder(dataFolder);
  const door = keep(await startFrontDoor(port));
  const engine = keep(await startEngine(dataFolder, log));
  log('engine', `listens at ${engine.endpoint}`);
  const database = new DynamoDBClient({ ...localAccess, endpoint: engine.endpoint });
  const store = await openHostStore(database);
  const clock = await openClock(store);
  const aws = keep(
    await startAwsEndpoint({ accountId: localPseudo('').accountId, newId: randomUUID, log }),
  );

  const streams = new Map<string, string>();
  const { template, codeFolders } = openDemoTemplate(built, { door, aws, streams });
  for (const [table, arn] of await createTables(
    database,
    template.ofType('AWS::DynamoDB::GlobalTable'),
  )) {
    streams.set(table, arn);
  }
  const hosted = hostedFunctions(template.ofType('AWS::Lambda::Function'), codeFolders);
  const functions = keep(startFunctions({ hosted, built, clock, log, aws, engine }));
  const pulses = tablePulses(hosted, functions.invoke);
  const ground = { template, store, clock, log, invoke: pulses.invoke };
  const messaging = keep(
    await openMessaging({ ...ground, publicUrl: door.url, queueUrl: aws.queueUrl }),
  );
  aws.serve({ ...messaging.actions, ...(await openStorage(ground, dataFolder)) });
  keep(await startTriggers({ ...ground, pulses, engine, queues: messaging.queues }));
  const tables = template.ofType('AWS::DynamoDB::GlobalTable');
  keep(startExpiry({ engine, client: database, tables, clock, log }));
  await openDoor(door, { ...ground, messaging });
  return { url: door.url, clock, store, messaging, endpoints: aws.environment };
};

type ForFunctions = {
  hosted: HostedFunction[];
  built: BuiltSuite;
  clock: HostClock;
  log: HostLog;
  aws: AwsEndpoint;
  engine: Engine;
};

const startFunctions = ({ hosted, built, clock, log, aws, engine }: ForFunctions) =>
  createFunctions({
    functions: hosted,
    workerFile: built.workerFile,
    clock,
    log,
    onLogLine: (functionId, line) => log(functionId, line),
    place: {
      endpoints: {
        ...aws.environment,
        AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    },
  });

const localAccess = {
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

type Addresses = { door: FrontDoor; aws: AwsEndpoint; streams: Map<string, string> };

/** Opens the template with what only this running host knows: streams, queue addresses, the issuer, the site. */
const openDemoTemplate = (built: BuiltSuite, { door, aws, streams }: Addresses) => {
  const stackName = basename(built.templateFile).replace(/\.template\.json$/, '');
  const { template, codeFolders } = readTemplate(dirname(built.templateFile), stackName);
  const opened = openTemplate({
    template,
    parameters: { PublicUrl: door.url },
    pseudo: localPseudo(stackName),
    attributes: ({ type, name, attribute }) => {
      if (attribute === 'StreamArn') return streams.get(name);
      if (type === 'AWS::SQS::Queue' && attribute === 'Ref') return aws.queueUrl(name);
      return attribute === 'ProviderURL' ? issuerUrl(door.url) : undefined;
    },
  });
  return { template: opened, codeFolders };
};

type Ground = {
  template: OpenTemplate;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
  invoke: Invoke;
};

const openStorage = async ({ template, store, clock, log }: Ground, dataFolder: string) => {
  const resources = template.all();
  const id = identify(template);
  return {
    secretsManager: await openSecrets({
      declared: declaredSecrets(resources, id),
      store,
      now: clock.now,
      newId: randomUUID,
      randomInt: (below) => randomInt(below),
    }),
    s3: await openS3({
      folder: join(dataFolder, 'objects'),
      buckets: declaredBuckets(resources, id),
      keys: { accessKeyId: 'local', secretAccessKey: 'local' },
      now: clock.now,
      newId: randomUUID,
      log,
    }),
  };
};

const openDoor = async (
  door: FrontDoor,
  ground: Ground & { messaging: Messaging },
): Promise<void> => {
  const { template, clock, log, invoke, store, messaging } = ground;
  door.serve({
    gateway: createGateway({ resources: template.all(), invoke, clock, log, newId: randomUUID }),
    issuer: await createIssuerFor({ publicUrl: door.url, template, store, clock }),
    clock,
    store,
    messaging,
  });
};
