import { S3Client } from '@aws-sdk/client-s3';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { emblemsBeside } from '../../../shared/pdf/emblem.ts';
import { readSettings } from '../../../shared/settings.ts';
import { signedFiles } from '../../../shared/signing/signed-files.ts';
import { wireEsign } from '../../../shared/signing/wire-esign.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { ceremonyStore } from './ceremony-store.ts';
import { ceremonyOperations } from './operations.ts';
import { pledgedStore } from './pledged-store.ts';
import { sealStore } from './seal-store.ts';
import { signRecordSettings } from './settings.ts';
import { sheetStore } from './sheet-store.ts';
import { signingUseCases } from './sign-record.http.ts';
import { recordSignatures, signedRecords } from './signature.ts';
import { ticketStore } from './ticket-store.ts';

const settings = readSettings(signRecordSettings);
const client = tableClient();
const table = settings.CEREMONIES_TABLE;
const useCases = signingUseCases({
  campaign: liveCampaign(import.meta.url),
  ceremonies: ceremonyStore(client, table),
  sheets: sheetStore(client, table, systemNow),
  pledged: pledgedStore(client, table),
  seals: sealStore(client, table),
  tickets: ticketStore(client, table, systemNow),
  signatures: recordSignatures(client, table),
  documents: signedFiles(new S3Client(), settings.SIGNED_BUCKET, signedRecords),
  service: wireEsign(settings),
  emblemOf: emblemsBeside(import.meta.url),
  publicUrl: settings.PUBLIC_URL,
  now: systemNow,
});

export const handler = serve('pledges/ceremonies/sign-record', ceremonyOperations, useCases);
