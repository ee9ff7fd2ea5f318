import { SNSClient } from '@aws-sdk/client-sns';
import { readSettings } from '../../../shared/settings.ts';
import { relayMessagesSettings } from '../settings.ts';
import { noticePublisher } from './notice-publisher.ts';
import { relayMessagesStream } from './relay-messages.stream.ts';
import { relayMessage } from './relay-messages.ts';

const settings = readSettings(relayMessagesSettings);
const publish = noticePublisher(new SNSClient(), settings.MESSAGES_TOPIC_ARN);

export const handler = relayMessagesStream(relayMessage({ publish }));
