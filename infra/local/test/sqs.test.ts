import * as sqs from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { aQueue, memoryStore, queueArn, startServices, testClock } from '../testing/messaging.ts';

type Host = Awaited<ReturnType<typeof startServices>>;
const hosts: Host[] = [];
const started = async (...options: Parameters<typeof startServices>): Promise<Host> => {
  const host = await startServices(...options);
  hosts.push(host);
  return host;
};
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
});

const receive = async (host: Host, name = 'work', more = {}) => {
  const QueueUrl = host.endpoint.queueUrl(name);
  const asked = { QueueUrl, MaxNumberOfMessages: 10, ...more };
  return (await host.sqs.send(new sqs.ReceiveMessageCommand(asked))).Messages ?? [];
};
const send = (host: Host, MessageBody: string, more = {}) =>
  host.sqs.send(
    new sqs.SendMessageCommand({ QueueUrl: host.endpoint.queueUrl('work'), MessageBody, ...more }),
  );
const depths = async (host: Host, name: string) => {
  const asked = { QueueUrl: host.endpoint.queueUrl(name), AttributeNames: ['All' as const] };
  const { Attributes } = await host.sqs.send(new sqs.GetQueueAttributesCommand(asked));
  return [
    Attributes?.['ApproximateNumberOfMessages'],
    Attributes?.['ApproximateNumberOfMessagesNotVisible'],
    Attributes?.['ApproximateNumberOfMessagesDelayed'],
  ].map(Number);
};

