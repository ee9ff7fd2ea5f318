import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { keepRollSettings } from '../../functions/reports/roll/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; events: TopicInUse };

const errorImpact =
  'Cases do not learn who joined, moved or left: new officers see no case, and somebody who moved may still see one.';

/** What reports know of the register of officers, for conflicts of interest: kept as its events tell it. */
export class Roll extends Construct {
  constructor(scope: Construct, id: string, { house, tables, events }: Needs) {
    super(scope, id);
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
}
