import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as settings from '../functions/satgas/settings.ts';
import { ourMetric, raiseAlarm } from './parts/alarm.ts';
import { HouseFunction } from './parts/function.ts';
import type { House } from './parts/house.ts';
import { memoryForAllRegions } from './parts/many-regions.ts';
import { DeadLetters, HouseQueue } from './parts/queue.ts';
import { HouseSecret, type SecretInUse } from './parts/secret.ts';
import { feed } from './parts/subscription.ts';
import type { NationNeeds } from './parts/tells-nation.ts';
import type { TopicInUse } from './parts/topic.ts';
import { drainQueue } from './parts/triggers.ts';
import { AlertEvents } from './satgas/alert-events.ts';
import { Canary } from './satgas/canary.ts';
import { Channels } from './satgas/channels.ts';
import { Desk } from './satgas/desk.ts';
import { Endings } from './satgas/endings.ts';
import { Hearing } from './satgas/hearing.ts';
import { Mail } from './satgas/mail.ts';
import { Nation } from './satgas/nation.ts';
import { Register } from './satgas/register.ts';
import { rowsUnreadable } from './satgas/rows-unreadable.ts';
import { SmsDelivery } from './satgas/sms-delivery.ts';
import { sumOf, type Count } from './satgas/sum-of.ts';
import { satgasTables, type SatgasTables } from './satgas/tables.ts';
import { Telling } from './satgas/telling.ts';
import { WhatsappReceipts } from './satgas/whatsapp.ts';
import { Unread } from './satgas/unread.ts';

const opens = 'Reports arrive but no alert is opened: no officer hears of them.';
const climbs = 'Alerts that nobody takes stay where they are.';

type Needs = NationNeeds & { likeness: SecretInUse; account: SecretInUse };