describe('queues', () => {
  it('give a message with its attributes until it is deleted', async () => {
    const host = await started();
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'a' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
    };
    const sent = await send(host, 'halo ☂', { MessageAttributes });
    const asked = { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] };
    const [message] = await receive(host, 'work', asked);
    expect(message?.Body).toBe('halo ☂');
    expect(message?.MessageAttributes?.['raw']?.BinaryValue).toEqual(new Uint8Array([1, 2, 255]));
    expect(message?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    expect(await receive(host)).toEqual([]);
    expect(await depths(host, 'work')).toEqual([0, 1, 0]);
    const ReceiptHandle = message?.ReceiptHandle;
    await host.sqs.send(
      new sqs.DeleteMessageCommand({ QueueUrl: host.endpoint.queueUrl('work'), ReceiptHandle }),
    );
    expect(await depths(host, 'work')).toEqual([0, 0, 0]);
  });

  it('knows the MD5 of attributes that AWS documents its clients to compare', async () => {
    const host = await started();
    const sent = await send(host, 'x', {
      MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
    });
    // 4-byte length + name, length + type, 01, length + value.
    const { createHash } = await import('node:crypto');
    const bytes = '0000000161' + '00000006537472696e67' + '01' + '0000000162';
    const expected = createHash('md5').update(Buffer.from(bytes, 'hex')).digest('hex');
    expect(sent.MD5OfMessageAttributes).toBe(expected);
  });

  it('shows a message again after its visibility timeout, then buries it, then redrives it', async () => {
    const host = await started();
    await send(host, 'poison');
    for (const count of ['1', '2']) {
      const [message] = await receive(host, 'work', { MessageSystemAttributeNames: ['All'] });
      expect(message?.Attributes?.['ApproximateReceiveCount']).toBe(count);
      await host.clock.forward(30_000);
    }
    expect(await receive(host)).toEqual([]);
    expect(await depths(host, 'dead')).toEqual([1, 0, 0]);
    await host.sqs.send(new sqs.StartMessageMoveTaskCommand({ SourceArn: queueArn('dead') }));
    expect((await receive(host)).map(({ Body }) => Body)).toEqual(['poison']);
    expect(await depths(host, 'dead')).toEqual([0, 0, 0]);
  });

  it('wakes a long poll by a new message, by a passed delay and by the forwarded clock', async () => {
    const host = await started();
    const polling = receive(host, 'work', { WaitTimeSeconds: 20 });
    await send(host, 'now');
    expect((await polling).map(({ Body }) => Body)).toEqual(['now']);
    await send(host, 'later', { DelaySeconds: 600 });
    expect(await depths(host, 'work')).toEqual([0, 1, 1]);
    const waiting = host.queues.byName('work')?.receive({ max: 1, waitSeconds: 700 });
    await host.clock.forward(600_000);
    expect((await waiting)?.length).toBe(1);
  });

  it('keeps everything over a restart; what was in a dead hand is visible at once', async () => {
    const [store, clock] = [memoryStore(), testClock()];
    const first = await started({ store, clock });
    await send(first, 'kept');
    await send(first, 'deleted');
    const taken = await receive(first);
    const gone = taken.find(({ Body }) => Body === 'deleted');
    const QueueUrl = first.endpoint.queueUrl('work');
    const handle = { QueueUrl, ReceiptHandle: gone?.ReceiptHandle };
    await first.sqs.send(new sqs.DeleteMessageCommand(handle));
    const second = await started({ store, clock });
    const again = await receive(second, 'work', { MessageSystemAttributeNames: ['All'] });
    expect(again.map(({ Body }) => Body)).toEqual(['kept']);
    expect(again[0]?.Attributes?.['ApproximateReceiveCount']).toBe('2');
  });

  it('forgets what is older than its retention', async () => {
    const host = await started({ queues: [aQueue('work', { retentionSeconds: 60 })] });
    await send(host, 'old');
    await host.clock.forward(60_000);
    expect(await receive(host)).toEqual([]);
    expect(await host.store.list('queue:work')).toEqual([]);
  });

  it('changes visibility, takes batches apart and purges', async () => {
    const host = await started();
    const QueueUrl = host.endpoint.queueUrl('work');
    const Entries = ['a', 'b', ''].map((MessageBody, i) => ({ Id: `i${i}`, MessageBody }));
    const sent = await host.sqs.send(new sqs.SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['i0', 'i1']);
    expect(sent.Failed).toMatchObject([{ Id: 'i2', Code: 'MissingParameter', SenderFault: true }]);
    const [one, two] = await receive(host);
    const handles = [one, two].map((message, i) => ({
      Id: `h${i}`,
      ReceiptHandle: message?.ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await host.sqs.send(
      new sqs.ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: handles }),
    );
    expect(await depths(host, 'work')).toEqual([2, 0, 0]);
    await host.sqs.send(new sqs.PurgeQueueCommand({ QueueUrl }));
    expect(await depths(host, 'work')).toEqual([0, 0, 0]);
  });

  it('raises the exceptions of SQS', async () => {
    const host = await started();
    const QueueUrl = host.endpoint.queueUrl('work');
    const nowhere = new sqs.ReceiveMessageCommand({ QueueUrl: host.endpoint.queueUrl('none') });
    await expect(host.sqs.send(nowhere)).rejects.toBeInstanceOf(sqs.QueueDoesNotExist);
    const badHandle = new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'x' });
    await expect(host.sqs.send(badHandle)).rejects.toBeInstanceOf(sqs.ReceiptHandleIsInvalid);
    const empty = new sqs.SendMessageBatchCommand({ QueueUrl, Entries: [] });
    await expect(host.sqs.send(empty)).rejects.toBeInstanceOf(sqs.EmptyBatchRequest);
    await expect(send(host, 'bell \u0007')).rejects.toBeInstanceOf(sqs.InvalidMessageContents);
    await expect(send(host, 'x', { MessageGroupId: 'g' })).rejects.toThrow('MessageGroupId');
    await expect(send(host, 'x', { DelaySeconds: 901 })).rejects.toThrow('DelaySeconds');
    const create = new sqs.CreateQueueCommand({ QueueName: 'q' });
    await expect(host.sqs.send(create)).rejects.toThrow('CreateQueue');
  });

  it('refuses FIFO by name and a dead-letter queue nobody declared', async () => {
    await expect(startServices({ queues: [aQueue('a.fifo')] })).rejects.toThrow('FIFO');
    const redrive = { deadLetterArn: queueArn('none'), maxReceiveCount: 1 };
    await expect(startServices({ queues: [aQueue('a', { redrive })] })).rejects.toThrow('queue is');
  });

  it('ends an idle long poll when the host stops', async () => {
    const host = await startServices();
    const waiting = host.queues.byName('work')?.receive({ max: 1, waitSeconds: 20 });
    await host.stop();
    expect(await waiting).toEqual([]);
  });
});
