import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { both } from '../../../shared/each-of.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { alertStore } from './alert-store.ts';
import { climbLadder } from './climb-ladder.ts';
import { countOpen } from './count-open.ts';
import { gaugeOpen } from './gauge-open.ts';
import { officerStore } from '../officers/officer-store.ts';
import { climbSettings } from '../settings.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(climbSettings);
const client = tableClient();
const regions = readFixed(import.meta.url).everyRegion;
const alerts = alertStore(client, settings.ALERTS_TABLE);
const climb = climbLadder({
  regions,
  alerts,
  officers: officerStore(client, settings.OFFICERS_TABLE),
  policyOf: policiesOf(liveCampaign(import.meta.url)),
  now: systemNow,
  count: metricCounter('climbLadder'),
});
const count = countOpen({ regions, alerts, now: systemNow, gauge: gaugeOpen });

export const handler = scheduled('climbLadder', 'climbed', async () => {
  const [climbed] = await both(climb, count);
  return climbed;
});
