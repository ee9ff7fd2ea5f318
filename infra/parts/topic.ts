import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IDependable } from 'constructs';
import { allow, granted, type Granted } from './granted.ts';
import type { HouseKey } from './key.ts';

/** A topic encrypted with our key that refuses whoever does not come by TLS. */
export class HouseTopic extends Topic {
  readonly #key: HouseKey;

  constructor(scope: Construct, id: string, { key }: { key: HouseKey }) {
    super(scope, id, { masterKey: key, enforceSSL: true });
    this.#key = key;
  }

  /** Names the topic to a function that publishes to it. */
  publishTo(): Granted {
    return granted(this.topicArn, allow(['sns:Publish'], this.topicArn), this.#key.use());
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
