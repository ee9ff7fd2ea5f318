import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openWatch, type Watch } from './alarms/open-watch.ts';
import type { Alarms } from './alarms/start-alarms.ts';
import { startAwsEndpoint, type AwsEndpoint } from './aws/endpoint.ts';
import { localKeys, openStorage } from './aws/open-storage.ts';
import { openClock } from './clock.ts';
import {
  type HostClock,
  type HostLog,
  type HostStore,
  type Invoke,
  type Running,
} from './contracts.ts';
import type { Engine } from './engine/dynoxide.ts';
import { startExpiry } from './engine/expiry.ts';
import { openHostStore } from './engine/host-store.ts';
import { createTables } from './engine/tables.ts';
import { startWatchedEngine } from './engine/watched-engine.ts';
import { createGateway } from './gateway/gateway.ts';
import { hostedFunctions } from './hosted-functions.ts';
import { openIam, type Iam } from './iam/open-iam.ts';
import { bundleWorker } from './lambda/bundle-worker.ts';
import { createFunctions, type Functions, type FunctionsNeeds } from './lambda/functions.ts';
import { openMessaging, type Messaging } from './messaging/messaging.ts';
import type { FrontDoor } from './front-door.ts';
import type { OwnPage } from './local-pages.ts';
import type { Place } from './place.ts';
import { issuerUrl } from './sign-in/issuer-address.ts';
import { createIssuers } from './sign-in/issuer-for.ts';
import type { Person, Realm } from './sign-in/person.ts';
import { startTriggers } from './triggers.ts';
import { tablePulses } from './streams/table-pulse.ts';
import { openAssembly, type OpenAssembly, type Resources } from './template/open-assembly.ts';
import { localAccountId } from './template/physical-ids.ts';
import { readAssembly, type ReadAssembly } from './template/read-assembly.ts';
import { openUsage, type Usage } from './usage.ts';
import { withoutLogWalk } from './without-log-walk.ts';

export type HostSettings = {
  /** The folder that `cdk synth` wrote: all its stacks are hosted, as one account in one region. */
  assemblyFolder: string;
  /** Address and data folder, taken before anything is read; given back when the host stops. */
  place: Place;
  log: HostLog;
  /** Says a line to whoever runs the host, in Indonesian and English; nobody hears it unless given. */
  say?: (line: string) => void;
  /** Values for the templates' parameters, each for every stack that has it, which may hold the host's own address; the others take their defaults. */
  parameters?: (url: string) => Record<string, string>;
  /** Whom one can sign in as where the template has a user pool. */
  people?: readonly Person[];
  /** Issuers that the template does not declare, by name: each is played at /_local/realms/<name>. */
  realms?: Readonly<Record<string, Realm>>;
  /** The project's own JSON below /_local, by name. */
  ownPages?: Readonly<Record<string, OwnPage>>;
  /** For code that is still being built: resolves once a function's code folder holds it; rejects if it never will. */
  codeIsReady?: (codeFolder: string) => Promise<void>;
  /** Where to append what functions may do and which rights their calls use; nowhere unless said. */
  rightsFile?: string | undefined;
  /** Bounds of the threads that run functions; those of `createFunctions` unless said. */
  threads?: Pick<FunctionsNeeds, 'maxThreads' | 'idleMs'>;
  /** What bundleWorker wrote before; otherwise the host writes it into the data folder. */
  workerFile?: string;
};

/** The whole assembly, running on this machine. */
export type Host = Running & {
  url: string;
  clock: HostClock;
  store: HostStore;
  messaging: Messaging;
  /** The SDK's own variables that lead to the services this host plays. */
  endpoints: Record<string, string>;
};

