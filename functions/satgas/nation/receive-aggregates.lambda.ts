import { readFixed } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { receiveAggregatesSettings } from '../settings.ts';
import { readMembers } from './member.ts';
import { nationStore } from './nation-store.ts';
import { receiveAggregate } from './receive-aggregate.ts';
import { verifyAggregate } from './verify-aggregate.ts';

const settings = readSettings(receiveAggregatesSettings);
const receive = receiveAggregate({
  verify: verifyAggregate({
    members: readMembers(import.meta.url),
    campaign: readFixed(import.meta.url).id,
  }),
  nation: nationStore(tableClient(), settings.NATION_TABLE),
  count: metricCounter('receiveAggregates'),
  now: systemNow,
});

export const handler = queueHandler('receiveAggregates', receive);
