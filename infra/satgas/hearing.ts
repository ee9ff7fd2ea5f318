import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { recordAlarmsSettings, watchDeadLettersSettings } from '../../functions/satgas/settings.ts';
import { parts } from '../../functions/satgas/oversight/alarm.ts';
import { accept } from '../parts/accept.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { DeadLetters } from '../parts/queue.ts';
import { hear } from '../parts/subscription.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: SatgasTables };

const unheard =
  'Oversight does not see which alarms went off, or which messages wait for a person.';

/** What the deployment says of itself, for the oversight page: alarms that went off, and messages in dead letters. */
export class Hearing extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#record(needs);
    this.#watch(needs);
  }

  #record({ house, tables }: Needs): void {
    const deadLetters = new DeadLetters(this, 'RecordDeadLetters', { house, errorImpact: unheard });
    const fn = new HouseFunction(this, 'RecordAlarms', {
      house,
      entry: 'satgas/oversight/record-alarms',
      settings: recordAlarmsSettings,
      environment: { ALARMS_TABLE: tables.alarms.only('dynamodb:GetItem', 'dynamodb:PutItem') },
      errorImpact: unheard,
      deadLetters,
      statements: deadLetters.receive(),
    });
    for (const [name, topic] of [
      ['Rung', house.alarms],
      ['Heard', house.heard],
    ] as const)
      hear(this, name, { topic, hearer: fn.live, deadLetterQueue: deadLetters });
  }

  #watch({ house, tables }: Needs): void {
    const deadLetters = new DeadLetters(this, 'WatchDeadLetters', { house, errorImpact: unheard });
    const prefix = `netral-${house.deployment.id}-`;
    // Queues of other stacks are known by the names of their stacks only.
    const queues = parts.map((part) =>
      Stack.of(this).formatArn({ service: 'sqs', resource: `${prefix}${part}-*` }),
    );
    const fn = new HouseFunction(this, 'WatchQueues', {
      house,
      entry: 'satgas/oversight/watch-dead-letters',
      settings: watchDeadLettersSettings,
      environment: {
        ALARMS_TABLE: tables.alarms.only('dynamodb:PutItem'),
        STACK_PREFIX: prefix,
      },
      timeout: 30,
      errorImpact: unheard,
      deadLetters,
      statements: [...deadLetters.receive(), allow(['sqs:GetQueueAttributes'], ...queues)],
      unscoped: {
        actions: ['sqs:ListQueues'],
        reason: 'ListQueues has no resource-level permissions; it says names only.',
      },
    });
    acceptQueues(fn, prefix);
    new Rule(this, 'EveryFiveMinutes', {
      description: 'How many messages wait in dead letters is looked at',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }
}

const acceptQueues = ({ role }: IFunction, prefix: string): void => {
  if (!role) return;
  const { region } = Stack.of(role);
  accept(
    role,
    parts.map(
      (part) =>
        `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:sqs:${region}:<AWS::AccountId>:${prefix}${part}-*]`,
    ),
    'CloudFormation ends the names of queues itself: the wildcard stands for that end, in the stacks of this deployment only, and the right reads how many messages wait, none of them.',
  );
};