/** Hosts a cloud assembly: nothing of it is skipped, everything it accepts is durable; throws HostError. */
export const startHost = async (settings: HostSettings): Promise<Host> => {
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

const open = async (settings: HostSettings, keep: Keep): Promise<Omit<Host, 'stop'>> => {
  const { assemblyFolder, log, say = () => undefined } = settings;
  const { door, folder } = keep(settings.place);
  const read = readAssembly(assemblyFolder);
  const engine = keep(await startWatchedEngine({ folder, log, say }));
  const database = withoutLogWalk(
    new DynamoDBClient({ ...accessTo(read), endpoint: engine.endpoint }),
  );
  const store = await openHostStore(database);
  const clock = await openClock(store);
  const aws = keep(await startEndpoint(settings));
  const streams = new Map<string, string>();
  const template = openRead(read, settings, { door, aws, streams });
  const tables = template.ofType('AWS::DynamoDB::GlobalTable');
  for (const [table, arn] of await createTables(database, tables)) streams.set(table, arn);
  const place = placeOf(read, { aws, engine });
  const iam = openIam({ template, place, log, rightsFile: settings.rightsFile });
  const hosted = hostedFunctions(template, iam.rights);
  const usage = openUsage();
  const watch = openWatch(template, clock);
  const functions = keep(
    createFunctions({
      ...{ functions: hosted, clock, log, codeIsReady: settings.codeIsReady, place },
      ...{ onLogLine: watch.ofLogs(usage.ofLogs(log)), ...(await threadsOf(settings)) },
    }),
  );
  const pulses = tablePulses(hosted, watch.ofFunctions(usage.ofFunctions(functions.invoke)));
  const { quiet } = functions;
  const ground = { iam, template, store, clock, quiet, log, invoke: pulses.invoke, ...place };
  const messaging = keep(
    await openMessaging({ ...ground, publicUrl: door.url, queueUrl: aws.queueUrl }),
  );
  const storage = await openStorage(ground, folder.path);
  aws.serve(usage.ofServices({ ...messaging.actions, ...storage }), iam.authorise);
  keep(await startTriggers({ ...ground, pulses, engine, queues: messaging.queues }));
  const alarms = keep(await watch.start({ ...ground, ...messaging }));
  keep(startExpiry({ engine, client: database, tables, clock, log }));
  await openDoor(door, { ...ground, messaging, usage, alarms, watch }, settings);
  return { url: door.url, clock, store, messaging, endpoints: aws.environment };
};

const startEndpoint = ({ log, place: { folder } }: HostSettings): Promise<AwsEndpoint> =>
  startAwsEndpoint({ accountId: localAccountId, newId: randomUUID, log, isHeld: folder.isHeld });

const accessTo = ({ region }: ReadAssembly) => ({ region, credentials: localKeys });

const threadsOf = async ({ workerFile, threads, place }: HostSettings) => ({
  ...threads,
  workerFile: workerFile ?? (await bundleWorker(place.folder.path)),
});

const placeOf = (
  { region }: ReadAssembly,
  { aws, engine }: { aws: AwsEndpoint; engine: Engine },
) => ({
  region,
  accountId: localAccountId,
  endpoints: {
    ...aws.environment,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: engine.endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  },
});

type Addresses = { door: FrontDoor; aws: AwsEndpoint; streams: Map<string, string> };

/** Opens the templates with what only this running host knows: streams, queue addresses, the issuer. */
const openRead = (
  assembly: ReadAssembly,
  { parameters }: HostSettings,
  { door, aws, streams }: Addresses,
): OpenAssembly =>
  openAssembly({
    ...assembly,
    parameters: parameters?.(door.url) ?? {},
    attributes: ({ type, name, attribute }) => {
      if (attribute === 'StreamArn') return streams.get(name);
      if (type === 'AWS::SQS::Queue' && attribute === 'Ref') return aws.queueUrl(name);
      return attribute === 'ProviderURL' ? issuerUrl(door.url) : undefined;
    },
  });

type Ground = {
  iam: Iam;
  template: Resources;
  region: string;
  endpoints: Record<string, string>;
  store: HostStore;
  clock: HostClock;
  quiet: Functions['quiet'];
  log: HostLog;
  invoke: Invoke;
};

type Watched = { messaging: Messaging; usage: Usage; alarms: Alarms; watch: Watch };

const openDoor = async (
  door: FrontDoor,
  { watch, ...ground }: Ground & Watched,
  { people = [], realms = {}, ownPages = {} }: HostSettings,
): Promise<void> => {
  const { template, region, log, invoke, endpoints, ...behind } = ground;
  const { clock, store } = behind;
  const resources = template.all();
  const gateway = createGateway({ resources, invoke, clock, log, newId: randomUUID });
  door.serve({
    gateway: watch.ofApi(gateway),
    issuers: await createIssuers({ publicUrl: door.url, template, people, realms, store, clock }),
    ...behind,
    services: { ...endpoints, AWS_REGION: region },
    ownPages,
  });
};
