import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { fetchApi } from '../../../shared/outbound/fetch-api.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { reportStore } from '../report-store.ts';
import { reconcileSettings } from '../settings.ts';
import { submitReport } from '../submit-report.ts';
import { findArrived } from './arrived-store.ts';
import { providerFor, readFromProvider } from './providers/provider-for.ts';
import { quarantineStore } from './quarantine-store.ts';
import { gapStore, setAsideStore } from './reconcile-store.ts';
import { reconcileSources } from './reconcile.ts';
import { sourceStore } from './source-store.ts';
import { takeTold } from './take-told.ts';

const settings = readSettings(reconcileSettings);
const client = new DynamoDBClient();
const keptDays = Number(settings.WEBHOOK_RETENTION_DAYS);
const tables = { reports: settings.REPORTS_TABLE, reporters: settings.REPORTERS_TABLE };
const codeKey = keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow));
const count = metricCounter('reconcile');
const providerOf = providerFor({
  fetch: fetchApi({ timeoutMs: 8_000, maxBytes: 20 * 1024 * 1024 }),
  now: systemNow,
  sleep,
  tries: 2,
  patienceMs: 4_000,
});
const reconcile = reconcileSources({
  sources: sourceStore(client, settings.SOURCES_TABLE),
  gaps: gapStore(client, settings.SUMMARIES_TABLE),
  setAside: setAsideStore(client, settings.QUARANTINE_TABLE),
  arrived: findArrived(client, settings.REPORTS_TABLE, sleep),
  providerOf,
  take: takeTold({
    quarantine: quarantineStore(client, settings.QUARANTINE_TABLE, keptDays),
    submit: submitReport({
      campaign: readCampaign(import.meta.url),
      reports: reportStore(client, tables),
      codeKey,
      now: systemNow,
    }),
    readFromProvider: readFromProvider(providerOf),
    count,
  }),
  codeKey,
  now: systemNow,
  budgetMs: 35_000,
  count,
});
const logger = new Logger({ serviceName: 'reconcile' });

export const handler = async (): Promise<void> => logger.info('reconciled', await reconcile());
