import { SNSClient } from '@aws-sdk/client-sns';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { eventPublisher } from '../../../shared/topic/event-publisher.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { tellNation } from '../../tell-nation.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { tellAlertsSettings } from '../settings.ts';
import { tellAlerts } from './tell-alerts.ts';

const settings = readSettings(tellAlertsSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const tell = tellAlerts({
  campaign,
  alerts: alertStore(client, settings.ALERTS_TABLE),
  officers: officerStore(client, settings.OFFICERS_TABLE),
  tell: tellNation({
    deployment: settings.DEPLOYMENT,
    campaign: campaign.id,
    seed: secretReader(settings.AGGREGATE_KEY_SECRET_ARN, now),
    publish: eventPublisher(new SNSClient(), settings.EVENTS_TOPIC_ARN),
    now,
  }),
  now,
});

export const handler = scheduled('tellAlerts', 'told', tell);
