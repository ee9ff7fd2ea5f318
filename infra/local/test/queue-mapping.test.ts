import { afterEach, describe, expect, it } from '@jest/globals';
import type { Invoke, Running } from '../contracts.ts';
import { startQueueMapping, type DeclaredQueueMapping } from '../messaging/queue-mapping.ts';
import { queueArn, startServices } from '../testing/messaging.ts';
import { until } from '../testing/until.ts';

const running: Running[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

type Bodies = string[];
const bodiesIn = (event: unknown): { body: string; messageId: string }[] =>
  (event as { Records: { body: string; messageId: string }[] }).Records;

const mapped = async (invoke: Invoke, more: Partial<DeclaredQueueMapping> = {}) => {
  const host = await startServices();
  const queue = host.queues.byName('work');
  const dead = host.queues.byName('dead');
  if (!queue || !dead) throw new Error('The queues are declared.');
  const mapping = {
    ...{ queueArn: queueArn('work'), functionId: 'fn', batchSize: 10, windowSeconds: 0 },
    ...{ reportsItemFailures: true, maximumConcurrency: 1, ...more },
  };
  const start = () => {
    const started = startQueueMapping({ queue, mapping, invoke, log: host.log });
    running.unshift(started);
    return started;
  };
  running.push(host);
  const send = (body: string) => queue.send({ body, attributes: {} });
  return { host, queue, dead, start, send };
};

describe('a function that drains a queue', () => {
  it('gets a batch as Lambda writes it and what it handled is gone', async () => {
    const batches: unknown[] = [];
    const { queue, start, send } = await mapped((_, event) => {
      batches.push(event);
      return Promise.resolve({ kind: 'returned', payload: { batchItemFailures: [] } });
    });
    for (const body of ['a', 'b']) await send(body);
    start();
    await until(() => batches.length === 1 && queue.depth().inFlight === 0);
    expect(queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(batches[0]).toMatchObject({
      Records: [
        {
          body: 'a',
          eventSource: 'aws:sqs',
          eventSourceARN: queueArn('work'),
          awsRegion: 'ap-southeast-3',
          attributes: { ApproximateReceiveCount: '1' },
          messageAttributes: {},
          md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
        },
        { body: 'b' },
      ],
    });
  });

  it('sees only the message it reported again, which ends among the dead letters', async () => {
    const seen: Bodies = [];
    const { host, queue, dead, start, send } = await mapped((_, event) => {
      seen.push(...bodiesIn(event).map(({ body }) => body));
      const bad = bodiesIn(event).filter(({ body }) => body === 'bad');
      const batchItemFailures = bad.map(({ messageId }) => ({ itemIdentifier: messageId }));
      return Promise.resolve({ kind: 'returned', payload: { batchItemFailures } });
    });
    for (const body of ['good', 'bad']) await send(body);
    start();
    await until(() => seen.length === 2 && queue.depth().inFlight === 1);
    await host.clock.forward(30_000);
    await until(() => seen.length === 3);
    await host.clock.forward(30_000);
    await until(() => dead.depth().visible === 1);
    expect(seen).toEqual(['good', 'bad', 'bad']);
    expect(queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  const answers: [name: string, payload: unknown, left: number][] = [
    ['nothing', null, 0],
    ['a text', 'fine', 0],
    ['no list', { batchItemFailures: 'x' }, 1],
    ['an unknown message', { batchItemFailures: [{ itemIdentifier: 'x' }] }, 1],
    ['an entry without a name', { batchItemFailures: [{}] }, 1],
  ];
  it.each(answers)('that answers %s leaves its batch as Lambda would', async (_, payload, left) => {
    let calls = 0;
    const { queue, start, send } = await mapped(() => {
      calls++;
      return Promise.resolve({ kind: 'returned', payload });
    });
    await send('a');
    const mapping = start();
    await until(() => calls === 1);
    await mapping.stop();
    expect(queue.depth().inFlight).toBe(left);
  });

  it('waits for a fuller batch as long as its window says', async () => {
    const sizes: number[] = [];
    const { start, send } = await mapped(
      (_, event) => {
        sizes.push(bodiesIn(event).length);
        return Promise.resolve({ kind: 'returned', payload: null });
      },
      { windowSeconds: 5, batchSize: 3 },
    );
    start();
    for (const body of ['a', 'b', 'c']) await send(body);
    await until(() => sizes.length === 1);
    expect(sizes).toEqual([3]);
  });

  it('never runs more often at once than its concurrency says', async () => {
    let [now, most, done] = [0, 0, 0];
    const { start, send } = await mapped(
      async () => {
        most = Math.max(most, ++now);
        await until(() => most === 2);
        now--;
        done++;
        return { kind: 'returned', payload: null };
      },
      { batchSize: 1, maximumConcurrency: 2 },
    );
    for (const body of ['a', 'b', 'c', 'd', 'e']) await send(body);
    start();
    await until(() => done === 5);
    expect(most).toBe(2);
  });
});
