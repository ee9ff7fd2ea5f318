import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { caseDesk } from './case-desk.ts';
import { onCasePage } from './case-page.ts';
import { checklistHttp } from './checklist.ts';
import { exportCasesHttp } from './export-cases.ts';
import { listCasesHttp } from './list-cases.http.ts';
import { moveCaseHttp } from './move-case.http.ts';
import { readCaseHttp } from './read-case.http.ts';
import { referralHttp } from './referral.http.ts';
import { casesSettings } from './settings.ts';

const settings = readSettings(casesSettings);
const desk = caseDesk(new DynamoDBClient(), settings, readCampaign(import.meta.url));

export const handler = httpHandler(
  'cases',
  byRoute({
    'GET /v1/cases': listCasesHttp(desk),
    'GET /v1/cases/export': exportCasesHttp(desk),
    'GET /v1/cases/{caseKey}': readCaseHttp(desk),
    'POST /v1/cases/{caseKey}/moves': onCasePage('moveCase', desk, moveCaseHttp(desk)),
    'POST /v1/cases/{caseKey}/checklist': onCasePage('checkCase', desk, checklistHttp(desk)),
    'GET /v1/cases/{caseKey}/referral': referralHttp(desk),
  }),
);
