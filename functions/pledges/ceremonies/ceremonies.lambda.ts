import { randomBytes, randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { emblemsBeside } from '../../../shared/pdf/emblem.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { ceremonyStore } from './ceremony-store.ts';
import { ceremonyUseCases } from './ceremony-use-cases.ts';
import { ceremonyOperations } from './operations.ts';
import { pledgedStore } from './pledged-store.ts';
import { sealStore } from './seal-store.ts';
import { ceremoniesSettings } from './settings.ts';
import { recordSignatures } from './signature.ts';
import { ticketStore } from './ticket-store.ts';
import { sheetStore } from './sheet-store.ts';

const settings = readSettings(ceremoniesSettings);
const client = tableClient();
const table = settings.CEREMONIES_TABLE;
const pepper = keyBytes(secretReader(settings.PEPPER_SECRET_ARN, systemNow));
const useCases = ceremonyUseCases({
  campaign: liveCampaign(import.meta.url),
  ceremonies: ceremonyStore(client, table),
  sheets: sheetStore(client, table, systemNow),
  pledged: pledgedStore(client, table),
  seals: sealStore(client, table),
  signatures: recordSignatures(client, table),
  isSignable: settings.ESIGN_ADDRESS !== '',
  tickets: ticketStore(client, table, systemNow),
  key: keyBytes(secretReader(settings.CEREMONY_SECRET_ARN, systemNow)),
  pepper,
  emblemOf: emblemsBeside(import.meta.url),
  attemptOf: attemptsOf('ceremony', pepper),
  publicUrl: settings.PUBLIC_URL,
  newId: randomUUID,
  randomBytes,
  now: systemNow,
});

export const handler = serve('pledges/ceremonies/ceremonies', ceremonyOperations, useCases);
