import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { tellUnreadSettings } from '../../functions/satgas/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: SatgasTables; events: TopicInUse };

const errorImpact =
  'Officers are not told that a reporter, or Bawaslu, wrote to them; the queue and their tasks show it.';

/** Telling whoever has a case, in a digest, that something waits there to be read. */
export class Unread extends Construct {
  constructor(scope: Construct, id: string, { house, tables, events }: Needs) {
    super(scope, id);
    const queue = new HouseQueue(this, 'UnreadQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, {
      topic: events,
      types: ['case.message-left', 'case.messages-seen', 'case.moved'],
    });
    const fn = new HouseFunction(this, 'TellUnread', {
      house,
      entry: 'satgas/telling/tell-unread',
      settings: tellUnreadSettings,
      environment: {
        OFFICERS_TABLE: tables.officers.read(),
        DELIVERIES_TABLE: tables.deliveries.only('dynamodb:UpdateItem'),
      },
      timeout: 30,
      errorImpact,
    });
    drainQueue(this, 'UnreadFeed', { fn, queue });
  }
}
