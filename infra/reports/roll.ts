import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { keepRollSettings, sweepRollSettings } from '../../functions/reports/roll/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { memoryForAllRegions } from '../parts/many-regions.ts';
import { DeadLetters, HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; events: TopicInUse };

const errorImpact =
  'Cases do not learn who joined, moved or left: new officers see no case, and somebody who moved may still see one.';

const unswept = 'Nobody finds an officer whom cases know otherwise than the register.';

/** What reports know of the register of officers, for conflicts of interest: kept as its events tell it, compared hourly. */
export class Roll extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#keep(needs);
    this.#sweep(needs);
  }

  #keep({ house, tables, events }: Needs): void {
    const queue = new HouseQueue(this, 'RollQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, { topic: events, types: ['officer.changed'] });
    const fn = new HouseFunction(this, 'KeepRoll', {
      house,
      entry: 'reports/roll/keep-roll',
      settings: keepRollSettings,
      environment: { ROLL_TABLE: tables.roll.only('dynamodb:PutItem') },
      timeout: 30,
      errorImpact,
    });
    drainQueue(this, 'RollFeed', { fn, queue });
  }

  #sweep({ house, tables, events }: Needs): void {
    const deadLetters = new DeadLetters(this, 'SweepDeadLetters', { house, errorImpact: unswept });
    const fn = new HouseFunction(this, 'SweepRoll', {
      house,
      entry: 'reports/roll/sweep-roll',
      settings: sweepRollSettings,
      environment: {
        ROLL_TABLE: tables.roll.only('dynamodb:Query'),
        EVENTS_TOPIC_ARN: events.publishTo(),
      },
      timeout: 60,
      memoryMb: memoryForAllRegions(house),
      errorImpact: unswept,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'RollEveryHour', {
      description: 'What cases know of officers is compared with the register',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }
}
