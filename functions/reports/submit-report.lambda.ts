import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../shared/campaign.ts';
import { systemNow } from '../../shared/clock.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { withForm } from '../../shared/http/with-form.ts';
import { keyBytes } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { reportStore } from './report-store.ts';
import { submitReportSettings } from './settings.ts';
import { shippedCalendar } from './shipped-calendar.ts';
import { submitReportHttp } from './submit-report.http.ts';
import { submitReport } from './submit-report.ts';

const settings = readSettings(submitReportSettings);
const tables = { reports: settings.REPORTS_TABLE, reporters: settings.REPORTERS_TABLE };
const campaign = readCampaign(import.meta.url);
const known = { campaign, calendar: shippedCalendar(), now: systemNow };
const submit = submitReport({
  campaign,
  reports: reportStore(new DynamoDBClient(), tables),
  codeKey: keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow)),
  now: systemNow,
});

export const handler = httpHandler(
  'submitReport',
  withForm(submitReportHttp({ ...known, submit }), (filled) => async (frame) => {
    const { reportPage } = await import('./report-form-page.ts');
    return reportPage({ ...known, newId: randomUUID }, filled)(frame);
  }),
);
