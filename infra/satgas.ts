import { Duration } from 'aws-cdk-lib';
import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as settings from '../functions/satgas/settings.ts';
import { ourMetric, raiseAlarm } from './parts/alarm.ts';
import { HouseFunction } from './parts/function.ts';
import type { House } from './parts/house.ts';
import { DeadLetters, HouseQueue } from './parts/queue.ts';
import { feed } from './parts/subscription.ts';
import { onTopics, regionTopics } from './parts/region-topics.ts';
import { HouseSecret } from './parts/secret.ts';
import { HouseTable } from './parts/table.ts';
import type { HouseTopic } from './parts/topic.ts';
import { drainQueue, followStream } from './parts/triggers.ts';

type Tables = Record<'alerts' | 'officers', HouseTable>;

const opens = 'Reports arrive but no alert is opened: no officer hears of them.';
const tells = 'Officers are not told of alerts.';
const climbs = 'Alerts that nobody takes stay where they are.';
const subscribes = 'A new officer or phone number receives no alerts.';

/** The alert line: every report event becomes an alert that is taken, climbs, or alarms. */
export class Satgas extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(
    scope: Construct,
    id: string,
    { house, events }: { house: House; events: HouseTopic },
  ) {
    super(scope, id);
    const tables = this.#tables(house);
    const link = new HouseSecret(this, 'Link', {
      house,
      description: 'Signs the personal links of alerts (HMAC-SHA256)',
      whyNotRotated:
        'Links already sent by SMS are checked with this key until they expire: a timed rotation would break them in the middle of an alert. Rotation is a runbook step for a quiet hour.',
    });
    const topics = regionTopics(this, house);
    this.#openAlerts(house, tables, events);
    this.#notify(house, { tables, link, topics });
    this.#climb(house, tables);
    this.#subscribe(house, tables, topics);
    this.entries = this.#forOfficers(house, tables, link);
  }

  #tables(house: House): Tables {
    return {
      alerts: new HouseTable(this, 'Alerts', {
        house,
        partitionKey: 'region',
        sortKey: 'alertId',
        stream: StreamViewType.NEW_AND_OLD_IMAGES,
        expires: true,
      }),
      officers: new HouseTable(this, 'Officers', {
        house,
        partitionKey: 'region',
        sortKey: 'officerId',
        stream: StreamViewType.NEW_AND_OLD_IMAGES,
      }),
    };
  }

  #openAlerts(house: House, tables: Tables, events: HouseTopic): void {
    const queue = new HouseQueue(this, 'AlertsQueue', {
      house,
      errorImpact: opens,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, { topic: events, types: ['report.received'] });
    const fn = new HouseFunction(this, 'OpenAlert', {
      house,
      entry: 'satgas/open-alert',
      settings: settings.openAlertSettings,
      environment: {
        ALERTS_TABLE: tables.alerts.write(),
        OFFICERS_TABLE: tables.officers.read(),
      },
      timeout: 30,
      memoryMb: 512,
      errorImpact: opens,
    });
    drainQueue(this, 'OpenAlertQueue', { fn, queue });
  }

  #notify(
    house: House,
    { tables, link, topics }: { tables: Tables; link: HouseSecret; topics: HouseTopic[] },
  ): void {
    const fn = new HouseFunction(this, 'NotifyOfficers', {
      house,
      entry: 'satgas/notify-officers',
      settings: settings.notifySettings,
      environment: {
        OFFICERS_TABLE: tables.officers.read(),
        LINK_SECRET_ARN: link.read(),
        TOPIC_ARN_PREFIX: onTopics(house, topics, ['sns:Publish']),
        PUBLIC_URL: house.publicUrl,
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: tells,
    });
    followStream(this, 'NotifyStream', {
      fn,
      table: tables.alerts,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
    });
  }

  #climb(house: House, tables: Tables): void {
    const deadLetters = new DeadLetters(this, 'ClimbDeadLetters', { house, errorImpact: climbs });
    const fn = new HouseFunction(this, 'ClimbLadder', {
      house,
      entry: 'satgas/climb-ladder',
      settings: settings.climbSettings,
      environment: {
        ALERTS_TABLE: tables.alerts.write(),
        OFFICERS_TABLE: tables.officers.read(),
      },
      timeout: 50,
      memoryMb: 512,
      errorImpact: climbs,
      deadLetters,
      statements: deadLetters.receive(),
    });
    for (const [metricName, errorImpact, runbook] of endings) {
      const metric = ourMetric('climbLadder', metricName);
      raiseAlarm(this, metricName, { house, metric, above: 0, errorImpact, runbook });
    }
    new Rule(this, 'EveryMinute', {
      description: 'Overdue alerts climb the ladder',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn, { deadLetterQueue: deadLetters })],
    });
  }

  #subscribe(house: House, tables: Tables, topics: HouseTopic[]): void {
    const actions = ['sns:ListSubscriptionsByTopic', 'sns:Subscribe'];
    const fn = new HouseFunction(this, 'SubscribeOfficer', {
      house,
      entry: 'satgas/subscribe-officer',
      settings: settings.subscribeSettings,
      environment: { TOPIC_ARN_PREFIX: onTopics(house, topics, actions) },
      unscoped: {
        actions: ['sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
        reason:
          'subscriptions are no resource type of IAM; the function names only those of our topics.',
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: subscribes,
    });
    followStream(this, 'SubscribeStream', {
      fn,
      table: tables.officers,
      batchSize: 10,
      windowSeconds: 0,
      bisect: true,
    });
  }

  #forOfficers(house: House, tables: Tables, link: HouseSecret) {
    return {
      'satgas/alert-link': new HouseFunction(this, 'AlertLink', {
        house,
        entry: 'satgas/alert-link',
        settings: settings.alertLinkSettings,
        environment: {
          ALERTS_TABLE: tables.alerts.write(),
          LINK_SECRET_ARN: link.read(),
        },
        errorImpact: 'Officers cannot open or take an alert from their phone.',
      }),
      'satgas/alerts': new HouseFunction(this, 'AlertsList', {
        house,
        entry: 'satgas/alerts',
        settings: settings.alertsSettings,
        environment: { ALERTS_TABLE: tables.alerts.write() },
        errorImpact: 'Signed-in officers do not see the open alerts.',
      }),
      'satgas/manage-officers': new HouseFunction(this, 'ManageOfficers', {
        house,
        entry: 'satgas/manage-officers',
        settings: settings.manageOfficersSettings,
        environment: { OFFICERS_TABLE: tables.officers.write() },
        errorImpact: 'Admins cannot change who is on duty.',
      }),
    };
  }
}

/** What must never happen to an alert quietly. */
const endings = [
  [
    'AlertsExhausted',
    'An alert climbed the whole ladder and nobody took it.',
    'an-alert-was-taken-by-nobody',
  ],
  ['AlertsUnreachable', 'An alert has no officer who may be told.', 'an-alert-reaches-nobody'],
] as const;
