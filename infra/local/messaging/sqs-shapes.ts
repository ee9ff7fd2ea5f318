import * as z from 'zod/mini';
import { askedAttributes } from './message-attributes.ts';

const seconds = (most: number) => z.optional(z.int().check(z.minimum(0), z.maximum(most)));
const queue = { QueueUrl: z.string() };
const handle = { ReceiptHandle: z.string() };
const entry = { Id: z.string() };
const message = {
  MessageBody: z.string(),
  DelaySeconds: seconds(900),
  MessageAttributes: askedAttributes,
};
const visibility = { VisibilityTimeout: z.int().check(z.minimum(0), z.maximum(43_200)) };
const names = z.optional(z.array(z.string()));

export const sendMessage = z.strictObject({ ...queue, ...message });
export const sendMessageBatch = z.strictObject({
  ...queue,
  Entries: z.array(z.strictObject({ ...entry, ...message })),
});
export const receiveMessage = z.strictObject({
  ...queue,
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
  MaxNumberOfMessages: z.optional(z.int().check(z.minimum(1), z.maximum(10))),
  VisibilityTimeout: seconds(43_200),
  WaitTimeSeconds: seconds(20),
});
export const deleteMessage = z.strictObject({ ...queue, ...handle });
export const deleteMessageBatch = z.strictObject({
  ...queue,
  Entries: z.array(z.strictObject({ ...entry, ...handle })),
});
export const changeVisibility = z.strictObject({ ...queue, ...handle, ...visibility });
export const changeVisibilityBatch = z.strictObject({
  ...queue,
  Entries: z.array(z.strictObject({ ...entry, ...handle, ...visibility })),
});
export const getQueueAttributes = z.strictObject({ ...queue, AttributeNames: names });
export const getQueueUrl = z.strictObject({
  QueueName: z.string(),
  QueueOwnerAWSAccountId: z.optional(z.string()),
});
export const listDeadLetterSourceQueues = z.strictObject(queue);
export const listQueues = z.strictObject({ QueueNamePrefix: z.optional(z.string()) });
export const purgeQueue = z.strictObject(queue);
export const startMessageMoveTask = z.strictObject({
  SourceArn: z.string(),
  DestinationArn: z.optional(z.string()),
  MaxNumberOfMessagesPerSecond: z.optional(z.int()),
});

export type SentMessage = z.infer<z.ZodMiniObject<typeof message>>;
export type ReceiveMessage = z.infer<typeof receiveMessage>;
