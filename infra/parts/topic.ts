import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IDependable } from 'constructs';
import { allow, granted, type Granted } from './granted.ts';
import type { KeyInUse } from './key.ts';

/** A topic of ours, of this stack or of another. */
export type TopicInUse = ITopic & Pick<HouseTopic, 'publishTo'>;

/** Names a topic to a function that publishes to it. */
const publishing = (topicArn: string, key: KeyInUse): Granted =>
  granted(topicArn, allow(['sns:Publish'], topicArn), key.use('sns'));

/** A topic of another stack, by its ARN. */
export const topicOfAnotherStack = (
  scope: Construct,
  id: string,
  { topicArn, key }: { topicArn: string; key: KeyInUse },
): TopicInUse =>
  Object.assign(Topic.fromTopicArn(scope, id, topicArn), {
    publishTo: () => publishing(topicArn, key),
  });

/** A topic encrypted with our key that refuses whoever does not come by TLS. */
export class HouseTopic extends Topic {
  readonly #key: KeyInUse;

  constructor(scope: Construct, id: string, { key }: { key: KeyInUse }) {
    super(scope, id, { masterKey: key, enforceSSL: true });
    this.#key = key;
  }

  /** Names the topic to a function that publishes to it. */
  publishTo(): Granted {
    return publishing(this.topicArn, this.#key);
  }

  /** Lets SES tell here what became of the mails of one configuration set of this account. */
  letMailSpeak(configurationSetArn: string): IDependable | undefined {
    return this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': configurationSetArn,
          },
        },
      }),
    ).policyDependable;
  }

  /** Lets queues of the nation's account subscribe, and nothing else of it: what is published then goes there. */
  letNationListen(account: string): void {
    const { partition } = Stack.of(this);
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AccountPrincipal(account)],
        actions: ['sns:Subscribe'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'sns:Protocol': 'sqs' },
          StringLike: { 'sns:Endpoint': `arn:${partition}:sqs:*:${account}:*` },
        },
      }),
    );
  }

  /** Lets this account's CloudWatch alarms speak here. */
  letAlarmsSpeak(): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
