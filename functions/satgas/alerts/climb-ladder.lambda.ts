import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { alertStore } from './alert-store.ts';
import { climbLadder } from './climb-ladder.ts';
import { officerStore } from '../officers/officer-store.ts';
import { climbSettings } from '../settings.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(climbSettings);
const client = tableClient();
const climb = climbLadder({
  regions: readFixed(import.meta.url).everyRegion,
  alerts: alertStore(client, settings.ALERTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  policyOf: policiesOf(liveCampaign(import.meta.url)),
  now: systemNow,
  count: metricCounter('climbLadder'),
});

export const handler = scheduled('climbLadder', 'climbed', climb);
