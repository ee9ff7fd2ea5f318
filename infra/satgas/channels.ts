import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as settings from '../../functions/satgas/settings.ts';
import type { Channel } from '../../functions/satgas/policy.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import type { HouseSecret } from '../parts/secret.ts';
import { feed } from '../parts/subscription.ts';
import { HouseTopic } from '../parts/topic.ts';
import { drainQueue, followStream } from '../parts/triggers.ts';
import type { Mail } from './mail.ts';
import type { SatgasTables } from './tables.ts';
import { publishing, toPhones } from './telling.ts';

type Needs = { house: House; tables: SatgasTables; link: HouseSecret; mail: Mail };

type Way = { id: string; where: Record<string, string[]>; errorImpact: string; atOnce: number };

const ofAlerts = ['alert', 'digest', 'endings', 'unread'];
const toOfficers = (channel: Channel, errorImpact: string): Way => ({
  ...{ id: channel, where: { channel: [channel], about: ofAlerts }, errorImpact, atOnce: 4 },
});

/**
 * Each queue: what it takes, who is hurt when it holds messages nobody could work on, and how many batches of it are under
 * way at once. Thousands of announcements are in no alert's way.
 */
const ways: Way[] = [
  toOfficers('sms', 'SMS to officers are not sent.'),
  toOfficers('email', 'E-mails to officers are not sent.'),
  toOfficers('whatsapp', 'Messages to officers by WhatsApp are not sent.'),
  {
    id: 'announcements',
    where: { about: ['announcement'] },
    errorImpact: 'Announcements are not sent.',
    atOnce: 2,
  },
];

/** WhatsApp has a queue only where it is switched on; what was planned before it was switched off ends by the queue of SMS. */
const waysIn = ({ deployment }: House): Way[] =>
  deployment.whatsapp?.officers
    ? ways
    : ways
        .filter(({ id }) => id !== 'whatsapp')
        .map((way) =>
          way.id === 'sms'
            ? { ...way, where: { ...way.where, channel: ['sms', 'whatsapp'] } }
            : way,
        );

/**
 * From a planned message to its service: the table's stream tells a topic, which feeds one queue a channel and one for
 * announcements, each with its own dead letters and pace. What one does to its queue, the others do not notice.
 */
export class Channels extends Construct {
  /** Where whoever finds a message that waits hands it on. */
  readonly topic: HouseTopic;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.topic = new HouseTopic(this, 'Messages', { key: needs.house.key });
    this.#relay(needs);
    this.#send(needs);
  }

  #relay({ house, tables }: Needs): void {
    const fn = new HouseFunction(this, 'RelayMessages', {
      house,
      entry: 'satgas/telling/relay-messages',
      settings: settings.relayMessagesSettings,
      environment: { MESSAGES_TOPIC_ARN: this.topic.publishTo() },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Messages that were decided come into no queue: officers are told late.',
    });
    followStream(this, 'MessagesStream', {
      fn,
      table: tables.deliveries,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
      patterns: [{ eventName: ['INSERT'], dynamodb: { NewImage: { state: { S: ['queued'] } } } }],
    });
  }

  #send({ house, tables, link, mail }: Needs): void {
    const fn = new HouseFunction(this, 'SendMessages', {
      house,
      entry: 'satgas/telling/send-messages',
      settings: settings.sendMessagesSettings,
      environment: {
        ...publishing(house, tables, mail),
        OFFICERS_TABLE: tables.officers.read(),
        ALERTS_TABLE: tables.alerts.read(),
        ANNOUNCEMENTS_TABLE: tables.announcements.read(),
        LINK_SECRET_ARN: link.read(),
      },
      timeout: 30,
      memoryMb: 512,
      errorImpact: 'Officers are not told of alerts.',
      unscoped: toPhones,
    });
    for (const { id, where, errorImpact, atOnce } of waysIn(house)) {
      const queue = new HouseQueue(this, `${id}Queue`, {
        house,
        errorImpact,
        // Lambda's advice: six times the function's timeout.
        visibilityTimeout: Duration.seconds(180),
      });
      feed(queue, queue, { topic: this.topic, where });
      drainQueue(this, `${id}Mapping`, { fn, queue, atOnce });
    }
  }
}
