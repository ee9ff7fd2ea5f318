import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import * as settings from '../../functions/satgas/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { DeadLetters } from '../parts/queue.ts';
import { onTopics } from '../parts/region-topics.ts';
import type { HouseSecret } from '../parts/secret.ts';
import type { HouseTopic } from '../parts/topic.ts';
import { followStream } from '../parts/triggers.ts';
import { smsBudget } from './sms-budget.ts';
import type { SatgasTables } from './tables.ts';

type Needs = {
  house: House;
  tables: SatgasTables;
  link: HouseSecret;
  phoneMark: HouseSecret;
  topics: HouseTopic[];
};

/** Telling officers: at once, or in a digest; and keeping their subscriptions as the register says. */
export class Telling extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#notify(needs.house, needs);
    this.#digests(needs);
    this.#announce(needs);
    this.#subscribe(needs);
  }

  #notify(house: House, { tables, link, phoneMark, topics }: Needs): void {
    const fn = new HouseFunction(this, 'NotifyOfficers', {
      house,
      entry: 'satgas/telling/notify-officers',
      settings: settings.notifySettings,
      environment: {
        ...this.#sending(house, tables, topics),
        SILENCES_TABLE: tables.silences.read(),
        LINK_SECRET_ARN: link.read(),
        PHONE_MARK_SECRET_ARN: phoneMark.read(),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Officers are not told of alerts.',
      unscoped: toPhones,
    });
    followStream(this, 'NotifyStream', {
      fn,
      table: tables.alerts,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
    });
  }

  #sending(house: House, tables: SatgasTables, topics: HouseTopic[]) {
    return {
      ...publishing(house, tables),
      OFFICERS_TABLE: tables.officers.read(),
      TOPIC_ARN_PREFIX: onTopics(house, topics, ['sns:Publish']),
    };
  }

  #digests({ house, tables, link, topics }: Needs): void {
    const errorImpact = 'What waited for a digest is not told.';
    const deadLetters = new DeadLetters(this, 'DigestDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'SendDigests', {
      house,
      entry: 'satgas/telling/send-digests',
      settings: settings.sendDigestsSettings,
      environment: {
        ...this.#sending(house, tables, topics),
        ALERTS_TABLE: tables.alerts.read(),
        LINK_SECRET_ARN: link.read(),
      },
      timeout: 50,
      memoryMb: 512,
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
      unscoped: toPhones,
    });
    new Rule(this, 'DigestsEveryMinute', {
      description: 'What waited for its digest is sent',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn, { deadLetterQueue: deadLetters })],
    });
  }

  #announce({ house, tables, link, topics }: Needs): void {
    const fn = new HouseFunction(this, 'SendAnnouncement', {
      house,
      entry: 'satgas/announcements/send-announcement',
      settings: settings.sendAnnouncementSettings,
      environment: {
        ...this.#sending(house, tables, topics),
        ANNOUNCEMENTS_TABLE: tables.announcements.write(),
        LINK_SECRET_ARN: link.read(),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'An announcement does not reach the task forces.',
      unscoped: toPhones,
    });
    followStream(this, 'AnnouncementStream', {
      fn,
      table: tables.announcements,
      batchSize: 10,
      windowSeconds: 0,
      bisect: true,
      eventNames: ['INSERT'],
    });
  }

  #subscribe({ house, tables, link, topics }: Needs): void {
    const actions = ['sns:ListSubscriptionsByTopic', 'sns:Publish', 'sns:Subscribe'];
    const fn = new HouseFunction(this, 'SubscribeOfficer', {
      house,
      entry: 'satgas/telling/subscribe-officer',
      settings: settings.subscribeSettings,
      environment: {
        ...publishing(house, tables),
        OFFICERS_TABLE: tables.officers.read(),
        TOPIC_ARN_PREFIX: onTopics(house, topics, actions),
        LINK_SECRET_ARN: link.read(),
      },
      unscoped: {
        actions: [...toPhones.actions, 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
        reason: `${toPhones.reason} Subscriptions are no resource type of IAM either; the function names only those of our topics.`,
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'A new officer or phone number receives no alerts.',
    });
    followStream(this, 'SubscribeStream', {
      fn,
      table: tables.officers,
      batchSize: 10,
      windowSeconds: 0,
      bisect: true,
    });
  }
}

/** SMS go to phones themselves. */
const toPhones = {
  actions: ['sns:Publish'],
  reason:
    'A phone number is no resource of IAM (AWS: "Publish" with PhoneNumber needs all resources).',
};

const publishing = (house: House, tables: SatgasTables) => ({
  DELIVERIES_TABLE: tables.deliveries.write(),
  PUBLIC_URL: house.publicUrl,
  SMS_SENDER_ID: house.deployment.sms.senderId ?? 'none',
  ...smsBudget(house),
});
