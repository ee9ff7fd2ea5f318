import { HostError, type HostClock, type HostStore, type Running } from '../contracts.ts';
import { fanOut, type FanOutNeeds } from './fan-out.ts';
import { phoneReads, readMessage, type Published } from './sns-message.ts';
import type { PublishedMessage } from './sns-shapes.ts';
import { invalidParameter, ServiceError } from './service-error.ts';
import {
  openSubscriptions,
  type DeclaredSubscription,
  type Subscriptions,
} from './subscriptions.ts';
import type { Subscriber } from './subscription.ts';

/** A topic as the template declares it. */
export type DeclaredTopic = { arn: string; name: string; displayName?: string };

/** The topics of the template and who is subscribed to them. */
export type Topics = Running & {
  subscriptions: Subscriptions;
  /** Throws SNS's NotFound for a topic the template does not declare. */
  find: (arn: string) => DeclaredTopic;
  /** Answers the message's id once it is durable wherever it must arrive; throws SNS's own errors. */
  publish: (topicArn: string, asked: PublishedMessage) => Promise<string>;
  /** Sends an SMS to one phone; throws SNS's own errors. */
  publishToPhone: (phone: string, asked: PublishedMessage) => Promise<string>;
};

export type TopicNeeds = FanOutNeeds & {
  topics: DeclaredTopic[];
  subscriptions: DeclaredSubscription[];
  store: HostStore;
  clock: HostClock;
  newId: () => string;
  /** Of the site, without a trailing slash: where a confirmation link leads. */
  publicUrl: string;
};

/** Opens the topics with their durable subscriptions. */
export const openTopics = async (needs: TopicNeeds): Promise<Topics> => {
  const byArn = new Map(needs.topics.map((topic) => [topic.arn, topic]));
  checkDeclared(needs, byArn);
  const subscriptions = await openSubscriptions({
    store: needs.store,
    newId: needs.newId,
    declared: needs.subscriptions,
    askToConfirm: askToConfirm(needs),
  });
  const deliver = fanOut(needs);
  return {
    subscriptions,
    find: (arn) => findTopic(byArn, arn),
    publish: async (topicArn, asked) => {
      const { arn, displayName } = findTopic(byArn, topicArn);
      const message = {
        ...readMessage(asked),
        ...newStamp(needs),
        topicArn: arn,
        ...(displayName !== undefined && { displayName }),
      };
      await deliver(subscriptions.of(arn), message);
      return message.messageId;
    },
    publishToPhone: publishToPhone(needs),
    stop: () => needs.deliveries.stop(),
  };
};

const checkDeclared = (needs: TopicNeeds, topics: Map<string, DeclaredTopic>): void => {
  for (const { name } of needs.topics)
    if (name.endsWith('.fifo')) throw new HostError(`Topic ${name}: FIFO topics are not hosted.`);
  for (const { topicArn, protocol, endpoint } of needs.subscriptions) {
    if (!topics.has(topicArn))
      throw new HostError(`Subscription of ${endpoint}: no topic is ${topicArn}.`);
    if (protocol === 'sqs' && !needs.queues.byArn(endpoint))
      throw new HostError(`Subscription of ${topicArn}: no queue is ${endpoint}.`);
    if (protocol === 'lambda' && needs.functionIdOf(endpoint) === undefined)
      throw new HostError(`Subscription of ${topicArn}: no function is ${endpoint}.`);
  }
};

const findTopic = (topics: Map<string, DeclaredTopic>, arn: string): DeclaredTopic => {
  const topic = topics.get(arn);
  if (topic) return topic;
  if (!/^arn:[\w-]+:sns:[^:]*:\d*:[\w-]{1,256}(\.fifo)?$/.test(arn))
    throw invalidParameter('TopicArn');
  throw new ServiceError('NotFound', 'Topic does not exist', 404);
};

const newStamp = ({ newId, clock }: TopicNeeds): Pick<Published, 'messageId' | 'at'> => ({
  messageId: newId(),
  at: new Date(clock.now()).toISOString(),
});

const publishToPhone =
  (needs: TopicNeeds) =>
  async (phone: string, asked: PublishedMessage): Promise<string> => {
    if (!/^\+[1-9]\d{6,14}$/.test(phone))
      throw invalidParameter(`PhoneNumber Reason: ${phone} is not valid to publish to`);
    const body = phoneReads(readMessage(asked));
    const { messageId, at } = newStamp(needs);
    const id = `${at}-${messageId}`;
    if (needs.phones.carry({ messageId, phone, body }))
      await needs.outbox.record({ id, at, channel: 'sms', to: phone, topic: '', body });
    return messageId;
  };

const askToConfirm =
  (needs: TopicNeeds) =>
  async ({ topicArn, endpoint, token = '' }: Subscriber): Promise<void> => {
    const { messageId, at } = newStamp(needs);
    const link = `${needs.publicUrl}/_local/confirm?token=${encodeURIComponent(token)}`;
    await needs.outbox.record({
      id: `${at}-${messageId}`,
      at,
      channel: 'email',
      to: endpoint,
      topic: topicArn,
      subject: 'AWS Notification - Subscription Confirmation',
      body: `You have chosen to subscribe to the topic:\n${topicArn}\n\nTo confirm this subscription, click or visit the link below:\n${link}\n`,
    });
  };
