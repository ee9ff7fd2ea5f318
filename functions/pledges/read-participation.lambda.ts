import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../shared/campaign.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { readSettings } from '../../shared/settings.ts';
import { participationStore } from './participation-store.ts';
import { readParticipationHttp } from './read-participation.http.ts';
import { readParticipationSettings } from './settings.ts';

const settings = readSettings(readParticipationSettings);
const campaign = readCampaign(import.meta.url);
const participation = participationStore(new DynamoDBClient(), settings.PARTICIPATION_TABLE);

export const handler = httpHandler(
  'readParticipation',
  readParticipationHttp({ campaign, participation }),
);