/** The alert line: every report event becomes an alert that is taken, climbs, or alarms. */
export class Satgas extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { likeness, account, ...nation }: Needs) {
    super(scope, id);
    const { house, events } = nation;
    const tables = satgasTables(this, house);
    const link = new HouseSecret(this, 'Link', {
      house,
      description: 'Signs the personal links of alerts (HMAC-SHA256)',
      rotation: 'two-live',
      whyNotRotated:
        'Two versions are live, so that links already sent open until they expire; the version before has to be taken off when they have, which no timer of AWS does. Rotation is a runbook step.',
    });
    const phoneMark = new HouseSecret(this, 'PhoneMark', {
      house,
      description: 'Keys the marks of phones that opted out of SMS (HMAC-SHA256)',
      rotation: 'anew',
      whyNotRotated:
        'The marks are made anew every hour, whatever the key; a timer would only let alerts go to a phone that opted out until then. A leak is answered by a new value (runbook).',
    });
    const mail = new Mail(this, 'Mail', { house });
    this.#openAlerts(house, tables, events);
    this.#climb(house, tables);
    this.#alarms(house);
    for (const [part, Part] of Object.entries({ AlertEvents, Endings, Register, Unread }))
      new Part(this, part, { house, tables, events });
    if (house.deployment.canary) new Canary(this, 'Canary', { house, tables });
    new Hearing(this, 'Hearing', { house, tables });
    new WhatsappReceipts(this, 'WhatsappReceipts', { house, tables });
    new SmsDelivery(this, 'SmsDelivery', { house, tables, phoneMark, mail });
    const { topic: messages } = new Channels(this, 'Channels', { house, tables, link, mail });
    new Telling(this, 'Telling', { house, tables, link, phoneMark, mail, messages, account });
    this.entries = {
      ...new Desk(this, 'Desk', { house, tables, link, phoneMark, likeness }).entries,
      ...new Nation(this, 'Nation', { nation, tables }).entries,
    };
  }

  #openAlerts(house: House, tables: SatgasTables, events: TopicInUse): void {
    const queue = new HouseQueue(this, 'AlertsQueue', {
      house,
      errorImpact: opens,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, {
      topic: events,
      types: ['report.received', 'case.overdue', 'case.unit-named', 'reports.swept'],
    });
    const fn = new HouseFunction(this, 'OpenAlert', {
      house,
      entry: 'satgas/alerts/open-alert',
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

  #climb(house: House, tables: SatgasTables): void {
    const deadLetters = new DeadLetters(this, 'ClimbDeadLetters', { house, errorImpact: climbs });
    const fn = new HouseFunction(this, 'ClimbLadder', {
      house,
      entry: 'satgas/alerts/climb-ladder',
      settings: settings.climbSettings,
      environment: {
        ALERTS_TABLE: tables.alerts.write(),
        OFFICERS_TABLE: tables.officers.read(),
      },
      timeout: 50,
      memoryMb: memoryForAllRegions(house),
      errorImpact: climbs,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'EveryMinute', {
      description: 'Overdue alerts climb the ladder',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }

  #alarms(house: House): void {
    for (const [service, metricName, errorImpact, runbook] of endings) {
      const metric = ourMetric(service, metricName);
      raiseAlarm(this, metricName, { house, metric, above: 0, errorImpact, runbook });
    }
    raiseAlarm(this, 'MessagesUnsent', {
      house,
      metric: sumOf(unsent),
      above: 0,
      errorImpact:
        'A message to an officer ended without being sent, is due for more than an hour, or came back from a mailbox.',
      runbook: 'messages-are-not-sent',
    });
    raiseAlarm(this, 'ReportsSilent', {
      house,
      metric: sumOf(silent),
      above: 0,
      errorImpact:
        'Reports had no case or no alert a quarter of an hour after they came in or later: until the hourly sweep raised them nobody of the satgas had heard of them.',
      runbook: 'reports-had-no-case-or-no-alert',
    });
    raiseAlarm(this, 'SmsFlood', {
      house,
      metric: sumOf(flooded),
      above: 0,
      errorImpact:
        "A third of the month's SMS budget went in one day, or a region's day is spent: its next alerts go by e-mail, and by SMS each half hour.",
      runbook: 'reports-are-flooding-in',
    });
    raiseAlarm(this, 'RowsUnreadable', {
      house,
      metric: rowsUnreadable(house),
      above: 0,
      errorImpact: 'An alert, officer or message has a row that nothing can read, and is left out.',
      runbook: 'a-row-cannot-be-read',
    });
  }
}

/** Counts of messages that the services do not take: one alarm, since a stack has few resources left. */
const unsent: Count[] = [
  ['sendMessages', 'MessagesFailed'],
  ['greetOfficer', 'MessagesFailed'],
  ['watchSmsAccount', 'MessagesOverdue'],
  ['watchSmsAccount', 'MessagesStranded'],
  ['markMailboxes', 'MailboxesBounced'],
];

/** Reports that the hourly sweep found without a case, and without an alert. */
const silent: Count[] = [
  ['sweepReports', 'CasesMissing'],
  ['openAlert', 'AlertsMissing'],
];

/** What says that reports come in floods, before the month's budget is spent. */
const flooded: Count[] = [
  ['notifyOfficers', 'SmsDayHigh'],
  ['planDigests', 'SmsDayHigh'],
  ['notifyOfficers', 'SmsSliceSpent'],
  ['planDigests', 'SmsSliceSpent'],
];

/** What must never happen to an alert quietly. */
const endings = [
  [
    'climbLadder',
    'AlertsExhausted',
    'An alert climbed the whole ladder and nobody took it.',
    'an-alert-was-taken-by-nobody',
  ],
  [
    'climbLadder',
    'AlertsUnreachable',
    'An alert has no officer who may be told.',
    'an-alert-reaches-nobody',
  ],
  [
    'notifyOfficers',
    'SmsBudgetSpent',
    "The month's SMS budget is spent: officers are told by e-mail only.",
    'the-sms-budget-is-spent',
  ],
] as const;
