import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { mostTries } from '../../shared/queue/tries.ts';
import { accept } from './accept.ts';
import { raiseAlarm } from './alarm.ts';
import { allow } from './granted.ts';
import type { House } from './house.ts';

type QueueSettings = { house: Pick<House, 'key' | 'alarms' | 'heard'>; errorImpact: string };

/** Where what could not be handled waits for a person, for 14 days; its first message raises an alarm. */
export class DeadLetters extends Queue {
  readonly #house: Pick<House, 'key'>;

  constructor(scope: Construct, id: string, { house, errorImpact }: QueueSettings) {
    super(scope, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: house.key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#house = house;
    raiseAlarm(this, 'Waiting', {
      house,
      metric: this.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      above: 0,
      errorImpact,
      runbook: 'a-dead-letter-queue-holds-messages',
      together: 'dead-letters',
    });
    accept(
      this,
      ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
      'This is itself a dead-letter queue (of a stream, queue, subscription or rule): its messages wait for a person, and the first one raises an alarm.',
    );
  }

  /** What putting a message here needs. */
  receive(): PolicyStatement[] {
    return [allow(['sqs:SendMessage'], this.queueArn), this.#house.key.use('sqs')];
  }
}

/** A queue that gives up on a message after five tries and then alarms. */
export class HouseQueue extends Queue {
  readonly deadLetters: DeadLetters;
  readonly #house: Pick<House, 'key'>;

  constructor(
    scope: Construct,
    id: string,
    settings: QueueSettings & { visibilityTimeout: Duration },
  ) {
    const { house, visibilityTimeout } = settings;
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, settings);
    super(scope, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: house.key,
      enforceSSL: true,
      visibilityTimeout,
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: mostTries },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.deadLetters = deadLetters;
    this.#house = house;
  }

  /** What taking messages from here needs. */
  drain(): PolicyStatement[] {
    const actions = [
      'ChangeMessageVisibility',
      'DeleteMessage',
      'GetQueueAttributes',
      'ReceiveMessage',
    ];
    return [
      allow(
        actions.map((action) => `sqs:${action}`),
        this.queueArn,
      ),
      this.#house.key.decrypt('sqs'),
    ];
  }
}
