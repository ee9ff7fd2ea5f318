import { actionsRefusing, checkBatch, runBatch, type Actions } from './action.ts';
import { attributeBytes, attributesMd5, readAttributes } from './message-attributes.ts';
import { md5 } from './queue-message.ts';
import type { Queue, Sending } from './queue-room.ts';
import { ServiceError } from './service-error.ts';
import { queueAttributes, receivedForm } from './sqs-forms.ts';
import * as shapes from './sqs-shapes.ts';
import type { Queues } from './sqs.ts';

type Needs = { queues: Queues; queueUrl: (name: string) => string };

const badValue = (why: string): ServiceError => new ServiceError('InvalidParameterValue', why);
const action = actionsRefusing(badValue);

/** The actions of SQS; throws SQS's own errors. */
export const sqsActions = ({ queues, queueUrl }: Needs): Actions => {
  const at = (url: string) => queueAt(queues, url);
  return new Map([
    ...sending(at),
    ...receiving(at),
    ...settling(at),
    [
      'GetQueueUrl',
      action(shapes.getQueueUrl, ({ QueueName }) => ({
        QueueUrl: queueUrl(queueAt(queues, QueueName).declared.name),
      })),
    ],
    [
      'ListQueues',
      action(shapes.listQueues, ({ QueueNamePrefix = '' }) => ({
        QueueUrls: queues
          .all()
          .map(({ declared }) => declared.name)
          .filter((name) => name.startsWith(QueueNamePrefix))
          .map(queueUrl),
      })),
    ],
    [
      'ListDeadLetterSourceQueues',
      action(shapes.listDeadLetterSourceQueues, ({ QueueUrl }) => ({
        queueUrls: feedersOf(queues, at(QueueUrl).declared.arn).map(({ declared }) =>
          queueUrl(declared.name),
        ),
      })),
    ],
    ['StartMessageMoveTask', action(shapes.startMessageMoveTask, startMove(queues))],
  ]);
};

type At = (url: string) => Queue;

// The last part of a queue's URL is its name: a URL stays good when the host listens elsewhere after a restart.
const queueAt = (queues: Queues, url: string): Queue => {
  const queue = queues.byName(url.split('/').at(-1) ?? '');
  if (queue) return queue;
  throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
};

const sending = (at: At): Actions =>
  new Map([
    [
      'SendMessage',
      action(shapes.sendMessage, async ({ QueueUrl, ...message }) =>
        sendOne(at(QueueUrl), message),
      ),
    ],
    [
      'SendMessageBatch',
      action(shapes.sendMessageBatch, async ({ QueueUrl, Entries }) => {
        const queue = at(QueueUrl);
        checkBatch(Entries);
        const bytes = Entries.reduce((total, one) => total + Buffer.byteLength(one.MessageBody), 0);
        if (bytes > 1_048_576)
          throw new ServiceError(
            'BatchRequestTooLong',
            'Batch requests cannot be longer than 1048576 bytes.',
          );
        return runBatch(Entries, (message) => sendOne(queue, message));
      }),
    ],
  ]);

const sendOne = async (queue: Queue, message: shapes.SentMessage) => {
  const sending = checkMessage(queue, message);
  const { messageId } = await queue.send(sending);
  const hasAttributes = Object.keys(sending.attributes).length > 0;
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5(sending.body),
    ...(hasAttributes && { MD5OfMessageAttributes: attributesMd5(sending.attributes) }),
  };
};

const refusedCharacters = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const checkMessage = (queue: Queue, message: shapes.SentMessage): Sending => {
  const { MessageBody: body, DelaySeconds: delaySeconds } = message;
  const attributes = readAttributes(message.MessageAttributes, badValue);
  const most = queue.declared.maximumMessageBytes;
  if (body === '')
    throw new ServiceError(
      'MissingParameter',
      'The request must contain the parameter MessageBody.',
    );
  if (Object.keys(attributes).length > 10)
    throw badValue('Number of message attributes exceeds the allowed maximum [10].');
  if (Buffer.byteLength(body) + attributeBytes(attributes) > most)
    throw badValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  if (refusedCharacters.test(body))
    throw new ServiceError(
      'InvalidMessageContents',
      'Message body contains characters outside the allowed set.',
    );
  return { body, attributes, ...(delaySeconds !== undefined && { delaySeconds }) };
};

