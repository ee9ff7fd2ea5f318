import { SNSClient } from '@aws-sdk/client-sns';
import { readSettings } from '../../../shared/settings.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { relayStream } from './relay-reports.stream.ts';
import { relayReport } from './relay-reports.ts';
import { relaySettings } from '../settings.ts';

const settings = readSettings(relaySettings);
const publish = eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN);

export const handler = relayStream(relayReport({ publish }));
