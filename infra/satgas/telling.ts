import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import * as settings from '../../functions/satgas/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { memoryForAllRegions } from '../parts/many-regions.ts';
import { DeadLetters } from '../parts/queue.ts';
import type { HouseSecret, SecretInUse } from '../parts/secret.ts';
import type { HouseTopic } from '../parts/topic.ts';
import { followStream } from '../parts/triggers.ts';
import type { Mail } from './mail.ts';
import { smsBudget } from './sms-budget.ts';
import { byWhatsapp } from './whatsapp.ts';
import type { SatgasTables } from './tables.ts';

type Needs = {
  house: House;
  tables: SatgasTables;
  link: HouseSecret;
  phoneMark: HouseSecret;
  mail: Mail;
  account: SecretInUse;
  /** Feeds the queues of the channels. */
  messages: HouseTopic;
};

/** Deciding who is told: at once, in a digest, or by an announcement; and greeting the phones of those who are new in the register. */
export class Telling extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#notify(needs.house, needs);
    this.#digests(needs);
    this.#announce(needs);
    this.#greet(needs);
    this.#askMailboxes(needs);
    this.#markMailboxes(needs);
  }

  #notify(house: House, { tables, phoneMark }: Needs): void {
    const fn = new HouseFunction(this, 'NotifyOfficers', {
      house,
      entry: 'satgas/telling/notify-officers',
      settings: settings.notifySettings,
      environment: {
        DELIVERIES_TABLE: tables.deliveries.write(),
        OFFICERS_TABLE: tables.officers.read(),
        SILENCES_TABLE: tables.silences.read(),
        PHONE_MARK_SECRET_ARN: phoneMark.read(),
        ...smsBudget(house),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Officers are not told of alerts.',
    });
    followStream(this, 'NotifyStream', {
      fn,
      table: tables.alerts,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
    });
  }

  #planning(house: House, tables: SatgasTables) {
    return {
      DELIVERIES_TABLE: tables.deliveries.write(),
      OFFICERS_TABLE: tables.officers.read(),
      ...smsBudget(house),
    };
  }

  #digests({ house, tables, messages }: Needs): void {
    const errorImpact = 'What waited for a digest is not told.';
    const deadLetters = new DeadLetters(this, 'DigestDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'PlanDigests', {
      house,
      entry: 'satgas/telling/plan-digests',
      settings: settings.planDigestsSettings,
      environment: {
        ...this.#planning(house, tables),
        ALERTS_TABLE: tables.alerts.read(),
        MESSAGES_TOPIC_ARN: messages.publishTo(),
      },
      timeout: 50,
      memoryMb: memoryForAllRegions(house),
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'DigestsEveryMinute', {
      description:
        'What waited for its digest is bundled, and what waited for its service handed on',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }

  #announce({ house, tables }: Needs): void {
    const fn = new HouseFunction(this, 'PlanAnnouncement', {
      house,
      entry: 'satgas/telling/plan-announcement',
      settings: settings.planAnnouncementSettings,
      environment: {
        ...this.#planning(house, tables),
        ANNOUNCEMENTS_TABLE: tables.announcements.write(),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'An announcement does not reach the task forces.',
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

  #greet({ house, tables, link, mail, account }: Needs): void {
    const fn = new HouseFunction(this, 'GreetOfficer', {
      house,
      entry: 'satgas/telling/greet-officer',
      settings: settings.greetOfficerSettings,
      environment: {
        ...publishing(house, tables, mail),
        OFFICERS_TABLE: tables.officers.write(),
        LINK_SECRET_ARN: link.read(),
        ACCOUNT_SECRET_ARN: account.read(),
      },
      unscoped: toPhones,
      timeout: 60,
      memoryMb: 512,
      errorImpact:
        'A new phone or mailbox is not asked to confirm itself, and an old one does not hear that alerts left it.',
    });
    followStream(this, 'GreetStream', {
      fn,
      table: tables.officers,
      batchSize: 10,
      windowSeconds: 0,
      bisect: true,
    });
  }

  #askMailboxes({ house, tables, link, mail }: Needs): void {
    const errorImpact = 'Mailboxes that nobody has confirmed are not asked again.';
    const deadLetters = new DeadLetters(this, 'AskDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'AskMailboxes', {
      house,
      entry: 'satgas/telling/ask-mailboxes',
      settings: settings.askMailboxesSettings,
      environment: {
        ...mail.send(),
        OFFICERS_TABLE: tables.officers.write(),
        LINK_SECRET_ARN: link.read(),
        PUBLIC_URL: house.publicUrl,
      },
      timeout: 60,
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'AskEveryHour', {
      description: 'Mailboxes that nobody has confirmed are asked again, each once a day',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }

  #markMailboxes({ house, tables, mail }: Needs): void {
    const errorImpact = 'Mailboxes that mails come back from count as reached.';
    const deadLetters = new DeadLetters(this, 'MarkDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'MarkMailboxes', {
      house,
      entry: 'satgas/telling/mark-mailboxes',
      settings: settings.markMailboxesSettings,
      environment: { OFFICERS_TABLE: tables.officers.write() },
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    mail.tell('ToMailboxes', fn.live, deadLetters);
  }
}

/** SMS go to phones themselves. */
export const toPhones = {
  actions: ['sns:Publish'],
  reason:
    'A phone number is no resource of IAM (AWS: "Publish" with PhoneNumber needs all resources).',
};

export const publishing = (house: House, tables: SatgasTables, mail: Mail) => ({
  DELIVERIES_TABLE: tables.deliveries.write(),
  PUBLIC_URL: house.publicUrl,
  SMS_SENDER_ID: house.deployment.sms.senderId ?? 'none',
  ...byWhatsapp(house),
  ...smsBudget(house),
  ...mail.send(),
});
