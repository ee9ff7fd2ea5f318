import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { emptyReportsSettings } from '../../functions/reports/practice/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import { feed } from '../parts/subscription.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; events: TopicInUse };

const errorImpact = 'Practice reports and their cases stay after the practice region was emptied.';

/** Practice reports, deleted once an admin has emptied the practice region. */
export class Practice extends Construct {
  constructor(scope: Construct, id: string, { house, tables, events }: Needs) {
    super(scope, id);
    const queue = new HouseQueue(this, 'PracticeQueue', {
      house,
      errorImpact,
      visibilityTimeout: Duration.minutes(6),
    });
    feed(this, queue, { topic: events, types: ['practice.emptied'] });
    const fn = new HouseFunction(this, 'EmptyReports', {
      house,
      entry: 'reports/practice/empty-reports',
      settings: emptyReportsSettings,
      environment: {
        // By the queue of its region a case is found; all else by its key.
        CASES_TABLE: tables.cases.only('dynamodb:Query', 'dynamodb:DeleteItem'),
        REPORTS_TABLE: tables.reports.only('dynamodb:DeleteItem'),
        REPORTERS_TABLE: tables.reporters.only('dynamodb:DeleteItem'),
        MESSAGES_TABLE: tables.messages.only('dynamodb:Query', 'dynamodb:DeleteItem'),
        EVIDENCE_TABLE: tables.evidence.only('dynamodb:Query', 'dynamodb:DeleteItem'),
      },
      timeout: 60,
      errorImpact,
    });
    drainQueue(this, 'PracticeFeed', { fn, queue });
  }
}
