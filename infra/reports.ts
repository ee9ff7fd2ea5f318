import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import {
  manageSourcesSettings,
  receiveWebhookSettings,
  relaySettings,
  submitReportSettings,
  trackReportSettings,
} from '../functions/reports/settings.ts';
import { ourMetric, raiseAlarm } from './parts/alarm.ts';
import { evidenceBucket } from './parts/bucket.ts';
import { HouseFunction } from './parts/function.ts';
import type { House } from './parts/house.ts';
import { HouseKey } from './parts/key.ts';
import { HouseSecret } from './parts/secret.ts';
import { HouseTable } from './parts/table.ts';
import type { HouseTopic } from './parts/topic.ts';
import { followStream } from './parts/triggers.ts';

type Tables = Record<'reports' | 'reporters' | 'sources' | 'quarantine', HouseTable>;

/** The report intake: what is accepted is durable, and who reported lives apart under a key of its own. */
export class Reports extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(
    scope: Construct,
    id: string,
    { house, events }: { house: House; events: HouseTopic },
  ) {
    super(scope, id);
    const tables = this.#tables(house);
    const code = new HouseSecret(this, 'ReportCode', {
      house,
      description: 'Keys a report to its follow-up code (HMAC-SHA256)',
      whyNotRotated:
        'A reporter finds the report again only under the same key: a rotation would cut every reporter off from their report. It lives as long as its campaign.',
    });
    evidenceBucket(this, house);
    this.entries = {
      ...this.#fromPeople(house, tables, code),
      ...this.#fromSources(house, tables, code),
    };
    this.#relay(house, tables.reports, events);
    this.#alarms(house);
  }

  #tables(house: House): Tables {
    const reportersKey = new HouseKey(this, 'ReportersKey', 'Netral: who reported');
    return {
      reports: new HouseTable(this, 'Table', {
        house,
        partitionKey: 'reportKey',
        stream: StreamViewType.NEW_IMAGE,
        expires: true,
      }),
      reporters: new HouseTable(this, 'Reporters', {
        house,
        partitionKey: 'reportKey',
        expires: true,
        key: reportersKey,
      }),
      sources: new HouseTable(this, 'Sources', { house, partitionKey: 'source' }),
      quarantine: new HouseTable(this, 'Quarantine', {
        house,
        partitionKey: 'source',
        sortKey: 'id',
        expires: true,
      }),
    };
  }

  #fromPeople(house: House, tables: Tables, code: HouseSecret) {
    return {
      'reports/submit-report': new HouseFunction(this, 'SubmitReport', {
        house,
        entry: 'reports/submit-report',
        settings: submitReportSettings,
        environment: {
          REPORTS_TABLE: tables.reports.write(),
          REPORTERS_TABLE: tables.reporters.write(),
          CODE_SECRET_ARN: code.read(),
        },
        errorImpact: 'Citizens cannot report a violation.',
      }),
      'reports/track-report': new HouseFunction(this, 'TrackReport', {
        house,
        entry: 'reports/track-report',
        settings: trackReportSettings,
        environment: { REPORTS_TABLE: tables.reports.read(), CODE_SECRET_ARN: code.read() },
        errorImpact: 'Reporters cannot follow their report.',
      }),
      'reports/report-pages': new HouseFunction(this, 'ReportPages', {
        house,
        entry: 'reports/report-pages',
        settings: z.object({}),
        environment: {},
        errorImpact: 'Citizens do not see the report form.',
      }),
    };
  }

  #fromSources(house: House, tables: Tables, code: HouseSecret) {
    return {
      'reports/receive-webhook': new HouseFunction(this, 'ReceiveWebhook', {
        house,
        entry: 'reports/receive-webhook',
        settings: receiveWebhookSettings,
        environment: {
          REPORTS_TABLE: tables.reports.write(),
          REPORTERS_TABLE: tables.reporters.write(),
          SOURCES_TABLE: tables.sources.read(),
          QUARANTINE_TABLE: tables.quarantine.write(),
          CODE_SECRET_ARN: code.read(),
        },
        errorImpact: 'Reports from form providers are refused; some providers never retry.',
      }),
      'reports/manage-sources': new HouseFunction(this, 'ManageSources', {
        house,
        entry: 'reports/manage-sources',
        settings: manageSourcesSettings,
        environment: {
          SOURCES_TABLE: tables.sources.writeAndList(),
          QUARANTINE_TABLE: tables.quarantine.read(),
        },
        errorImpact: 'Admins cannot add or repair a webhook source.',
      }),
    };
  }

  #relay(house: House, reports: HouseTable, events: HouseTopic): void {
    const errorImpact = 'Accepted reports raise no alert: the satgas hears nothing of them.';
    const fn = new HouseFunction(this, 'RelayReports', {
      house,
      entry: 'reports/relay-reports',
      settings: relaySettings,
      environment: { EVENTS_TOPIC_ARN: events.publishTo() },
      timeout: 60,
      memoryMb: 512,
      errorImpact,
    });
    followStream(this, 'RelayStream', {
      fn,
      table: reports,
      batchSize: 100,
      windowSeconds: 0,
      bisect: true,
      eventNames: ['INSERT'],
    });
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
  }
}
