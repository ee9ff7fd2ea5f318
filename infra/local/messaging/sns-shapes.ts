import * as z from 'zod/mini';
import { askedAttributes } from './message-attributes.ts';

const text = z.optional(z.string());
const topic = { TopicArn: z.string() };
const subscription = { SubscriptionArn: z.string() };
const message = {
  Message: z.string(),
  Subject: text,
  MessageStructure: text,
  MessageAttributes: askedAttributes,
};

export const publish = z.strictObject({
  ...message,
  TopicArn: text,
  TargetArn: text,
  PhoneNumber: text,
});
export const publishBatch = z.strictObject({
  ...topic,
  PublishBatchRequestEntries: z.array(z.strictObject({ Id: z.string(), ...message })),
});
export const subscribe = z.strictObject({
  ...topic,
  Protocol: z.string(),
  Endpoint: z.string(),
  Attributes: z.optional(z.record(z.string(), z.string())),
  ReturnSubscriptionArn: text,
});
export const confirmSubscription = z.strictObject({
  ...topic,
  Token: z.string(),
  AuthenticateOnUnsubscribe: text,
});
export const bySubscription = z.strictObject(subscription);
export const listSubscriptionsByTopic = z.strictObject({ ...topic, NextToken: text });
export const listSubscriptions = z.strictObject({ NextToken: text });
export const setSubscriptionAttributes = z.strictObject({
  ...subscription,
  AttributeName: z.string(),
  AttributeValue: text,
});
export const byTopic = z.strictObject(topic);

export type PublishedMessage = z.infer<z.ZodMiniObject<typeof message>>;
