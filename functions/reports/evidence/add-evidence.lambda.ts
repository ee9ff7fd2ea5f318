import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { readCampaign } from '../../../shared/campaign.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { byCode } from '../follow-up/by-code.ts';
import { addEvidenceHttp } from './add-evidence.http.ts';
import { keepPiece } from './keep-piece.ts';
import { objectStore } from './object-store.ts';
import { pieceStore } from './piece-store.ts';
import { addEvidenceSettings } from './settings.ts';

const settings = readSettings(addEvidenceSettings);
const client = new DynamoDBClient();
const needs = byCode(client, settings, readCampaign(import.meta.url));
const keep = keepPiece({
  pieces: pieceStore(client, settings.EVIDENCE_TABLE),
  objects: objectStore(new S3Client(), settings.EVIDENCE_BUCKET),
  now: needs.now,
  nonce: needs.newId,
});

export const handler = httpHandler('addEvidence', needs.alike(addEvidenceHttp({ ...needs, keep })));
