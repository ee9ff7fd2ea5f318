import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { participationStore } from './participation-store.ts';
import { publishRegion } from './publish-region.ts';
import { publishedStore } from './published-store.ts';
import { tallySettings } from '../settings.ts';
import { tallyStream } from './tally.stream.ts';
import { tally } from './tally.ts';

const settings = readSettings(tallySettings);
const campaign = readCampaign(import.meta.url);
const client = new DynamoDBClient();
const participation = participationStore(client, settings.PARTICIPATION_TABLE);
const published = publishedStore(client, settings.PARTICIPATION_TABLE);

export const handler = tallyStream(
  tally({ participation, now: systemNow }),
  publishRegion({ campaign, participation, published, now: systemNow }),
);
