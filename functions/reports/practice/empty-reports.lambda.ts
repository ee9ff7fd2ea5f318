import * as z from 'zod/mini';
import { practiceEmptied } from '../../../events/practice-emptied.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { caseQueue } from '../cases/case-queue.ts';
import { emptyPractice } from './empty-practice.ts';
import { practiceStore } from './practice-store.ts';
import { emptyReportsSettings } from './settings.ts';

const settings = readSettings(emptyReportsSettings);
const client = tableClient();
const empty = emptyPractice({
  readQueue: caseQueue(client, settings.CASES_TABLE),
  practice: practiceStore(client, {
    cases: settings.CASES_TABLE,
    reports: settings.REPORTS_TABLE,
    reporters: settings.REPORTERS_TABLE,
    messages: settings.MESSAGES_TABLE,
    evidence: settings.EVIDENCE_TABLE,
  }),
  now,
});

export const handler = queueHandler('emptyReports', async (body) => {
  await empty(z.parse(practiceEmptied, body));
});
