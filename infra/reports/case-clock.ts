import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import * as settings from '../../functions/reports/cases/settings.ts';
import { HouseFunction, type EnvironmentOf } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { memoryForAllRegions } from '../parts/many-regions.ts';
import type { HouseSecret } from '../parts/secret.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { DeadLetters } from '../parts/queue.ts';
import { followStream } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; code: HouseSecret; events: TopicInUse };

type Ticking<Shape extends z.ZodMiniObject> = {
  house: House;
  entry: string;
  settings: Shape;
  environment: EnvironmentOf<Shape>;
  every: Duration;
  /** What happens at each tick. */
  description: string;
  errorImpact: string;
};

/** What happens to cases by the clock: reminders, deadlines counted anew, numbers for oversight. */
export class CaseClock extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const { house, tables } = needs;
    this.#sweep(needs);
    this.#remind(house, tables);
    this.#recompute(house, tables);
    this.#count(house, tables);
  }

  #remind(house: House, tables: ReportTables): void {
    this.#tick('NagOverdue', {
      house,
      entry: 'reports/cases/nag-overdue',
      settings: settings.nagSettings,
      environment: {
        CASES_TABLE: tables.cases.only(
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
      },
      every: Duration.minutes(10),
      description: 'Officers are reminded of overdue cases',
      errorImpact: 'Cases pass their deadlines and nobody is reminded.',
    });
  }

  #recompute(house: House, tables: ReportTables): void {
    const fn = this.#tick('RecomputeDeadlines', {
      house,
      entry: 'reports/cases/recompute-deadlines',
      settings: settings.recomputeSettings,
      environment: {
        CASES_TABLE: tables.cases.only(
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
      },
      every: Duration.minutes(5),
      description:
        'Deadlines counted by other holidays or rules than those of now are counted anew',
      errorImpact: 'Deadlines stay as they were before the newest decree on holidays or rules.',
    });
    followStream(this, 'CalendarStream', {
      fn,
      table: tables.calendar,
      batchSize: 10,
      windowSeconds: 1,
      bisect: false,
    });
  }

  #count(house: House, tables: ReportTables): void {
    this.#tick('CountCases', {
      house,
      entry: 'reports/cases/count-cases',
      settings: settings.countCasesSettings,
      environment: {
        CASES_TABLE: tables.cases.only('dynamodb:Query'),
        SUMMARIES_TABLE: tables.summaries.only('dynamodb:PutItem'),
      },
      every: Duration.minutes(5),
      description: 'The cases of each region are counted for oversight',
      errorImpact: 'Oversight sees old numbers.',
    });
  }

  #sweep({ house, tables, code, events }: Needs): void {
    this.#tick('SweepReports', {
      house,
      entry: 'reports/cases/sweep-reports',
      settings: settings.sweepReportsSettings,
      environment: {
        REPORTS_TABLE: tables.reports.only('dynamodb:Scan', 'dynamodb:GetItem'),
        CASES_TABLE: tables.cases.only(
          'dynamodb:BatchGetItem',
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ),
        CALENDAR_TABLE: tables.calendar.only('dynamodb:Scan'),
        SUMMARIES_TABLE: tables.summaries.only('dynamodb:GetItem', 'dynamodb:PutItem'),
        CODE_SECRET_ARN: code.read(),
        EVENTS_TOPIC_ARN: events.publishTo(),
      },
      every: Duration.hours(1),
      description: 'Reports without a case or an alert are found and raised again',
      errorImpact: 'A report that raised neither case nor alert stays unheard.',
    });
  }

  #tick<Shape extends z.ZodMiniObject>(
    id: string,
    { every, description, ...ticking }: Ticking<Shape>,
  ): HouseFunction<Shape> {
    const { house, errorImpact } = ticking;
    const deadLetters = new DeadLetters(this, `${id}DeadLetters`, { house, errorImpact });
    const fn = new HouseFunction(this, id, {
      ...ticking,
      timeout: 60,
      memoryMb: memoryForAllRegions(house),
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, `${id}Rule`, {
      description,
      schedule: Schedule.rate(every),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
    return fn;
  }
}
