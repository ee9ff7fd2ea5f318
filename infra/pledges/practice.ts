import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { emptyPledgesSettings } from '../../functions/pledges/practice/settings.ts';
import { practiceMark } from '../../functions/pledges/register/person-key.ts';
import { HouseFunction } from '../parts/function.ts';
import { HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { HouseTable } from '../parts/table.ts';
import type { PledgeNeeds } from './tables.ts';

type Needs = PledgeNeeds & { circulars: HouseTable; events: TopicInUse };

const errorImpact =
  'Practice pledges, rosters and ceremonies stay after the practice region was emptied.';

/** Practice pledges, deleted once an admin has emptied the practice region: the register is looked through whole. */
export class Practice extends Construct {
  constructor(scope: Construct, id: string, { house, tables, circulars, events }: Needs) {
    super(scope, id);
    const queue = new HouseQueue(this, 'PracticeQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.minutes(6),
    });
    feed(this, queue, { topic: events, types: ['practice.emptied'] });
    const fn = new HouseFunction(this, 'EmptyPledges', {
      house,
      entry: 'pledges/practice/empty-pledges',
      settings: emptyPledgesSettings,
      environment: {
        PLEDGES_TABLE: tables.pledges.scanAndDelete(practiceMark),
        ROSTERS_TABLE: tables.rosters.only('dynamodb:Query', 'dynamodb:DeleteItem'),
        CEREMONIES_TABLE: tables.ceremonies.only('dynamodb:Query', 'dynamodb:DeleteItem'),
        CIRCULARS_TABLE: circulars.only('dynamodb:Query', 'dynamodb:DeleteItem'),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact,
    });
    drainQueue(this, 'PracticeFeed', { fn, queue });
  }
}
