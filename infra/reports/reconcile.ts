import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { reconcileSettings } from '../../functions/reports/settings.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { DeadLetters } from '../parts/queue.ts';
import type { HouseSecret, SecretInUse } from '../parts/secret.ts';
import { answering } from './sources.ts';
import type { ReportTables } from './tables.ts';

type Needs = {
  house: House;
  tables: ReportTables;
  code: HouseSecret;
  deliveries: HouseSecret;
  likeness: SecretInUse;
};

const errorImpact =
  'What form providers could not deliver to us stays with them: those reports raise no alert.';

/** The reconciler: what a provider has and we have not becomes a report, and the gap is a number. */
export class Reconcile extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.#everyTenMinutes(needs);
    this.#alarms(needs.house);
  }

  #everyTenMinutes({ house, tables, code, deliveries, likeness }: Needs): void {
    const deadLetters = new DeadLetters(this, 'ReconcileDeadLetters', { house, errorImpact });
    const fn = new HouseFunction(this, 'Reconcile', {
      house,
      entry: 'reports/sources/reconcile',
      settings: reconcileSettings,
      environment: {
        REPORTS_TABLE: tables.reports.write(),
        ROLL_TABLE: tables.roll.only('dynamodb:Query'),
        REPORTERS_TABLE: tables.reporters.only('dynamodb:PutItem'),
        LIKENESS_SECRET_ARN: likeness.read(),
        SOURCES_TABLE: tables.sources.only('dynamodb:Scan'),
        QUARANTINE_TABLE: tables.quarantine.only(
          // An edit that waits for the version before it is opened and taken.
          ...['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'],
          ...['dynamodb:PutItem', 'dynamodb:DeleteItem'],
        ),
        ...answering(house, tables),
        SUMMARIES_TABLE: tables.summaries.write(),
        CODE_SECRET_ARN: code.read(),
        SEAL_SECRET_ARN: deliveries.read(),
        WEBHOOK_RETENTION_DAYS: String(house.deployment.webhookRetentionDays),
      },
      timeout: 60,
      errorImpact,
      deadLetters,
      statements: deadLetters.receive(),
    });
    new Rule(this, 'EveryTenMinutes', {
      description: 'Each source with an API is looked through once an hour; hints are read again',
      schedule: Schedule.rate(Duration.minutes(10)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
    });
  }

  #alarms(house: House): void {
    raiseAlarm(this, 'WebhookGap', {
      house,
      metric: ourMetric('reconcile', 'WebhookGap'),
      above: 4,
      errorImpact:
        "A form provider's webhooks do not arrive: its reports come up to an hour late, by the reconciler.",
      runbook: 'a-providers-webhooks-do-not-arrive',
    });
    raiseAlarm(this, 'ReconcileFailed', {
      house,
      metric: ourMetric('reconcile', 'ReconcileFailed'),
      above: 0,
      errorImpact:
        'A form provider cannot be asked what it has: what its webhooks lose stays lost until it can.',
      runbook: 'a-provider-cannot-be-asked',
    });
  }
}
