import { SNSClient } from '@aws-sdk/client-sns';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { relayOfficersSettings } from '../settings.ts';
import { relayOfficersStream } from './relay-officers.stream.ts';
import { relayOfficer } from './relay-officers.ts';

const settings = readSettings(relayOfficersSettings);
const publish = eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN);

export const handler = relayOfficersStream(relayOfficer({ publish, now: systemNow }));
