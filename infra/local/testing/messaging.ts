import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startAwsEndpoint } from '../aws/endpoint.ts';
import { lambdaInvoke } from '../aws/lambda-invoke.ts';
import { openS3 } from '../aws/s3.ts';
import { openSecrets, type DeclaredSecret } from '../aws/secrets.ts';
import type { HostClock, HostStore, Invoke, InvokeOutcome } from '../contracts.ts';
import { buryIn } from '../messaging/fan-out.ts';
import { openLambdaDeliveries } from '../messaging/lambda-deliveries.ts';
import type { DeclaredMail } from '../messaging/declared-mail.ts';
import { openMailNetwork } from '../messaging/mail-network.ts';
import { openOutbox } from '../messaging/outbox.ts';
import type { DeclaredQueue } from '../messaging/queue-room.ts';
import { whatsappActions } from '../messaging/whatsapp.ts';
import { sesActions } from '../messaging/ses.ts';
import { snsActions } from '../messaging/sns-actions.ts';
import { openTopics, type DeclaredTopic } from '../messaging/sns.ts';
import { sqsActions } from '../messaging/sqs-actions.ts';
import { openPhoneNetwork, type LogReader } from '../messaging/phone-network.ts';
import { smsAccountActions } from '../messaging/sms-account-actions.ts';
import { openQueues } from '../messaging/sqs.ts';
import type { DeclaredSubscription } from '../messaging/subscriptions.ts';

/** A HostStore that forgets nothing until the test ends; values are copied as a disk would. */
export const memoryStore = (): HostStore => {
  const kinds = new Map<string, Map<string, string>>();
  const of = (kind: string) => kinds.get(kind) ?? new Map<string, string>();
  return {
    put: (kind, id, value) => {
      kinds.set(kind, of(kind).set(id, JSON.stringify(value)));
      return Promise.resolve();
    },
    remove: (kind, id) => {
      of(kind).delete(id);
      return Promise.resolve();
    },
    get: (kind, id) => Promise.resolve(parse(of(kind).get(id))),
    list: (kind) =>
      Promise.resolve([...of(kind)].sort().map(([id, value]) => ({ id, value: parse(value) }))),
  };
};

const parse = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(text);

/** A clock that stands at the machine's time plus what it was forwarded. */
export const testClock = (): HostClock => {
  let offset = 0;
  const listeners: (() => Promise<void>)[] = [];
  return {
    now: () => Date.now() + offset,
    offsetMs: () => offset,
    onForward: (listener) => listeners.push(listener),
    forward: async (ms) => {
      offset += ms;
      for (const listener of listeners) await listener();
    },
  };
};

const account = 'ap-southeast-3:000000000000';
export const queueArn = (name: string): string => `arn:aws:sqs:${account}:${name}`;
export const topicArn = (name: string): string => `arn:aws:sns:${account}:${name}`;
export const functionArn = (name: string): string => `arn:aws:lambda:${account}:function:${name}`;

export const aQueue = (name: string, more: Partial<DeclaredQueue> = {}): DeclaredQueue => ({
  arn: queueArn(name),
  name,
  visibilitySeconds: 30,
  delaySeconds: 0,
  retentionSeconds: 345_600,
  receiveWaitSeconds: 0,
  maximumMessageBytes: 1_048_576,
  ...more,
});

export const aTopic = (name: string, more: Partial<DeclaredTopic> = {}): DeclaredTopic => ({
  arn: topicArn(name),
  name,
  ...more,
});

export const keys = { accessKeyId: 'local', secretAccessKey: 'local' };
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'local-host-messaging-'));

type Options = {
  store?: HostStore;
  clock?: HostClock;
  queues?: DeclaredQueue[];
  topics?: DeclaredTopic[];
  subscriptions?: DeclaredSubscription[];
  secrets?: DeclaredSecret[];
  invoke?: Invoke;
  folder?: string;
  /** Which functions read SNS's delivery log. */
  readers?: LogReader[];
  /** Who may send e-mail, and where SES tells what became of it. */
  mail?: DeclaredMail;
};

