import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { caseQueue } from './case-queue.ts';
import { countCases } from './count-cases.ts';
import { funnelStore } from './funnel-store.ts';
import { countCasesSettings } from './settings.ts';

const settings = readSettings(countCasesSettings);
const client = new DynamoDBClient();
const count = countCases({
  regions: readCampaign(import.meta.url).regions.map(({ code }) => code),
  readQueue: caseQueue(client, settings.CASES_TABLE),
  funnels: funnelStore(client, settings.SUMMARIES_TABLE),
  now,
});
const logger = new Logger({ serviceName: 'countCases' });

export const handler = async (): Promise<void> => logger.info('counted', await count());
