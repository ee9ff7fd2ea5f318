import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { allow } from './granted.ts';

const useActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** A service that uses a key in somebody's name. */
export type KeyService = 'dynamodb' | 's3' | 'secretsmanager' | 'sns' | 'sqs';

/** A key of ours, of this stack or of another. */
export type KeyInUse = IKey & Pick<HouseKey, 'use' | 'decrypt'>;

/** What these actions on a key need: only through the service that holds what is encrypted, never by a call of one's own. */
const only = (actions: string[], keyArn: string, service: KeyService): PolicyStatement => {
  const statement = allow(actions, keyArn);
  statement.addCondition('StringEquals', {
    'kms:ViaService': `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`,
  });
  return statement;
};

/** What reading and writing under a key needs. */
const useOf = (keyArn: string, service: KeyService) => only(useActions, keyArn, service);

/** What reading alone needs. */
const decryptOf = (keyArn: string, service: KeyService) => only(['kms:Decrypt'], keyArn, service);

/** A key of another stack, by its ARN. */
export const keyOfAnotherStack = (scope: Construct, id: string, keyArn: string): KeyInUse =>
  Object.assign(Key.fromKeyArn(scope, id, keyArn), {
    use: (service: KeyService) => useOf(keyArn, service),
    decrypt: (service: KeyService) => decryptOf(keyArn, service),
  });

/** A key of ours, rotated yearly and kept when the stack goes, because what it encrypted is kept too. */
export class HouseKey extends Key {
  constructor(scope: Construct, id: string, description: string) {
    super(scope, id, {
      description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** What reading and writing under this key through a service needs. */
  use(service: KeyService): PolicyStatement {
    return useOf(this.keyArn, service);
  }

  /** What reading alone needs. */
  decrypt(service: KeyService): PolicyStatement {
    return decryptOf(this.keyArn, service);
  }

  /** Lets AWS services of this account deliver through encrypted topics and queues, and write encrypted logs. */
  letServicesDeliver(): void {
    const { account } = Stack.of(this);
    for (const service of ['sns', 'events', 'cloudwatch', 'ses']) {
      this.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': account } },
        }),
      );
    }
    this.letLogsBeWritten();
  }

  /** Lets topics of other accounts deliver into encrypted queues of this one. */
  letTopicsDeliver(accounts: readonly string[]): void {
    if (accounts.length === 0) return;
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': [...accounts] } },
      }),
    );
  }

  /** Lets CloudWatch write the logs of this account under this key. */
  letLogsBeWritten(): void {
    const { account, region, partition } = Stack.of(this);
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: useActions,
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
  }
}
