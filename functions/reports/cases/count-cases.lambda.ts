import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { caseQueue } from './case-queue.ts';
import { countCases } from './count-cases.ts';
import { funnelStore } from './funnel-store.ts';
import { reviewStore } from './review-store.ts';
import { countCasesSettings } from './settings.ts';

const settings = readSettings(countCasesSettings);
const client = tableClient();
const count = countCases({
  regions: readFixed(import.meta.url).everyRegion,
  readQueue: caseQueue(client, settings.CASES_TABLE),
  reviews: reviewStore(client, settings.CASES_TABLE),
  funnels: funnelStore(client, settings.SUMMARIES_TABLE),
  now,
});

export const handler = scheduled('countCases', 'counted', count);
