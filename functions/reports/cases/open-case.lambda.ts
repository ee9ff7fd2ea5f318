import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { readDeadlineBasis } from './deadline-basis.ts';
import { caseStore } from './case-store.ts';
import { duplicateRows } from './duplicates.ts';
import { keepCase } from './keep-case.ts';
import { openCaseStream } from './open-case.stream.ts';
import { openCase } from './open-case.ts';
import { openCaseSettings } from './settings.ts';

const settings = readSettings(openCaseSettings);
const client = tableClient();
const counted = {
  years: calendarStore(client, settings.CALENDAR_TABLE),
  law: liveDeadlineLaw(),
};

export const handler = openCaseStream(
  openCase({
    cases: caseStore(client, settings.CASES_TABLE),
    duplicateRows: (kept) => duplicateRows(settings.CASES_TABLE, kept),
    keepCase: keepCase(client, settings.CASES_TABLE),
    counting: readDeadlineBasis(liveCampaign(import.meta.url), counted),
    codeKey: keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow)),
  }),
);
