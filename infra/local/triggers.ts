import { randomUUID } from 'node:crypto';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { HostClock, HostLog, HostStore, Invoke, Running } from './contracts.ts';
import { declaredSchedules } from './declared-schedules.ts';
import type { Engine } from './engine/dynoxide.ts';
import { identify } from './identify.ts';
import { declaredQueueMappings } from './messaging/declared.ts';
import { buryIn } from './messaging/fan-out.ts';
import { startQueueMapping } from './messaging/queue-mapping.ts';
import type { Queues } from './messaging/sqs.ts';
import { startSchedules } from './schedules.ts';
import { startStreamMapping } from './streams/stream-mapping.ts';
import type { TablePulses } from './streams/table-pulse.ts';
import type { Resources } from './template/open-assembly.ts';
import type { ResolvedResource } from './template/resolve-template.ts';
import { withoutLogWalk } from './without-log-walk.ts';

type Needs = {
  template: Resources;
  region: string;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
  invoke: Invoke;
  pulses: TablePulses;
  engine: Engine;
  queues: Queues;
};

/** Starts whatever calls a function by itself: queues, streams and schedules. */
export const startTriggers = async (needs: Needs): Promise<Running> => {
  const { template, queues, invoke, log, store, clock } = needs;
  const id = identify(template);
  const resources = template.all();
  const client = withoutLogWalk(
    new DynamoDBStreamsClient({
      region: needs.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      endpoint: needs.engine.endpoint,
    }),
  );
  const running: Running[] = [];
  for (const mapping of declaredQueueMappings(resources, id)) {
    const queue = queues.byArn(mapping.queueArn);
    if (queue) running.push(startQueueMapping({ queue, mapping, invoke, log }));
  }
  for (const mapping of template.ofType('AWS::Lambda::EventSourceMapping').filter(isStream)) {
    running.push(await startStream(needs, { mapping, client, functionId: id.functionIdOf }));
  }
  running.push(
    await startSchedules({
      schedules: declaredSchedules(resources, id),
      invoke,
      clock,
      store,
      log,
      newId: randomUUID,
      bury: buryIn(queues, log),
    }),
  );
  return {
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()));
      client.destroy();
    },
  };
};

const isStream = ({ properties }: ResolvedResource): boolean =>
  /\/stream\//.test(String(properties['EventSourceArn']));

type Stream = {
  mapping: ResolvedResource;
  client: DynamoDBStreamsClient;
  functionId: (arn: string) => string | undefined;
};

const startStream = (needs: Needs, { mapping, client, functionId }: Stream): Promise<Running> => {
  const { queues, region, invoke, store, clock, log, pulses } = needs;
  const streamArn = String(mapping.properties['EventSourceArn']);
  return startStreamMapping({
    mapping,
    client,
    region,
    invoke,
    store,
    clock,
    log,
    streamArn,
    pulse: pulses.of(/:table\/([^/]+)\//.exec(streamArn)?.[1] ?? ''),
    functionId: functionId(String(mapping.properties['FunctionName'])) ?? '',
    sendToQueue: async (queueArn, body) => {
      await queues.byArn(queueArn)?.send({ body, attributes: {} });
    },
  });
};
