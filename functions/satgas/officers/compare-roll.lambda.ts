import * as z from 'zod/mini';
import { SNSClient } from '@aws-sdk/client-sns';
import { rollSwept } from '../../../events/roll-swept.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { compareRollSettings } from '../settings.ts';
import { compareRoll } from './compare-roll.ts';
import { officerStore } from './officer-store.ts';

const settings = readSettings(compareRollSettings);
const compare = compareRoll({
  officers: officerStore(tableClient(), settings.OFFICERS_TABLE),
  publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
  count: metricCounter('compareRoll'),
  now,
});

export const handler = queueHandler('compareRoll', (body) => compare(z.parse(rollSwept, body)));
