import { S3Client } from '@aws-sdk/client-s3';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { wireFollowUp } from '../follow-up/follow-up-wiring.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { addEvidenceHttp, uploadStepMs } from './add-evidence.http.ts';
import { keepPiece } from './keep-piece.ts';
import { objectDeleter, objectStore } from './object-store.ts';
import { evidenceOperations } from './operations.ts';
import { pieceStore } from './piece-store.ts';
import { announceHttp, arrivedHttp } from './send-straight.http.ts';
import { addEvidenceSettings } from './settings.ts';

const settings = readSettings(addEvidenceSettings);
const client = tableClient();
// An address is signed before anybody knows the bytes: only the checksum that was announced is in it.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
const common = wireFollowUp(client, settings, {
  campaign: liveCampaign(import.meta.url),
  catalogue: liveCatalogue(),
});
const pieces = pieceStore(client, settings.EVIDENCE_TABLE);
const objects = objectStore(s3, settings.EVIDENCE_BUCKET);
const keep = keepPiece({ pieces, objects, now: common.now, nonce: common.newId });
const remove = objectDeleter(s3, settings.EVIDENCE_BUCKET);
const needs = { ...common, pieces, objects, keep, remove };

export const handler = serve('reports/evidence/add-evidence', evidenceOperations, {
  addEvidence: needs.alike(addEvidenceHttp(needs), uploadStepMs),
  announceEvidence: needs.alike(announceHttp(needs)),
  sealEvidence: needs.alike(arrivedHttp(needs), uploadStepMs),
});
