import { readCampaign } from '../../../shared/campaign.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { readDeadlineBasis } from './deadline-basis.ts';
import { caseStore } from './case-store.ts';
import { resumeCaseStream } from './resume-case.stream.ts';
import { resumeCase } from './resume-case.ts';
import { resumeCaseSettings } from './settings.ts';

const settings = readSettings(resumeCaseSettings);
const client = tableClient();
const years = calendarStore(client, settings.CALENDAR_TABLE);

export const handler = resumeCaseStream(
  resumeCase({
    cases: caseStore(client, settings.CASES_TABLE),
    counting: readDeadlineBasis(readCampaign(import.meta.url), years),
  }),
);
