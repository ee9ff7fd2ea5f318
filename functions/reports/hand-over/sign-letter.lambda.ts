import { S3Client } from '@aws-sdk/client-s3';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { wireEsign } from '../../../shared/signing/wire-esign.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { objectStore } from '../evidence/object-store.ts';
import { pieceStore } from '../evidence/piece-store.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { wireDesk } from '../wire-desk.ts';
import { handOverStore } from './hand-over-store.ts';
import { letterSignatures, signedLetters } from './letter-signature.ts';
import { handOverOperations } from './operations.ts';
import { signLetterSettings } from './settings.ts';
import { askLetterSigningHttp, readLetterHttp, signLetterHttp } from './sign-letter.http.ts';

const settings = readSettings(signLetterSettings);
const client = tableClient();
const needs = {
  campaign: liveCampaign(import.meta.url),
  findReport: trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now }),
  ...wireDesk(client, settings),
  handOvers: handOverStore(client, settings.IDENTITY_ACCESS_TABLE),
  pieces: pieceStore(client, settings.EVIDENCE_TABLE),
  signaturesUntil: letterSignatures(client, settings.IDENTITY_ACCESS_TABLE),
  documents: signedLetters(objectStore(new S3Client(), settings.EVIDENCE_BUCKET)),
  service: wireEsign(settings),
  now,
};

export const handler = serve('reports/hand-over/sign-letter', handOverOperations, {
  readLetter: readLetterHttp(needs),
  askLetterSigning: askLetterSigningHttp(needs),
  signLetter: signLetterHttp(needs),
});
