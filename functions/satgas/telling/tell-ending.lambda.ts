import * as z from 'zod/mini';
import { caseEnded } from '../../../events/case-ended.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { officerStore } from '../officers/officer-store.ts';
import { tellEndingSettings } from '../settings.ts';
import { deliveryStore } from './delivery-store.ts';
import { tellEnding } from './tell-ending.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(tellEndingSettings);
const client = tableClient();
const tell = tellEnding({
  officers: officerStore(client, settings.OFFICERS_TABLE),
  deliveries: deliveryStore(client, settings.DELIVERIES_TABLE),
  policyOf: policiesOf(liveCampaign(import.meta.url)),
  now,
});

export const handler = queueHandler('tellEnding', (body) => tell(z.parse(caseEnded, body)));
