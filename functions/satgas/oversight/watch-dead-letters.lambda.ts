import { SQSClient } from '@aws-sdk/client-sqs';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { watchDeadLettersSettings } from '../settings.ts';
import { alarmStore } from './alarm-store.ts';
import { lookAtQueues } from './look-at-queues.ts';
import { watchDeadLetters } from './watch-dead-letters.ts';

const settings = readSettings(watchDeadLettersSettings);
const watch = watchDeadLetters({
  prefix: settings.STACK_PREFIX,
  queues: lookAtQueues(new SQSClient()),
  alarms: alarmStore(tableClient(), settings.ALARMS_TABLE),
  now: systemNow,
});

export const handler = scheduled('watchDeadLetters', 'watched', watch);
