import { SNSClient } from '@aws-sdk/client-sns';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { readDeadlineBasis } from './deadline-basis.ts';
import { caseStore } from './case-store.ts';
import { handOverRows } from './hand-over-rows.ts';
import { relayUnread } from './relay-unread.ts';
import { resumeCaseStream } from './resume-case.stream.ts';
import { resumeCase } from './resume-case.ts';
import { resumeCaseSettings } from './settings.ts';

const settings = readSettings(resumeCaseSettings);
const client = tableClient();
const counted = {
  years: calendarStore(client, settings.CALENDAR_TABLE),
  law: liveDeadlineLaw(),
};
const cases = caseStore(client, settings.CASES_TABLE);

export const handler = resumeCaseStream(
  resumeCase({ cases, counting: readDeadlineBasis(liveCampaign(import.meta.url), counted) }),
  relayUnread({
    cases,
    holders: handOverRows(client, settings.CASES_TABLE),
    publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
  }),
);
