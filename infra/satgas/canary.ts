import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { canarySettings } from '../../functions/satgas/settings.ts';
import { practiceRegion } from '../../shared/regions/practice.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { DeadLetters } from '../parts/queue.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: Pick<SatgasTables, 'alerts'> };

const errorImpact =
  'Nobody tries the suite from outside: a fault that no alarm of its own sees is found by people.';

/** Trying the suite every five minutes, as people use it, in the practice region; rings when two tries in a row fail. */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, { house, tables }: Needs) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'CanaryDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'Try', {
      house,
      entry: 'satgas/canary/canary',
      settings: canarySettings,
      environment: {
        ALERTS_TABLE: tables.alerts.onlyOf(
          practiceRegion,
          ...['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem'],
        ),
        PUBLIC_URL: house.publicUrl,
      },
      timeout: 240,
      memoryMb: 512,
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'EveryFiveMinutes', {
      description: 'The suite is tried from its public address, in the practice region',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
    raiseAlarm(this, 'Fails', {
      house,
      metric: ourMetric('canary', 'CanaryFailed'),
      above: 0,
      inARow: 2,
      errorImpact: 'People cannot open pages, pledge, report, or their alerts are not opened.',
      runbook: 'canary-fails',
    });
  }
}
