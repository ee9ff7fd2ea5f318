import { randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { logOf } from '../../../shared/log.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { decreedCalendar } from '../calendar/decreed-calendar.ts';
import { compareNames } from '../intake/compare-names.ts';
import { reportStore } from '../intake/report-store.ts';
import { prepareReport } from '../intake/submit-report.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { rollStore } from '../roll/roll-store.ts';
import { whoServes } from '../roll/who-serves.ts';
import { fileFinding } from './file-finding.ts';
import { finderLimit } from './finder-limit.ts';
import { fileFindingHttp, showFindingHttp } from './findings.http.ts';
import { findingOperations } from './operations.ts';
import { findingsSettings } from './settings.ts';

const settings = readSettings(findingsSettings);
const logger = logOf('findings');
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const key = keyBytes(secretReader(settings.ATTEMPT_SECRET_ARN, now));
const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, now));
const roll = rollStore(client, settings.ROLL_TABLE);
const years = calendarStore(client, settings.CALENDAR_TABLE);
const fault = (error: unknown) => logger.warn('decrees not read', { error });
const prepare = prepareReport({ campaign, compareNames: compareNames({ roll, likenessKey }), now });
const reports = reportStore(client, { reports: settings.REPORTS_TABLE });
const needs = {
  ...{ campaign, now, newId: randomUUID, whoServes: whoServes(roll) },
  calendar: decreedCalendar({ years, now, fault }),
  law: liveDeadlineLaw(),
  attemptOf: attemptsOf('finding', key),
  mayFile: finderLimit({ client, TableName: settings.SENDERS_TABLE, key }),
  file: fileFinding({ prepare, reports, key }),
};

export const handler = serve('reports/findings/findings', findingOperations, {
  showFindingPage: showFindingHttp(needs),
  fileFinding: fileFindingHttp(needs),
});
