import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { calendarSettings } from '../../functions/reports/calendar/settings.ts';
import * as settings from '../../functions/reports/cases/settings.ts';
import { lawDecreesSettings } from '../../functions/reports/law-decrees/settings.ts';
import { decreesSettings } from '../../functions/reports/decrees/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret } from '../parts/secret.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { followStream } from '../parts/triggers.ts';
import { CaseClock } from './case-clock.ts';
import { HeldCases } from './held.ts';
import { deskOf, type ReportTables } from './tables.ts';

type Needs = {
  house: House;
  tables: ReportTables;
  code: HouseSecret;
  attempts: HouseSecret;
  events: TopicInUse;
};

/** What one transaction or another does with items of the Cases table. */
const changing = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** The cases officers work on: one for each report, moved by the table of moves, with deadlines that nag. */
export class Cases extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.entries = { ...this.#desk(needs), ...this.#numbers(needs), ...this.#decrees(needs) };
    this.#open(needs);
    this.#resume(needs);
    this.#relay(needs);
    new HeldCases(this, 'Held', needs);
    new CaseClock(this, 'Clock', needs);
  }

  #desk({ house, tables, attempts }: Needs) {
    return {
      'reports/cases/cases': new HouseFunction(this, 'Desk', {
        house,
        entry: 'reports/cases/cases',
        settings: settings.casesSettings,
        environment: {
          CASES_TABLE: tables.cases.only(...changing, 'dynamodb:BatchGetItem'),
          CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
          // Naming the accused's unit changes the report with its case.
          REPORTS_TABLE: tables.reports.readCheckAndChange(),
          // Asking a reporter leaves a message in the same transaction; the file shows the box.
          MESSAGES_TABLE: tables.messages.only(
            'dynamodb:BatchGetItem',
            'dynamodb:Query',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ),
          EVIDENCE_TABLE: tables.evidence.only('dynamodb:BatchGetItem', 'dynamodb:Query'),
          ...deskOf(tables),
          ATTEMPT_SECRET_ARN: attempts.read(),
          REVIEWED_PERCENT: String(house.deployment.reviewedPercent),
        },
        memoryMb: 1024,
        errorImpact: 'Officers cannot work on cases; deadlines run on.',
      }),
    };
  }

  #numbers({ house, tables }: Needs) {
    return {
      'reports/cases/funnel': new HouseFunction(this, 'Funnel', {
        house,
        entry: 'reports/cases/funnel',
        settings: settings.funnelSettings,
        environment: {
          SUMMARIES_TABLE: tables.summaries.only('dynamodb:BatchGetItem', 'dynamodb:Query'),
          READINGS_TABLE: tables.readings.only('dynamodb:Query'),
        },
        errorImpact: 'Oversight does not see how far cases got.',
      }),
      'reports/calendar/calendar': new HouseFunction(this, 'Calendar', {
        house,
        entry: 'reports/calendar/calendar',
        settings: calendarSettings,
        environment: { CALENDAR_TABLE: tables.calendar.only('dynamodb:GetItem') },
        errorImpact: 'Nobody can look up the days off; deadlines are counted by them all the same.',
      }),
    };
  }

  #decrees({ house, tables }: Needs) {
    return {
      'reports/law-decrees/law-decrees': new HouseFunction(this, 'LawDecrees', {
        house,
        entry: 'reports/law-decrees/law-decrees',
        settings: lawDecreesSettings,
        environment: {
          DECREED_TABLE: house.decreed.decide(
            'deadline-rules',
            'decree-editions',
            'authorities',
            'rounds',
          ),
          CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
          CASES_TABLE: tables.cases.only('dynamodb:Query'),
        },
        timeout: 25,
        memoryMb: 512,
        errorImpact:
          'The law that cases are counted and judged by cannot be changed without a release.',
      }),
      'reports/decrees/decrees': new HouseFunction(this, 'Decrees', {
        house,
        entry: 'reports/decrees/decrees',
        settings: decreesSettings,
        environment: {
          // Who asked and who agreed is added to, and never changed.
          DECREES_TABLE: tables.decrees.only('dynamodb:Query', 'dynamodb:PutItem'),
          CALENDAR_TABLE: tables.calendar.only(
            'dynamodb:Scan',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
          ),
          CASES_TABLE: tables.cases.only('dynamodb:Query'),
        },
        timeout: 25,
        memoryMb: 512,
        errorImpact: 'A new decree on holidays cannot be entered: deadlines are counted without.',
      }),
    };
  }

  #open({ house, tables, code }: Needs): void {
    const fn = new HouseFunction(this, 'OpenCase', {
      house,
      entry: 'reports/cases/open-case',
      settings: settings.openCaseSettings,
      environment: {
        CASES_TABLE: tables.cases.only(...changing),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        CODE_SECRET_ARN: code.read(),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact:
        'Accepted reports become no case: officers see the alert and nothing to work on.',
    });
    followStream(this, 'OpenCaseStream', {
      fn,
      table: tables.reports,
      batchSize: 50,
      windowSeconds: 0,
      bisect: true,
      eventNames: ['INSERT', 'MODIFY'],
    });
  }

  #resume({ house, tables, events }: Needs): void {
    const fn = new HouseFunction(this, 'ResumeCase', {
      house,
      entry: 'reports/cases/resume-case',
      settings: settings.resumeCaseSettings,
      environment: {
        CASES_TABLE: tables.cases.only(...changing),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        EVENTS_TOPIC_ARN: events.publishTo(),
      },
      timeout: 60,
      errorImpact:
        'A case whose reporter has answered stands still, and whoever has it is not told that they wrote.',
    });
    followStream(this, 'ResumeCaseStream', {
      fn,
      table: tables.messages,
      batchSize: 50,
      windowSeconds: 0,
      bisect: true,
      // Messages, and the box of each report, which says when somebody looked into it.
      patterns: [
        { eventName: ['INSERT'] },
        { eventName: ['MODIFY'], dynamodb: { NewImage: { messageId: { S: ['box'] } } } },
      ],
    });
  }

  #relay({ house, tables, events }: Needs): void {
    const fn = new HouseFunction(this, 'RelayCases', {
      house,
      entry: 'reports/cases/relay-cases',
      settings: settings.relayCasesSettings,
      environment: {
        CASES_TABLE: tables.cases.only('dynamodb:GetItem'),
        EVENTS_TOPIC_ARN: events.publishTo(),
      },
      timeout: 60,
      errorImpact:
        'Overdue cases raise no alert: nobody is reminded of them, nor told of questions of Bawaslu.',
    });
    followStream(this, 'RelayCasesStream', {
      fn,
      table: tables.cases,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
      patterns: [
        { eventName: ['MODIFY'] },
        {
          eventName: ['INSERT'],
          dynamodb: { NewImage: { item: { S: ['hand-over#question'] } } },
        },
      ],
    });
  }
}
