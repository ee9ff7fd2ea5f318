import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { erasePerson } from './erase-person.ts';
import { erasureStore } from './erasure-store.ts';
import { erasePersonHttp, listErasuresHttp } from './erasures.http.ts';
import { erasuresSettings } from './settings.ts';

const settings = readSettings(erasuresSettings);
const campaign = readCampaign(import.meta.url);
const erasures = erasureStore(new DynamoDBClient(), {
  pledges: settings.PLEDGES_TABLE,
  rosters: settings.ROSTERS_TABLE,
  ceremonies: settings.CEREMONIES_TABLE,
  erasures: settings.ERASURES_TABLE,
});
const pepper = keyBytes(secretReader(settings.PEPPER_SECRET_ARN, systemNow));
const desk = { campaign, erasures, newId: randomUUID };

export const handler = httpHandler(
  'erasures',
  byRoute({
    'POST /v1/erasures': erasePersonHttp(
      desk,
      erasePerson({ campaign, erasures, pepper, now: systemNow, randomBytes }),
    ),
    'GET /v1/erasures': listErasuresHttp(desk),
  }),
);
