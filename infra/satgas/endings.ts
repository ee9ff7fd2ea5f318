import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { tellEndingSettings } from '../../functions/satgas/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: SatgasTables; events: TopicInUse };

const errorImpact = 'Chairs are not told which cases one person ended.';

/** Telling chairs of cases that one person ended, in a digest. */
export class Endings extends Construct {
  constructor(scope: Construct, id: string, { house, tables, events }: Needs) {
    super(scope, id);
    const queue = new HouseQueue(this, 'EndingsQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, { topic: events, types: ['case.ended'] });
    const fn = new HouseFunction(this, 'TellEnding', {
      house,
      entry: 'satgas/telling/tell-ending',
      settings: tellEndingSettings,
      environment: {
        OFFICERS_TABLE: tables.officers.read(),
        DELIVERIES_TABLE: tables.deliveries.only('dynamodb:PutItem'),
      },
      timeout: 30,
      errorImpact,
    });
    drainQueue(this, 'EndingsFeed', { fn, queue });
  }
}
