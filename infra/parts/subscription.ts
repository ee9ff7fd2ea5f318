import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Subscription,
  SubscriptionFilter,
  SubscriptionProtocol,
  type ITopic,
} from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { DeadLetters, HouseQueue } from './queue.ts';
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

type Hearing = { topic: ITopic; hearer: IFunction; deadLetterQueue: DeadLetters };

/** Has a function hear of whatever a topic says; what it cannot work on goes to its dead letters. */
export const hear = (
  scope: Construct,
  id: string,
  { topic, hearer, deadLetterQueue }: Hearing,
): void => {
  hearer.addPermission(`${id}MayInvoke`, {
    principal: new ServicePrincipal('sns.amazonaws.com'),
    sourceArn: topic.topicArn,
  });
  const subscription = new Subscription(scope, id, {
    topic,
    protocol: SubscriptionProtocol.LAMBDA,
    endpoint: hearer.functionArn,
    deadLetterQueue,
  });
  // Nothing is handed over before it may be.
  subscription.node.addDependency(hearer);
  accept(
    subscription,
    'CloudFormation-Validate::W3694',
    'SNS delivers to the alias of a function as to the function (Lambda developer guide, "Using aliases").',
  );
};
