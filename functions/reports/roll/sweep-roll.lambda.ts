import { SNSClient } from '@aws-sdk/client-sns';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { rollStore } from './roll-store.ts';
import { sweepRollSettings } from './settings.ts';
import { sweepRoll } from './sweep-roll.ts';

const settings = readSettings(sweepRollSettings);
const sweep = sweepRoll({
  regions: readFixed(import.meta.url).everyRegion,
  roll: rollStore(tableClient(), settings.ROLL_TABLE),
  publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
  now,
});

export const handler = scheduled('sweepRoll', 'swept', sweep);
