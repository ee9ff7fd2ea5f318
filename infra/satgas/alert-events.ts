import { Construct } from 'constructs';
import { relayAlertsSettings } from '../../functions/satgas/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { followStream } from '../parts/triggers.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: SatgasTables; events: TopicInUse };

/** What others need of alerts: who has one, whenever that changes. */
export class AlertEvents extends Construct {
  constructor(scope: Construct, id: string, { house, tables, events }: Needs) {
    super(scope, id);
    const fn = new HouseFunction(this, 'RelayAlerts', {
      house,
      entry: 'satgas/alerts/relay-alerts',
      settings: relayAlertsSettings,
      environment: { EVENTS_TOPIC_ARN: events.publishTo() },
      timeout: 60,
      errorImpact: 'Cases do not learn who has taken their alerts, nor officers what is theirs.',
    });
    followStream(this, 'RelayAlertsStream', {
      fn,
      table: tables.alerts,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
    });
  }
}
