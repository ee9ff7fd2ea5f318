import { randomInt, randomUUID } from 'node:crypto';
import { logOf } from '../../../shared/log.ts';
import { attemptsOf } from '../../../shared/attempt.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { limitWithPuzzle } from '../../../shared/puzzle/limit-with-puzzle.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { decreedCalendar } from '../calendar/decreed-calendar.ts';
import { compareNames } from './compare-names.ts';
import { reportLimits } from './flood-policy.ts';
import { intakeOperations } from './operations.ts';
import { reportStore } from './report-store.ts';
import { sendersTable } from './tables.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { rollStore } from '../roll/roll-store.ts';
import { submitReportSettings } from '../settings.ts';
import { reportFormAgain, submitReportHttp } from './submit-report.http.ts';
import { submitReport } from './submit-report.ts';

const settings = readSettings(submitReportSettings);
const warn = (what: string) => (error: unknown) => logOf('submitReport').warn(what, { error });
const client = tableClient();
const tables = { reports: settings.REPORTS_TABLE, reporters: settings.REPORTERS_TABLE };
const campaign = liveCampaign(import.meta.url);
const years = calendarStore(client, settings.CALENDAR_TABLE);
const calendar = decreedCalendar({ years, now, fault: warn('decrees not read') });
const codeKey = keyBytes(secretReader(settings.CODE_SECRET_ARN, now));
const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, now));
const compare = compareNames({ roll: rollStore(client, settings.ROLL_TABLE), likenessKey });
const reports = reportStore(client, tables);
const known = { campaign, calendar, law: liveDeadlineLaw(), now };
const submit = submitReport({ campaign, reports, codeKey, compareNames: compare, now });
const senders = { table: sendersTable, TableName: settings.SENDERS_TABLE };
const asked = { client, senders, key: codeKey, policy: reportLimits, now, randomBelow: randomInt };
const limit = limitWithPuzzle({ ...asked, fault: warn('sender not counted') });
const attemptOf = attemptsOf('report', codeKey);

export const handler = serve('reports/intake/submit-report', intakeOperations, {
  submitReport: {
    does: submitReportHttp({ ...known, submit, attemptOf, ...limit }),
    formAgain: reportFormAgain({ ...known, catalogue: liveCatalogue(), newId: randomUUID }),
  },
});
