import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { gapStore } from '../sources/reconcile-store.ts';
import { funnelStore } from './funnel-store.ts';
import { funnelHttp } from './funnel.http.ts';
import { caseOperations } from './operations.ts';
import { funnelSettings } from './settings.ts';

const settings = readSettings(funnelSettings);
const client = new DynamoDBClient();
const funnels = funnelStore(client, settings.SUMMARIES_TABLE);
const gaps = gapStore(client, settings.SUMMARIES_TABLE);

export const handler = serve('reports/cases/funnel', caseOperations, {
  overseeCases: funnelHttp({ campaign: readCampaign(import.meta.url), funnels, gaps }),
});
