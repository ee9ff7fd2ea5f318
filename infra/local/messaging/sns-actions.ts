import { actionsRefusing, checkBatch, runBatch, type Actions } from './action.ts';
import { invalidParameter, ServiceError } from './service-error.ts';
import * as shapes from './sns-shapes.ts';
import type { Topics } from './sns.ts';
import { protocols, type Protocol, type Subscriber } from './subscription.ts';

const action = actionsRefusing(invalidParameter);

/** The actions of SNS; throws SNS's own errors. */
export const snsActions = (
  topics: Topics,
  isHosted: (protocol: Protocol, endpoint: string) => boolean,
): Actions =>
  new Map([
    ...publishing(topics),
    ...subscribing(topics, isHosted),
    ...changing(topics),
    ...reading(topics),
  ]);

const publishing = (topics: Topics): Actions =>
  new Map([
    [
      'Publish',
      action(shapes.publish, async ({ TopicArn, TargetArn, PhoneNumber, ...message }) => {
        const target = TopicArn ?? TargetArn;
        if ((target === undefined) === (PhoneNumber === undefined))
          throw invalidParameter('Exactly one of TopicArn, TargetArn or PhoneNumber is required');
        const MessageId =
          target === undefined
            ? await topics.publishToPhone(PhoneNumber ?? '', message)
            : await topics.publish(target, message);
        return { MessageId };
      }),
    ],
    [
      'PublishBatch',
      action(shapes.publishBatch, async ({ TopicArn, PublishBatchRequestEntries: entries }) => {
        topics.find(TopicArn);
        checkBatch(entries);
        const bytes = entries.reduce((total, one) => total + Buffer.byteLength(one.Message), 0);
        if (bytes > 262_144)
          throw new ServiceError(
            'BatchRequestTooLong',
            'The length of all the messages put together is more than the limit.',
          );
        return runBatch(entries, async (entry) => ({
          MessageId: await topics.publish(TopicArn, entry),
        }));
      }),
    ],
  ]);

const subscribing = (
  topics: Topics,
  isHosted: (protocol: Protocol, endpoint: string) => boolean,
): Actions =>
  new Map([
    [
      'Subscribe',
      action(shapes.subscribe, async (asked) => {
        const topicArn = topics.find(asked.TopicArn).arn;
        const protocol = protocolOf(asked.Protocol);
        const { Endpoint: endpoint, Attributes: attributes = {} } = asked;
        if (!isHosted(protocol, endpoint))
          throw invalidParameter(`${protocol.toUpperCase()} endpoint ARN is not hosted`);
        const one = await topics.subscriptions.add({ topicArn, protocol, endpoint, attributes });
        const isTold = one.token === undefined || asked.ReturnSubscriptionArn === 'true';
        return { SubscriptionArn: isTold ? one.arn : 'pending confirmation' };
      }),
    ],
    [
      'ConfirmSubscription',
      action(shapes.confirmSubscription, async ({ TopicArn, Token }) => {
        const { arn } = await topics.subscriptions.confirm(topics.find(TopicArn).arn, Token);
        return { SubscriptionArn: arn };
      }),
    ],
  ]);

const changing = (topics: Topics): Actions =>
  new Map([
    [
      'Unsubscribe',
      action(shapes.bySubscription, ({ SubscriptionArn }) => {
        if (!/^arn:[^:]+:sns:[^:]*:\d*:[^:]+:[^:]+$/.test(SubscriptionArn))
          throw invalidParameter('SubscriptionArn Reason: An ARN must have 6 elements');
        return topics.subscriptions.remove(SubscriptionArn);
      }),
    ],
    [
      'SetSubscriptionAttributes',
      action(shapes.setSubscriptionAttributes, async (asked) => {
        const { SubscriptionArn, AttributeName, AttributeValue = '' } = asked;
        await topics.subscriptions.set(SubscriptionArn, AttributeName, AttributeValue);
      }),
    ],
  ]);

const protocolOf = (asked: string): Protocol => {
  const protocol = protocols.find((one) => one === asked);
  if (protocol) return protocol;
  throw invalidParameter(`Protocol: ${asked} is not supported by the local host`);
};

const reading = (topics: Topics): Actions =>
  new Map([
    [
      'ListSubscriptionsByTopic',
      action(shapes.listSubscriptionsByTopic, ({ TopicArn, NextToken }) =>
        page(topics.subscriptions.of(topics.find(TopicArn).arn), NextToken),
      ),
    ],
    [
      'ListSubscriptions',
      action(shapes.listSubscriptions, ({ NextToken }) =>
        page(topics.subscriptions.all(), NextToken),
      ),
    ],
    [
      'GetSubscriptionAttributes',
      action(shapes.bySubscription, ({ SubscriptionArn }) => {
        const one = topics.subscriptions.find(SubscriptionArn);
        if (!one) throw new ServiceError('NotFound', 'Subscription does not exist', 404);
        return { Attributes: subscriptionAttributes(one) };
      }),
    ],
    [
      'GetTopicAttributes',
      action(shapes.byTopic, ({ TopicArn }) => ({ Attributes: topicAttributes(topics, TopicArn) })),
    ],
  ]);

const pageSize = 100;

const page = (all: Subscriber[], nextToken: string | undefined) => {
  const start = Number(nextToken ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) throw invalidParameter('NextToken');
  const end = start + pageSize;
  return {
    Subscriptions: all.slice(start, end).map((one) => ({
      SubscriptionArn: one.token === undefined ? one.arn : 'PendingConfirmation',
      Owner: ownerOf(one.topicArn),
      Protocol: one.protocol,
      Endpoint: one.endpoint,
      TopicArn: one.topicArn,
    })),
    ...(end < all.length && { NextToken: String(end) }),
  };
};

const ownerOf = (arn: string): string => arn.split(':')[4] ?? '';

const subscriptionAttributes = (one: Subscriber) => ({
  SubscriptionArn: one.arn,
  TopicArn: one.topicArn,
  Protocol: one.protocol,
  Endpoint: one.endpoint,
  Owner: ownerOf(one.topicArn),
  ConfirmationWasAuthenticated: String(one.token === undefined),
  PendingConfirmation: String(one.token !== undefined),
  RawMessageDelivery: String(one.raw),
  ...one.attributes,
});

const topicAttributes = (topics: Topics, topicArn: string) => {
  const { arn, displayName = '' } = topics.find(topicArn);
  const of = topics.subscriptions.of(arn);
  return {
    TopicArn: arn,
    DisplayName: displayName,
    Owner: ownerOf(arn),
    SubscriptionsConfirmed: String(of.filter(({ token }) => token === undefined).length),
    SubscriptionsPending: String(of.filter(({ token }) => token !== undefined).length),
    SubscriptionsDeleted: '0',
  };
};
