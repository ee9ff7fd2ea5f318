import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { quarantineStore } from './quarantine-store.ts';
import { receiveWebhookHttp } from './receive-webhook.http.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { reportStore } from '../report-store.ts';
import { receiveWebhookSettings } from '../settings.ts';
import { sourceStore } from './source-store.ts';
import { submitReport } from '../submit-report.ts';

const settings = readSettings(receiveWebhookSettings);
const client = new DynamoDBClient();
const submit = submitReport({
  campaign: readCampaign(import.meta.url),
  reports: reportStore(client, {
    reports: settings.REPORTS_TABLE,
    reporters: settings.REPORTERS_TABLE,
  }),
  codeKey: keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow)),
  now: systemNow,
});

export const handler = httpHandler(
  'receiveWebhook',
  receiveWebhookHttp(
    receiveWebhook({
      sources: sourceStore(client, settings.SOURCES_TABLE),
      quarantine: quarantineStore(client, settings.QUARANTINE_TABLE),
      submit,
      count: metricCounter('receiveWebhook'),
    }),
  ),
);
