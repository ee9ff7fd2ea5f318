import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { manageSourcesSettings, receiveWebhookSettings } from '../../functions/reports/settings.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret, SecretInUse } from '../parts/secret.ts';
import type { ReportTables } from './tables.ts';

/** What a function needs by which whoever reported by a form of others, or by message, can follow the report. */
export const answering = (
  { deployment }: House,
  tables: Pick<ReportTables, 'answers' | 'slips'>,
) => ({
  SLIPS_TABLE: tables.slips.only('dynamodb:PutItem'),
  ANSWERS_TABLE: tables.answers.only('dynamodb:PutItem'),
  ANSWERING_NUMBER_ID: deployment.whatsapp?.metaNumberId ?? 'none',
});

type Needs = {
  house: House;
  tables: ReportTables;
  code: HouseSecret;
  deliveries: HouseSecret;
  likeness: SecretInUse;
};

/** The webhook sources: what they send becomes a report or waits in quarantine, and is never lost. */
export class Sources extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.entries = this.#fromSources(needs);
    this.#alarms(needs.house);
  }

  #fromSources({ house, tables, code, deliveries, likeness }: Needs) {
    return {
      'reports/sources/receive-webhook': new HouseFunction(this, 'ReceiveWebhook', {
        house,
        entry: 'reports/sources/receive-webhook',
        settings: receiveWebhookSettings,
        environment: {
          REPORTS_TABLE: tables.reports.write(),
          ROLL_TABLE: tables.roll.only('dynamodb:Query'),
          REPORTERS_TABLE: tables.reporters.only('dynamodb:PutItem'),
          LIKENESS_SECRET_ARN: likeness.read(),
          SOURCES_TABLE: tables.sources.read(),
          // A replayed delivery goes, and leaves a line that says so.
          QUARANTINE_TABLE: tables.quarantine.writeAndDelete(),
          IDENTITY_ACCESS_TABLE: tables.identityAccess.append(),
          ...answering(house, tables),
          CODE_SECRET_ARN: code.read(),
          SEAL_SECRET_ARN: deliveries.read(),
          WEBHOOK_RETENTION_DAYS: String(house.deployment.webhookRetentionDays),
        },
        errorImpact: 'Reports from form providers are refused; some providers never retry.',
      }),
      'reports/sources/manage-sources': new HouseFunction(this, 'ManageSources', {
        house,
        entry: 'reports/sources/manage-sources',
        settings: manageSourcesSettings,
        environment: {
          PUBLIC_URL: house.publicUrl,
          IDENTITY_ACCESS_TABLE: tables.identityAccess.only('dynamodb:Query'),
          SOURCES_TABLE: tables.sources.writeAndList(),
          QUARANTINE_TABLE: tables.quarantine.read(),
        },
        errorImpact: 'Admins cannot add or repair a webhook source.',
      }),
    };
  }

  #alarms(house: House): void {
    raiseAlarm(this, 'SignaturesRefused', {
      house,
      metric: ourMetric('receiveWebhook', 'WebhookSignatureRefused'),
      above: 20,
      errorImpact:
        'A form provider signs with a secret we do not know; it may switch our webhook off.',
      runbook: 'webhook-signatures-are-refused',
    });
    raiseAlarm(this, 'QuarantineGrows', {
      house,
      metric: ourMetric('receiveWebhook', 'QuarantinedDeliveries'),
      above: 0,
      errorImpact: 'Reports from a form provider wait in quarantine and raise no alert.',
      runbook: 'quarantine-grows',
    });
    raiseAlarm(this, 'UnknownSources', {
      house,
      metric: ourMetric('receiveWebhook', 'UnknownSourceDeliveries'),
      // Anybody can send to any name: one alone would ring for every scanner.
      above: 20,
      errorImpact: 'A form provider sends reports to an address with a typo; nobody reads them.',
      runbook: 'deliveries-come-for-unknown-sources',
    });
  }
}
