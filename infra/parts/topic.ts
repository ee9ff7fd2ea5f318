import { Stack } from 'aws-cdk-lib';
import {
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Topic, TopicPolicy } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { allow, granted, type Granted } from './granted.ts';
import type { HouseKey } from './key.ts';

type TopicSettings = {
  key: HouseKey;
  topicName?: string;
  /** A policy shared with other topics says who may come; otherwise the topic has its own. */
  sharesPolicy?: boolean;
};

/** A topic encrypted with our key that refuses whoever does not come by TLS. */
export class HouseTopic extends Topic {
  readonly #key: HouseKey;

  constructor(
    scope: Construct,
    id: string,
    { key, sharesPolicy = false, ...names }: TopicSettings,
  ) {
    super(scope, id, { ...names, masterKey: key, enforceSSL: !sharesPolicy });
    this.#key = key;
  }

  /** Names the topic to a function that publishes to it. */
  publishTo(): Granted {
    return granted(this.topicArn, allow(['sns:Publish'], this.topicArn), this.#key.use());
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

/** One policy for many topics that refuses whoever does not come by TLS: a resource each would fill the stack. */
export const onlyByTls = (scope: Construct, id: string, topics: HouseTopic[]): TopicPolicy =>
  new TopicPolicy(scope, id, {
    topics,
    policyDocument: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'OnlyByTls',
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: ['sns:Publish'],
          // Each topic the policy is put on; a list of names would not be accepted on any of them.
          resources: ['*'],
          conditions: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ],
    }),
  });
