import {
  paginateListSubscriptionsByTopic,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
  type SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { Channel, Subscriptions } from './subscribe-officer.ts';
import { topicSuffix } from './topic-name.ts';

/** The officers' subscriptions on the region topics of SNS. */
export const snsSubscriptions = (client: SNSClient, topicArnPrefix: string): Subscriptions => {
  const topicArn = (region: string) => `${topicArnPrefix}${topicSuffix(region)}`;
  return {
    subscribe: async (region, channel, filterPolicy) => {
      const FilterPolicy = JSON.stringify(filterPolicy);
      const known = await findSubscription(client, topicArn(region), channel);
      if (isConfirmed(known)) return setFilter(client, known.SubscriptionArn, FilterPolicy);
      await client.send(
        new SubscribeCommand({
          TopicArn: topicArn(region),
          Protocol: channel.protocol,
          Endpoint: channel.endpoint,
          Attributes: { FilterPolicy },
        }),
      );
    },
    unsubscribe: async (region, channels) => {
      for (const channel of channels) {
        const known = await findSubscription(client, topicArn(region), channel);
        if (!isConfirmed(known)) continue;
        await client.send(new UnsubscribeCommand({ SubscriptionArn: known.SubscriptionArn }));
      }
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
  { protocol, endpoint }: Channel,
): Promise<Subscription | undefined> => {
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
    const found = page.Subscriptions?.find(
      (one) => one.Protocol === protocol && one.Endpoint === endpoint,
    );
    if (found) return found;
  }
  return undefined;
};
