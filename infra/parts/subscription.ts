import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionFilter, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { HouseQueue } from './queue.ts';
import type { TopicInUse } from './topic.ts';

/**
 * Feeds a queue with a topic's events of these types, as they were published.
 * (The library's own SqsSubscription would name the topic in the key that encrypts the topic: a circle.)
 */
export const feed = (
  scope: Construct,
  queue: HouseQueue,
  { topic, types }: { topic: TopicInUse; types: string[] },
): void => {
  const subscription = new Subscription(scope, 'EventsSubscription', {
    topic,
    protocol: SubscriptionProtocol.SQS,
    endpoint: queue.queueArn,
    rawMessageDelivery: true,
    deadLetterQueue: queue.deadLetters,
    filterPolicy: { type: SubscriptionFilter.stringFilter({ allowlist: types }) },
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