const receiving = (at: At): Actions =>
  new Map([
    [
      'ReceiveMessage',
      action(shapes.receiveMessage, async (asked, signal) => {
        const queue = at(asked.QueueUrl);
        const received = await queue.receive({
          max: asked.MaxNumberOfMessages ?? 1,
          waitSeconds: asked.WaitTimeSeconds ?? queue.declared.receiveWaitSeconds,
          ...(asked.VisibilityTimeout !== undefined && {
            visibilitySeconds: asked.VisibilityTimeout,
          }),
          signal,
        });
        return received.length === 0
          ? {}
          : { Messages: received.map((message) => receivedForm(message, asked)) };
      }),
    ],
    [
      'GetQueueAttributes',
      action(shapes.getQueueAttributes, ({ QueueUrl, AttributeNames = [] }) => ({
        Attributes: queueAttributes(at(QueueUrl), AttributeNames),
      })),
    ],
  ]);

const settling = (at: At): Actions =>
  new Map([
    [
      'DeleteMessage',
      action(shapes.deleteMessage, async ({ QueueUrl, ReceiptHandle }) => {
        await at(QueueUrl).remove(ReceiptHandle);
      }),
    ],
    [
      'DeleteMessageBatch',
      action(shapes.deleteMessageBatch, async ({ QueueUrl, Entries }) => {
        const queue = at(QueueUrl);
        checkBatch(Entries);
        return runBatch(Entries, async ({ ReceiptHandle }) => {
          await queue.remove(ReceiptHandle);
          return {};
        });
      }),
    ],
    [
      'ChangeMessageVisibility',
      action(shapes.changeVisibility, async ({ QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
        await at(QueueUrl).changeVisibility(ReceiptHandle, VisibilityTimeout);
      }),
    ],
    [
      'ChangeMessageVisibilityBatch',
      action(shapes.changeVisibilityBatch, async ({ QueueUrl, Entries }) => {
        const queue = at(QueueUrl);
        checkBatch(Entries);
        return runBatch(Entries, async ({ ReceiptHandle, VisibilityTimeout }) => {
          await queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
          return {};
        });
      }),
    ],
    ['PurgeQueue', action(shapes.purgeQueue, async ({ QueueUrl }) => at(QueueUrl).purge())],
  ]);

/** The queues that give up into this one. */
const feedersOf = (queues: Queues, arn: string): Queue[] =>
  queues.all().filter((one) => one.declared.redrive?.deadLetterArn === arn);

/** Unlike AWS, every message has been moved when the answer comes. */
const startMove =
  (queues: Queues) =>
  async (asked: { SourceArn: string; DestinationArn?: string | undefined }): Promise<unknown> => {
    const { SourceArn, DestinationArn } = asked;
    const source = queues.byArn(SourceArn);
    if (!source || (DestinationArn !== undefined && !queues.byArn(DestinationArn)))
      throw new ServiceError(
        'ResourceNotFoundException',
        'The resource that you specified does not exist.',
        404,
      );
    const feeders = feedersOf(queues, SourceArn);
    if (feeders.length === 0)
      throw badValue('Source queue must be configured as a Dead Letter Queue.');
    const [onlyFeeder] = feeders.length === 1 ? feeders : [];
    const moved = await source.moveAll(({ deadFrom }) =>
      queues.byArn(DestinationArn ?? deadFrom ?? onlyFeeder?.declared.arn ?? ''),
    );
    return { TaskHandle: Buffer.from(JSON.stringify([SourceArn, moved])).toString('base64') };
  };