const returned: InvokeOutcome = { kind: 'returned', payload: null };

/** A whole host of messages and storage on a random port, with real SDK clients. */
export const startServices = async (options: Options = {}) => {
  const {
    store = memoryStore(),
    clock = testClock(),
    invoke = () => Promise.resolve(returned),
  } = options;
  const lines: string[] = [];
  const log = (part: string, message: string) => void lines.push(`${part}: ${message}`);
  const outbox = await openOutbox(store);
  const declared = options.queues ?? [
    aQueue('dead'),
    aQueue('work', { redrive: { deadLetterArn: queueArn('dead'), maxReceiveCount: 2 } }),
  ];
  const queues = await openQueues({ declared, store, clock, newId: randomUUID });
  const bury = buryIn(queues, log);
  const retryDelaysMs = [1, 1, 1];
  const deliveries = await openLambdaDeliveries({ store, invoke, log, bury, retryDelaysMs });
  const phones = await openPhoneNetwork({
    store,
    invoke,
    log,
    now: clock.now,
    readers: options.readers ?? [],
  });
  const topics = await openTopics({
    ...{ outbox, phones, queues, deliveries, log, store, clock, newId: randomUUID },
    topics: options.topics ?? [aTopic('news')],
    subscriptions: options.subscriptions ?? [],
    functionIdOf: (arn) => (arn.startsWith('arn:aws:lambda:') ? arn.split(':').at(-1) : undefined),
    publicUrl: 'http://localhost:3000',
  });
  const mail = await openMailNetwork(store);
  const endpoint = await startAwsEndpoint({ accountId: '000000000000', newId: randomUUID, log });
  const now = () => clock.now();
  endpoint.serve({
    sns: new Map([
      ...snsActions(topics, (protocol, arn) => protocol !== 'sqs' || !!queues.byArn(arn)),
      ...smsAccountActions(phones),
    ]),
    sqs: sqsActions({ queues, queueUrl: endpoint.queueUrl }),
    ses: sesActions({
      ...{ network: mail, outbox, topics, clock, log, newId: randomUUID },
      declared: options.mail ?? {
        identities: [],
        configurationSets: [],
        suppressing: [],
        destinations: [],
      },
    }),
    whatsapp: whatsappActions({
      ...{ outbox, clock, newId: randomUUID, log, topics },
      eventTopics: [],
      isReached: (phone) => !phones.account().unreachable.includes(phone),
    }),
    secretsManager: await openSecrets({
      ...{ store, now, newId: randomUUID },
      declared: options.secrets ?? [],
      randomInt: (below) => randomInt(below),
    }),
    lambda: lambdaInvoke(invoke),
    s3: await openS3({
      ...{ keys, now, newId: randomUUID, log },
      folder: options.folder ?? (await newFolder()),
      buckets: [
        { name: 'evidence', isVersioned: false },
        { name: 'versions', isVersioned: true },
        { name: 'locked', isVersioned: true, lockedDays: 2 },
      ],
    }),
  });
  const client = { region: 'ap-southeast-3', credentials: keys, maxAttempts: 1 };
  const sns = new SNSClient({ ...client, endpoint: `${endpoint.url}/sns` });
  const sqs = new SQSClient({ ...client, endpoint: `${endpoint.url}/sqs` });
  const ses = new SESv2Client({ ...client, endpoint: `${endpoint.url}/ses` });
  const secrets = new SecretsManagerClient({
    ...client,
    endpoint: `${endpoint.url}/secretsmanager`,
  });
  return {
    ...{
      endpoint,
      outbox,
      phones,
      queues,
      topics,
      store,
      clock,
      sns,
      sqs,
      ses,
      mail,
      secrets,
      lines,
      log,
    },
    stop: async () => {
      for (const one of [sns, sqs, ses, secrets]) one.destroy();
      await topics.stop();
      await queues.stop();
      await endpoint.stop();
    },
  };
};
