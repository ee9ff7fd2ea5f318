import { SNSClient } from '@aws-sdk/client-sns';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { tellEmptied } from './tell-emptied.ts';
import { relayAlertsSettings } from '../settings.ts';
import { relayAlertsStream } from './relay-alerts.stream.ts';
import { relayAlert } from './relay-alerts.ts';

const settings = readSettings(relayAlertsSettings);
const publish = eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN);

export const handler = relayAlertsStream(
  relayAlert({ publish, now: systemNow }),
  tellEmptied({ publish }),
);
