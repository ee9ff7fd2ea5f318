import { SNSClient } from '@aws-sdk/client-sns';
import { readSettings } from '../../../shared/settings.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { relayCasesStream } from './relay-cases.stream.ts';
import { relayCase } from './relay-cases.ts';
import { relayCasesSettings } from './settings.ts';

const settings = readSettings(relayCasesSettings);
const publish = eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN);

export const handler = relayCasesStream(relayCase({ publish }));
