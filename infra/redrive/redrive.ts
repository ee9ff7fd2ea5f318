import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
} from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListDeadLetterSourceQueuesCommand,
  ReceiveMessageCommand,
  StartMessageMoveTaskCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { redrivenId } from '../../shared/stream/each-record.ts';
import { live } from '../parts/live.ts';
import { readWaiting, type Waiting } from './waiting.ts';

export type Clients = {
  sqs: SQSClient;
  dynamo: DynamoDBClient;
  streams: DynamoDBStreamsClient;
  lambda: LambdaClient;
};

/** What became of the messages of a dead-letter queue. */
export type Redriven = {
  /** Put back onto the queue they came from; undefined where a function set them aside. */
  movedBack?: number;
  worked: number;
  /** The item is gone meanwhile: there is nothing to work on. */
  gone: number;
  /** Failed again, and wait on. */
  failed: number;
  /** Not of a follower (a lost run of a clock, whose next run does the same): they wait on. */
  unknown: number;
};

/**
 * Works off a dead-letter queue. What came from a queue goes back onto it; what a follower of a table set aside, or
 * Lambda gave up on, is read anew from the table by its key and handed to that function, once each. A message is deleted
 * when its function has worked on it.
 */
export const redrive = async (clients: Clients, queueUrl: string): Promise<Redriven> => {
  const none = { worked: 0, gone: 0, failed: 0, unknown: 0 };
  const movedBack = await moveBack(clients.sqs, queueUrl);
  if (movedBack !== undefined) return { ...none, movedBack };
  const counts: Redriven = none;
  const waitOn: Message[] = [];
  for await (const message of waitingOn(clients.sqs, queueUrl)) {
    const outcome = await workOn(clients, readWaiting(message.Body ?? ''));
    counts[outcome] += 1;
    if (outcome === 'failed' || outcome === 'unknown') waitOn.push(message);
    else await clients.sqs.send(new DeleteMessageCommand(handleOf(queueUrl, message)));
  }
  for (const message of waitOn)
    await clients.sqs.send(
      new ChangeMessageVisibilityCommand({ ...handleOf(queueUrl, message), VisibilityTimeout: 0 }),
    );
  return counts;
};

const handleOf = (QueueUrl: string, { ReceiptHandle }: Message) => ({ QueueUrl, ReceiptHandle });

const moveBack = async (sqs: SQSClient, QueueUrl: string): Promise<number | undefined> => {
  const { queueUrls = [] } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl }));
  if (queueUrls.length === 0) return undefined;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  );
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes?.['QueueArn'] ?? '' }));
  return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0);
};

/** Each message once: it is hidden from the next look for as long as this may take. */
const waitingOn = async function* (sqs: SQSClient, QueueUrl: string): AsyncGenerator<Message> {
  const seen = new Set<string>();
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 300,
        WaitTimeSeconds: 1,
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (fresh.length === 0) return;
    for (const message of fresh) {
      seen.add(message.MessageId ?? '');
      yield message;
    }
  }
};

type Outcome = 'worked' | 'gone' | 'failed' | 'unknown';

const workOn = async (clients: Clients, waiting: Waiting | undefined): Promise<Outcome> => {
  if (!waiting) return 'unknown';
  const asides = 'keys' in waiting ? [waiting] : await recordsAt(clients.streams, waiting);
  const outcomes: Outcome[] = [];
  for (const { kind, keys } of asides)
    outcomes.push(await workOnItem(clients, waiting, { kind, keys }));
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('worked') ? 'worked' : 'gone';
};

type Aside = Pick<Extract<Waiting, { keys: unknown }>, 'kind' | 'keys'>;

/** The records Lambda gave up on, while the stream still has them (a day). */
const recordsAt = async (
  streams: DynamoDBStreamsClient,
  { streamArn, place: { shardId, sequence, count } }: Extract<Waiting, { place: unknown }>,
): Promise<Aside[]> => {
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: shardId,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: sequence,
    }),
  );
  const { Records = [] } = await streams.send(
    new GetRecordsCommand({ ShardIterator, Limit: count }),
  );
  return Records.map(({ eventName = 'MODIFY', dynamodb }) => ({
    kind: eventName,
    keys: (dynamodb?.Keys ?? {}) as Aside['keys'],
  }));
};

const answerShape = z.object({ batchItemFailures: z.array(z.unknown()) });

const workOnItem = async (
  { dynamo, lambda }: Clients,
  { functionName, streamArn }: Waiting,
  { kind, keys }: Aside,
): Promise<Outcome> => {
  const TableName = /table\/([^/]+)/.exec(streamArn)?.[1] ?? '';
  const { Item } = await dynamo.send(
    new GetItemCommand({ TableName, Key: keys, ConsistentRead: true }),
  );
  if (!Item && kind !== 'REMOVE') return 'gone';
  const record: DynamoDBRecord = {
    eventID: redrivenId,
    eventName: kind,
    eventSourceARN: streamArn,
    dynamodb: {
      SequenceNumber: '0',
      Keys: keys,
      ...(kind === 'REMOVE' ? { OldImage: keys } : { NewImage: asImage(Item) }),
    },
  };
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({
      // The version in use, as whoever else hands it records.
      FunctionName: `${functionName}:${live}`,
      Payload: JSON.stringify({ Records: [record] }),
    }),
  );
  if (FunctionError !== undefined) return 'failed';
  const answer = z.safeParse(answerShape, JSON.parse(Buffer.from(Payload ?? []).toString()));
  return answer.success && answer.data.batchItemFailures.length === 0 ? 'worked' : 'failed';
};

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

/** A stream's event is JSON: bytes go as base64. */
const asImage = (item: unknown): Image =>
  JSON.parse(
    JSON.stringify(item, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ),
  ) as Image;
