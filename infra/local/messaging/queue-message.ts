import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { attributesMd5, messageAttribute, type MessageAttributes } from './message-attributes.ts';

/** A message as the host keeps it; times in milliseconds of the host's clock. */
export type QueueMessage = {
  messageId: string;
  body: string;
  attributes: MessageAttributes;
  sentAt: number;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** The queue that gave up on it. */
  deadFrom?: string;
};

/** A message in the hands of a receiver. */
export type ReceivedMessage = QueueMessage & { receiptHandle: string };

const kept = z.object({
  messageId: z.string(),
  body: z.string(),
  attributes: z.record(z.string(), messageAttribute),
  sentAt: z.number(),
  visibleAt: z.number(),
  receiveCount: z.number(),
  firstReceivedAt: z.optional(z.number()),
  deadFrom: z.optional(z.string()),
});

/** Reads a message as it was kept; throws if it is not one. */
export const fromRecord = (value: unknown): QueueMessage => {
  const { firstReceivedAt, deadFrom, ...message } = z.parse(kept, value);
  return {
    ...message,
    ...(firstReceivedAt !== undefined && { firstReceivedAt }),
    ...(deadFrom !== undefined && { deadFrom }),
  };
};

/** MD5 in hex of a text, as SQS's clients compare it. */
export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The system attributes SQS tells about a received message. */
export const systemAttributes = (message: QueueMessage): Record<string, string> => ({
  SenderId: 'AIDALOCALHOST',
  SentTimestamp: String(message.sentAt),
  ApproximateReceiveCount: String(message.receiveCount),
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  ...(message.deadFrom !== undefined && { DeadLetterQueueSourceArn: message.deadFrom }),
});

/** One record of the event a function gets from an SQS event source. */
export const lambdaRecord = (message: ReceivedMessage, eventSourceARN: string) => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: systemAttributes(message),
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes).map(([name, attribute]) => [
      name,
      { ...attribute, stringListValues: [], binaryListValues: [] },
    ]),
  ),
  md5OfBody: md5(message.body),
  ...(Object.keys(message.attributes).length > 0 && {
    md5OfMessageAttributes: attributesMd5(message.attributes),
  }),
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion: eventSourceARN.split(':')[3] ?? '',
});
