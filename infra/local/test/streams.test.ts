import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvokeOutcome, Running } from '../contracts.ts';
import { openHostStore } from '../engine/host-store.ts';
import { createTables } from '../engine/tables.ts';
import { startStreamMapping } from '../streams/stream-mapping.ts';
import { aClock, startTestEngine } from '../testing/engine.ts';
import { until } from '../testing/until.ts';

type Records = {
  eventName: string;
  dynamodb: { SequenceNumber: string; Keys: { id: { S: string } } };
}[];
type StreamEvent = { Records: Records; shardId?: string };
type Handler = (event: StreamEvent) => InvokeOutcome;

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const ok: InvokeOutcome = { kind: 'returned', payload: { batchItemFailures: [] } };
const failedAt = (itemIdentifier: string): InvokeOutcome => ({
  kind: 'returned',
  payload: { batchItemFailures: [{ itemIdentifier }] },
});
const idsOf = (event: StreamEvent) => event.Records.map(({ dynamodb }) => dynamodb.Keys.id.S);

const newTable = async (name: string): Promise<string> => {
  const streams = await createTables(held.client, [
    {
      logicalId: name,
      type: 'AWS::DynamoDB::GlobalTable',
      properties: {
        TableName: name,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    },
  ]);
  return streams.get(name) ?? '';
};

const put = async (TableName: string, ids: string[]) => {
  for (const id of ids)
    await held.client.send(new PutItemCommand({ TableName, Item: { id: { S: id } } }));
};

const follow = async (
  streamArn: string,
  settings: object,
  handler: Handler,
  sent: string[] = [],
): Promise<Running> =>
  startStreamMapping({
    mapping: {
      logicalId: 'Mapping',
      type: 'AWS::Lambda::EventSourceMapping',
      properties: {
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ...settings,
      },
    },
    streamArn,
    region: 'ap-southeast-3',
    functionId: 'fn',
    client: held.streams,
    invoke: (_, event) => Promise.resolve(handler(event as StreamEvent)),
    store: await openHostStore(held.client),
    clock: aClock(),
    log: () => undefined,
    sendToQueue: (_, body) => {
      sent.push(body);
      return Promise.resolve();
    },
  });

/** How far mappings have come in a stream, as it is stored. */
const places = async (streamArn: string) =>
  (await (await openHostStore(held.client)).list('stream-checkpoint'))
    .filter(({ id }) => id.includes(streamArn))
    .map(({ value }) => (value as { last?: string }).last);

describe('a table’s changes reach a function', () => {
  it('in order, with the shard named when a window is asked for, and from where it stood after a restart', async () => {
    const arn = await newTable('orders');
    await put('orders', ['a', 'b', 'c']);
    const seen: string[] = [];
    const shards = new Set<string | undefined>();
    const handler: Handler = (event) => {
      seen.push(...idsOf(event));
      shards.add(event.shardId);
      return { kind: 'returned', payload: { state: {} } };
    };
    const first = await follow(arn, { TumblingWindowInSeconds: 60 }, handler);
    await until(async () => (await places(arn)).includes('3'));
    await first.stop();
    await put('orders', ['d']);
    const second = await follow(arn, { TumblingWindowInSeconds: 60 }, handler);
    await until(() => seen.length >= 4);
    await second.stop();
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
    expect([...shards][0]).toMatch(/^shardId-/);
  });

  it('again from the record the function names, until it succeeds', async () => {
    const arn = await newTable('retries');
    await put('retries', ['a', 'b', 'c']);
    const batches: string[][] = [];
    let failures = 2;
    const running = await follow(arn, {}, (event) => {
      batches.push(idsOf(event));
      const second = event.Records.find(({ dynamodb }) => dynamodb.Keys.id.S === 'b');
      return second && failures-- > 0 ? failedAt(second.dynamodb.SequenceNumber) : ok;
    });
    await until(() => batches.length === 3);
    await running.stop();
    expect(batches).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
  });

  it('cut in two until a poison record stands alone and goes to the failure queue', async () => {
    const arn = await newTable('poison');
    await put('poison', ['a', 'b', 'x', 'd']);
    const done: string[] = [];
    const sent: string[] = [];
    const running = await follow(
      arn,
      {
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: 'arn:queue' } },
      },
      (event) => {
        if (idsOf(event).includes('x'))
          return { kind: 'failed', errorType: 'Error', message: 'poison' };
        done.push(...idsOf(event));
        return ok;
      },
      sent,
    );
    await until(() => done.length === 3 && sent.length === 1);
    await running.stop();
    expect(done).toEqual(['a', 'b', 'd']);
    expect(sent[0]).toContain('RetryAttemptsExhausted');
  });

  it('only as the mapping filters, and names a filter it cannot host', async () => {
    const arn = await newTable('filtered');
    await put('filtered', ['a', 'a', 'b']);
    const seen: string[] = [];
    const inserts = { FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] } };
    const running = await follow(arn, inserts, (event) => {
      seen.push(...event.Records.map(({ eventName }) => eventName));
      return ok;
    });
    await until(() => seen.length === 2);
    await running.stop();
    expect(seen).toEqual(['INSERT', 'INSERT']);
    const other = {
      FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"x":[{"numeric":[">",1]}]}}' }] },
    };
    await expect(follow(arn, other, () => ok)).rejects.toThrow(/Mapping.*numeric/);
  });
});
