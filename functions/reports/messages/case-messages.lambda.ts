import { attemptsOf } from '../../../shared/attempt.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { addMessage } from './add-message.ts';
import { listMessagesHttp, lookAtMessagesHttp, writeToReporterHttp } from './case-messages.http.ts';
import { messageOperations } from './operations.ts';
import { messageStore } from './message-store.ts';
import { caseMessagesSettings } from '../follow-up/settings.ts';
import { wireDesk } from '../wire-desk.ts';
import { trackedReport } from './tracked-report.ts';

const settings = readSettings(caseMessagesSettings);
const client = tableClient();
const tables = { reports: settings.REPORTS_TABLE, messages: settings.MESSAGES_TABLE };
const messages = messageStore(client, tables);
const findReport = trackedReport({ client, tables, now });
const attemptKey = keyBytes(secretReader(settings.ATTEMPT_SECRET_ARN, now));
const attemptOf = attemptsOf('officer-message', attemptKey);
const desk = { findReport, ...wireDesk(client, settings) };
const needs = { ...desk, messages, add: addMessage({ messages, now }), attemptOf, now };

export const handler = serve('reports/messages/case-messages', messageOperations, {
  listCaseMessages: listMessagesHttp(needs),
  messageReporter: writeToReporterHttp(needs),
  lookAtCaseMessages: lookAtMessagesHttp(needs),
});
