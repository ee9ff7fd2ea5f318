import {
  paginateListSubscriptionsByTopic,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
  type SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { Subscriptions } from './subscribe-officer.ts';
import { topicSuffix } from './topic-name.ts';

/** The officers' mailboxes on the region topics of SNS. */
export const snsSubscriptions = (client: SNSClient, topicArnPrefix: string): Subscriptions => {
  const topicArn = (region: string) => `${topicArnPrefix}${topicSuffix(region)}`;
  return {
    subscribe: async (region, mailbox, filterPolicy) => {
      const FilterPolicy = JSON.stringify(filterPolicy);
      const known = await findSubscription(client, topicArn(region), mailbox);
      if (isConfirmed(known)) return setFilter(client, known.SubscriptionArn, FilterPolicy);
      await client.send(
        new SubscribeCommand({
          TopicArn: topicArn(region),
          Protocol: 'email',
          Endpoint: mailbox,
          Attributes: { FilterPolicy },
        }),
      );
    },
    unsubscribe: async (region, mailbox) => {
      const known = await findSubscription(client, topicArn(region), mailbox);
      if (!isConfirmed(known)) return;
      await client.send(new UnsubscribeCommand({ SubscriptionArn: known.SubscriptionArn }));
    },
  };
};

type Confirmed = Subscription & { SubscriptionArn: string };

const isConfirmed = (subscription: Subscription | undefined): subscription is Confirmed =>
  subscription?.SubscriptionArn?.startsWith('arn:') ?? false;

const setFilter = async (client: SNSClient, SubscriptionArn: string, AttributeValue: string) => {
  await client.send(
    new SetSubscriptionAttributesCommand({
      SubscriptionArn,
      AttributeName: 'FilterPolicy',
      AttributeValue,
    }),
  );
};

const findSubscription = async (
  client: SNSClient,
  TopicArn: string,
  mailbox: string,
): Promise<Subscription | undefined> => {
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
    const found = page.Subscriptions?.find(
      (one) => one.Protocol === 'email' && one.Endpoint === mailbox,
    );
    if (found) return found;
  }
  return undefined;
};
