import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { readingOperations } from '../readings/operations.ts';
import { overseeReadingsHttp } from '../readings/oversee-readings.http.ts';
import { readingsSince } from '../readings/reading-store.ts';
import { gapStore } from '../sources/reconcile-store.ts';
import { funnelStore } from './funnel-store.ts';
import { funnelHttp } from './funnel.http.ts';
import { caseOperations } from './operations.ts';
import { funnelSettings } from './settings.ts';

const settings = readSettings(funnelSettings);
const operations = { ...caseOperations, ...readingOperations };
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const funnels = funnelStore(client, settings.SUMMARIES_TABLE);
const gaps = gapStore(client, settings.SUMMARIES_TABLE);
const since = readingsSince(client, settings.READINGS_TABLE);

export const handler = serve('reports/cases/funnel', operations, {
  overseeCases: funnelHttp({ campaign, funnels, gaps }),
  overseeReadings: overseeReadingsHttp({ campaign, since, now: systemNow }),
});
