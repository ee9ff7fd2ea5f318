import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { withForm } from '../../../shared/http/with-form.ts';
import { readSettings } from '../../../shared/settings.ts';
import { byCode } from './by-code.ts';
import { giveNameHttp, withdrawHttp } from './change-report.http.ts';
import { reportChanges } from './change-report.ts';
import { changeFormAgain } from './form-again.ts';
import { changeReportSettings } from './settings.ts';

const settings = readSettings(changeReportSettings);
const client = new DynamoDBClient();
const code = byCode(client, settings, readCampaign(import.meta.url));
const tables = { ...code.tables, reporters: settings.REPORTERS_TABLE };
const needs = { ...code, changes: reportChanges(client, tables) };

export const handler = httpHandler(
  'changeReport',
  byRoute({
    'POST /v1/tracking/name': withForm(
      needs.alike(giveNameHttp(needs)),
      changeFormAgain('name', needs.newId),
    ),
    'POST /v1/tracking/withdrawal': withForm(
      needs.alike(withdrawHttp(needs)),
      changeFormAgain('withdrawal', needs.newId),
    ),
  }),
);
