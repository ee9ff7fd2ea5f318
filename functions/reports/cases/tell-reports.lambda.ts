import { SNSClient } from '@aws-sdk/client-sns';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { tellNation } from '../../tell-nation.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { caseQueue } from './case-queue.ts';
import { tellReportsSettings } from './settings.ts';
import { tellReports } from './tell-reports.ts';

const settings = readSettings(tellReportsSettings);
const campaign = liveCampaign(import.meta.url);
const tell = tellReports({
  campaign,
  catalogue: liveCatalogue(),
  readQueue: caseQueue(tableClient(), settings.CASES_TABLE),
  tell: tellNation({
    deployment: settings.DEPLOYMENT,
    campaign: campaign.id,
    seed: secretReader(settings.AGGREGATE_KEY_SECRET_ARN, now),
    publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
    now,
  }),
  now,
});

export const handler = scheduled('tellReports', 'told', tell);
