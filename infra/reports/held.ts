import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { keepHeldSettings } from '../../functions/reports/cases/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; events: TopicInUse };

const errorImpact =
  'Officers do not find what they have taken among their tasks, and cases do not say who has them.';

/** Who of the satgas has the alerts of a case, as the events of alerts tell it. */
export class HeldCases extends Construct {
  constructor(scope: Construct, id: string, { house, tables, events }: Needs) {
    super(scope, id);
    const queue = new HouseQueue(this, 'HeldQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, { topic: events, types: ['alert.changed'] });
    const fn = new HouseFunction(this, 'KeepHeld', {
      house,
      entry: 'reports/cases/keep-held',
      settings: keepHeldSettings,
      environment: {
        CASES_TABLE: tables.cases.only(
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:DeleteItem',
        ),
      },
      timeout: 30,
      errorImpact,
    });
    drainQueue(this, 'HeldFeed', { fn, queue });
  }
}
