import { randomBytes, randomUUID } from 'node:crypto';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { voidingOperations } from '../voiding/operations.ts';
import { voidingStore } from '../voiding/voiding-store.ts';
import { voidingUseCases } from '../voiding/voiding-use-cases.ts';
import { erasePerson } from './erase-person.ts';
import { erasureStore } from './erasure-store.ts';
import { erasePersonHttp, erasureFormAgain, listErasuresHttp } from './erasures.http.ts';
import { erasureOperations } from './operations.ts';
import { erasuresSettings } from './settings.ts';

const settings = readSettings(erasuresSettings);
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const voidings = voidingStore(client, settings.VOIDINGS_TABLE);
const erasures = erasureStore(client, {
  pledges: settings.PLEDGES_TABLE,
  rosters: settings.ROSTERS_TABLE,
  ceremonies: settings.CEREMONIES_TABLE,
  erasures: settings.ERASURES_TABLE,
});
const pepper = keyBytes(secretReader(settings.PEPPER_SECRET_ARN, systemNow));
const desk = { campaign, erasures, newId: randomUUID };
const erase = erasePerson({ campaign, erasures, pepper, now: systemNow, randomBytes });

const operations = { ...erasureOperations, ...voidingOperations };

export const handler = serve('pledges/erasure/erasures', operations, {
  erasePerson: { does: erasePersonHttp(erase), formAgain: erasureFormAgain(desk) },
  listErasures: listErasuresHttp(desk),
  ...voidingUseCases({ campaign, voidings, randomBytes, now: systemNow }),
});
