import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { fetchApi } from '../../../shared/outbound/fetch-api.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { providerFor, readFromProvider } from './providers/provider-for.ts';
import { quarantineStore } from './quarantine-store.ts';
import {
  allowWebhookHttp,
  confirmWebhookHttp,
  receiveWebhookHttp,
} from './receive-webhook.http.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { reportStore } from '../report-store.ts';
import { receiveWebhookSettings } from '../settings.ts';
import { sourceStore } from './source-store.ts';
import { submitReport } from '../submit-report.ts';

const settings = readSettings(receiveWebhookSettings);
const client = new DynamoDBClient();
const keptDays = Number(settings.WEBHOOK_RETENTION_DAYS);
const tables = { reports: settings.REPORTS_TABLE, reporters: settings.REPORTERS_TABLE };
const sources = sourceStore(client, settings.SOURCES_TABLE);
const receive = receiveWebhook({
  sources,
  quarantine: quarantineStore(client, settings.QUARANTINE_TABLE, keptDays),
  submit: submitReport({
    campaign: readCampaign(import.meta.url),
    reports: reportStore(client, tables),
    codeKey: keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow)),
    now: systemNow,
  }),
  // Once, and quickly: what the provider does not tell at once waits for the reconciler.
  readFromProvider: readFromProvider(
    providerFor({
      fetch: fetchApi({ timeoutMs: 4_000, maxBytes: 4 * 1024 * 1024 }),
      now: systemNow,
      sleep,
      tries: 1,
      patienceMs: 0,
    }),
  ),
  patienceMs: 8_000,
  count: metricCounter('receiveWebhook'),
});

export const handler = httpHandler(
  'receiveWebhook',
  byRoute({
    'POST /v1/webhooks/{source}': receiveWebhookHttp(receive),
    'GET /v1/webhooks/{source}': confirmWebhookHttp({ sources }),
    'OPTIONS /v1/webhooks/{source}': allowWebhookHttp({ sources }),
  }),
);
