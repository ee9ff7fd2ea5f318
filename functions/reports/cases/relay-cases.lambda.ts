import { SNSClient } from '@aws-sdk/client-sns';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { caseStore } from './case-store.ts';
import { handOverRows } from './hand-over-rows.ts';
import { relayCasesStream } from './relay-cases.stream.ts';
import { relayCase } from './relay-cases.ts';
import { relayUnread } from './relay-unread.ts';
import { relayCasesSettings } from './settings.ts';

const settings = readSettings(relayCasesSettings);
const client = tableClient();
const publish = eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN);
const unread = relayUnread({
  cases: caseStore(client, settings.CASES_TABLE),
  holders: handOverRows(client, settings.CASES_TABLE),
  publish,
});

export const handler = relayCasesStream(relayCase({ publish }), unread);
