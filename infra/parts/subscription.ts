import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionFilter, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { HouseQueue } from './queue.ts';
import type { TopicInUse } from './topic.ts';

type Feed = { topic: TopicInUse } & ({ types: string[] } | { where: Record<string, string[]> });

/**
 * Feeds a queue with a topic's events of these types, or with what has one of these values in each of these attributes, as
 * it was published.
 * (The library's own SqsSubscription would name the topic in the key that encrypts the topic: a circle.)
 */
export const feed = (scope: Construct, queue: HouseQueue, { topic, ...only }: Feed): void => {
  const where = 'types' in only ? { type: only.types } : only.where;
  const subscription = new Subscription(scope, 'EventsSubscription', {
    topic,
    protocol: SubscriptionProtocol.SQS,
    endpoint: queue.queueArn,
    rawMessageDelivery: true,
    deadLetterQueue: queue.deadLetters,
    filterPolicy: Object.fromEntries(
      Object.entries(where).map(([attribute, allowlist]) => [
        attribute,
        SubscriptionFilter.stringFilter({ allowlist }),
      ]),
    ),
  });
  const policy = queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
    }),
  );
  if (policy.policyDependable) subscription.node.addDependency(policy.policyDependable);
};
