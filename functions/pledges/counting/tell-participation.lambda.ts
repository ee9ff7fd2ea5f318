import { SNSClient } from '@aws-sdk/client-sns';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { tellNation } from '../../tell-nation.ts';
import { expectedReader } from '../rosters/expected.ts';
import { tellParticipationSettings } from '../settings.ts';
import { publishedStore } from './published-store.ts';
import { tellParticipation } from './tell-participation.ts';

const settings = readSettings(tellParticipationSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const tell = tellParticipation({
  campaign,
  published: publishedStore(client, settings.PARTICIPATION_TABLE),
  expected: expectedReader(client, settings.ROSTERS_TABLE, now),
  tell: tellNation({
    deployment: settings.DEPLOYMENT,
    campaign: campaign.id,
    seed: secretReader(settings.AGGREGATE_KEY_SECRET_ARN, now),
    publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
    now,
  }),
});

export const handler = scheduled('tellParticipation', 'told', tell);
