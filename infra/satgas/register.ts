import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import {
  compareRollSettings,
  relayOfficersSettings,
  watchAboveSettings,
} from '../../functions/satgas/settings.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { DeadLetters, HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue, followStream } from '../parts/triggers.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: SatgasTables; events: TopicInUse };

const unmended =
  'An event of the register that was lost stays lost: somebody who left or moved may still see cases.';
const unseen = 'Nobody sees that a region has too few people above it.';

/** What others need of the register of officers: every change of it, and whether each region has enough people above it. */
export class Register extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#relay(needs);
    this.#watchAbove(needs);
    this.#compareRoll(needs);
  }

  #relay({ house, tables, events }: Needs): void {
    const fn = new HouseFunction(this, 'RelayOfficers', {
      house,
      entry: 'satgas/officers/relay-officers',
      settings: relayOfficersSettings,
      environment: { EVENTS_TOPIC_ARN: events.publishTo() },
      timeout: 60,
      errorImpact:
        'Cases do not learn who joined, moved or left the satgas: somebody who left may still see them.',
    });
    followStream(this, 'RelayOfficersStream', {
      fn,
      table: tables.officers,
      batchSize: 50,
      windowSeconds: 0,
      bisect: true,
    });
  }

  #watchAbove({ house, tables }: Needs): void {
    const deadLetters = new DeadLetters(this, 'AboveDeadLetters', { house, errorImpact: unseen });
    const fn = new HouseFunction(this, 'WatchAbove', {
      house,
      entry: 'satgas/officers/watch-above',
      settings: watchAboveSettings,
      environment: { OFFICERS_TABLE: tables.officers.read() },
      timeout: 60,
      errorImpact: unseen,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'AboveEveryHour', {
      description: 'Regions are looked through for who can settle where an accused serves',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
    raiseAlarm(this, 'RegionsNobodyAbove', {
      house,
      metric: ourMetric('watchAbove', 'RegionsNobodyAbove'),
      above: 0,
      errorImpact:
        'A region has fewer than two people above it: a report about somebody whose unit is not known may wait there for ever.',
      runbook: 'a-region-has-too-few-people-above-it',
    });
  }

  #compareRoll({ house, tables, events }: Needs): void {
    const queue = new HouseQueue(this, 'RollQueue', {
      house,
      errorImpact: unmended,
      visibilityTimeout: Duration.seconds(360),
    });
    feed(queue, queue, { topic: events, types: ['roll.swept'] });
    const fn = new HouseFunction(this, 'CompareRoll', {
      house,
      entry: 'satgas/officers/compare-roll',
      settings: compareRollSettings,
      environment: {
        OFFICERS_TABLE: tables.officers.only('dynamodb:Query', 'dynamodb:UpdateItem'),
        EVENTS_TOPIC_ARN: events.publishTo(),
      },
      timeout: 60,
      errorImpact: unmended,
    });
    drainQueue(this, 'RollFeed', { fn, queue });
    raiseAlarm(this, 'OfficersOutOfStep', {
      house,
      metric: ourMetric('compareRoll', 'OfficersOutOfStep'),
      above: 0,
      errorImpact:
        'Reports knew an officer otherwise than the register for up to an hour: somebody who left or moved may have seen cases, or somebody new saw none.',
      runbook: 'officers-were-out-of-step',
    });
  }
}
