import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { InvokeOutcome, Running } from '../contracts.ts';
import { openHostStore } from '../engine/host-store.ts';
import { createTables } from '../engine/tables.ts';
import { startStreamMapping } from '../streams/stream-mapping.ts';
import type { Pulse } from '../streams/table-pulse.ts';
import { startTestEngine } from '../testing/engine.ts';

/** An event as a function on a stream gets it. */
export type StreamEvent = {
  Records: {
    eventName: string;
    dynamodb: {
      SequenceNumber: string;
      Keys: { id: { S: string } };
      NewImage?: Record<string, unknown>;
    };
  }[];
  shardId?: string;
  state?: unknown;
  window?: { start: string; end: string };
  isFinalInvokeForWindow?: boolean;
  isWindowTerminatedEarly?: boolean;
};
type Item = Record<string, { S: string } | { B: Uint8Array }>;
type Follow = {
  settings?: object;
  invoke: (event: StreamEvent) => InvokeOutcome | Promise<InvokeOutcome>;
  sent?: string[];
  now?: () => number;
  pulse?: Pulse;
};

/** The ids of an event's records, in order. */
export const idsOf = (event: StreamEvent) => event.Records.map((r) => r.dynamodb.Keys.id.S);

/** What a function answers that has done everything, in a window and out of it. */
export const done: InvokeOutcome = {
  kind: 'returned',
  payload: { batchItemFailures: [], state: {} },
};

/** A real engine with streams to follow; whatever is still followed ends with `stop`. */
export const openStreamSuite = async () => {
  const held = await startTestEngine();
  const store = await openHostStore(held.client);
  const running: Running[] = [];
  const properties = {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
  return {
    /** How far mappings have come in the stream of a table, as it is stored: the last record each is done with. */
    places: async (streamArn: string) =>
      (await store.list('stream-checkpoint'))
        .filter(({ id }) => id.includes(streamArn))
        .map(({ value }) => (value as { last?: string }).last),
    newTable: async (name: string): Promise<string> => {
      const table = {
        logicalId: name,
        type: 'AWS::DynamoDB::GlobalTable',
        properties: { TableName: name, ...properties },
      };
      return (await createTables(held.client, [table])).get(name) ?? '';
    },
    put: async (TableName: string, ids: string[], more: Item = {}) => {
      for (const id of ids)
        await held.client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, ...more } }));
    },
    follow: async (streamArn: string, { settings, invoke, sent = [], now, pulse }: Follow) => {
      const started = await startStreamMapping({
        mapping: {
          logicalId: 'Mapping',
          type: 'AWS::Lambda::EventSourceMapping',
          properties: {
            FunctionResponseTypes: ['ReportBatchItemFailures'],
            StartingPosition: 'TRIM_HORIZON',
            ...settings,
          },
        },
        streamArn,
        region: 'ap-southeast-3',
        functionId: 'fn',
        client: held.streams,
        invoke: async (_, event) => invoke(event as StreamEvent),
        store,
        clock: {
          now: now ?? Date.now,
          forward: () => Promise.resolve(),
          onForward: () => undefined,
          offsetMs: () => 0,
        },
        log: () => undefined,
        sendToQueue: (_, body) => {
          sent.push(body);
          return Promise.resolve();
        },
        newId: () => 'an-id',
        ...(pulse && { pulse }),
      });
      running.push(started);
      return started;
    },
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()));
      await held.stop();
      held.forget();
    },
  };
};
