import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { calendarSettings } from '../../functions/reports/calendar/settings.ts';
import { findingsSettings } from '../../functions/reports/findings/settings.ts';
import { leadsSettings } from '../../functions/reports/leads/settings.ts';
import { relaySettings, submitReportSettings } from '../../functions/reports/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret, SecretInUse } from '../parts/secret.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { followStream } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = {
  house: House;
  tables: ReportTables;
  code: HouseSecret;
  attempts: HouseSecret;
  likeness: SecretInUse;
  events: TopicInUse;
};

/** The public form: what is accepted is durable, and every accepted report is told to the campaign. */
export class Intake extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.entries = {
      ...this.#fromPeople(needs),
      ...this.#leads(needs),
      ...this.#findings(needs),
    };
    this.#relay(needs);
  }

  #fromPeople({ house, tables, code, likeness }: Needs) {
    return {
      'reports/intake/submit-report': new HouseFunction(this, 'SubmitReport', {
        house,
        entry: 'reports/intake/submit-report',
        settings: submitReportSettings,
        environment: {
          REPORTS_TABLE: tables.reports.write(),
          ROLL_TABLE: tables.roll.only('dynamodb:Query'),
          REPORTERS_TABLE: tables.reporters.only('dynamodb:PutItem'),
          SENDERS_TABLE: tables.senders.only('dynamodb:UpdateItem', 'dynamodb:PutItem'),
          LIKENESS_SECRET_ARN: likeness.read(),
          CODE_SECRET_ARN: code.read(),
          CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        },
        errorImpact: 'Citizens cannot report a violation.',
      }),
      'reports/intake/report-pages': new HouseFunction(this, 'ReportPages', {
        house,
        entry: 'reports/intake/report-pages',
        settings: calendarSettings,
        environment: { CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan') },
        errorImpact: 'Citizens do not see the report form.',
      }),
    };
  }

  #leads({ house, tables, code, likeness }: Needs) {
    return {
      'reports/leads/leads': new HouseFunction(this, 'Leads', {
        house,
        entry: 'reports/leads/leads',
        settings: leadsSettings,
        environment: {
          // It completes what is there, and adds nothing.
          REPORTS_TABLE: tables.reports.only('dynamodb:GetItem', 'dynamodb:UpdateItem'),
          CASES_TABLE: tables.cases.only('dynamodb:ConditionCheckItem'),
          ROLL_TABLE: tables.roll.only('dynamodb:Query'),
          LIKENESS_SECRET_ARN: likeness.read(),
          CODE_SECRET_ARN: code.read(),
        },
        errorImpact: 'Whoever sent a message cannot complete it by their link; officers can.',
      }),
    };
  }

  #findings({ house, tables, attempts, likeness }: Needs) {
    return {
      'reports/findings/findings': new HouseFunction(this, 'Findings', {
        house,
        entry: 'reports/findings/findings',
        settings: findingsSettings,
        environment: {
          REPORTS_TABLE: tables.reports.write(),
          SENDERS_TABLE: tables.senders.only('dynamodb:UpdateItem'),
          ROLL_TABLE: tables.roll.only('dynamodb:Query'),
          LIKENESS_SECRET_ARN: likeness.read(),
          // Not the key of follow-up codes: no reporter's report can be found by it.
          ATTEMPT_SECRET_ARN: attempts.read(),
          CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        },
        errorImpact:
          'Officers cannot file what they found themselves; they can report it publicly.',
      }),
    };
  }

  #relay({ house, tables, events }: Needs): void {
    const fn = new HouseFunction(this, 'RelayReports', {
      house,
      entry: 'reports/intake/relay-reports',
      settings: relaySettings,
      environment: { EVENTS_TOPIC_ARN: events.publishTo() },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Accepted reports raise no alert: the satgas hears nothing of them.',
    });
    followStream(this, 'RelayStream', {
      fn,
      table: tables.reports,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
      eventNames: ['INSERT'],
    });
  }
}
