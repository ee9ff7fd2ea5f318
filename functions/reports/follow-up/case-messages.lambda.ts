import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow as now } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { addMessage } from './add-message.ts';
import { listMessagesHttp, lookAtMessagesHttp, writeToReporterHttp } from './case-messages.http.ts';
import { messageStore } from './message-store.ts';
import { caseMessagesSettings } from './settings.ts';
import { trackedReport } from './tracked-reader.ts';

const settings = readSettings(caseMessagesSettings);
const client = new DynamoDBClient();
const tables = { reports: settings.REPORTS_TABLE, messages: settings.MESSAGES_TABLE };
const messages = messageStore(client, tables);
const findReport = trackedReport({ client, tables, now });
const needs = { messages, add: addMessage({ messages, now }), findReport, now };

export const handler = httpHandler(
  'caseMessages',
  byRoute({
    'GET /v1/cases/{caseKey}/messages': listMessagesHttp(needs),
    'POST /v1/cases/{caseKey}/messages': writeToReporterHttp(needs),
    'POST /v1/cases/{caseKey}/messages/reading': lookAtMessagesHttp(needs),
  }),
);
