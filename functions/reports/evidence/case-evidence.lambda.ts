import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { systemNow as now } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { listEvidenceHttp, viewEvidenceHttp } from './case-evidence.http.ts';
import { objectStore } from './object-store.ts';
import { pieceStore } from './piece-store.ts';
import { caseEvidenceSettings } from './settings.ts';

const settings = readSettings(caseEvidenceSettings);
const client = new DynamoDBClient();
const needs = {
  pieces: pieceStore(client, settings.EVIDENCE_TABLE),
  objects: objectStore(new S3Client(), settings.EVIDENCE_BUCKET),
  findReport: trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now }),
  now,
  nonce: randomUUID,
};

export const handler = httpHandler(
  'caseEvidence',
  byRoute({
    'GET /v1/cases/{caseKey}/evidence': listEvidenceHttp(needs),
    'POST /v1/cases/{caseKey}/evidence/{piece}/viewing': viewEvidenceHttp(needs),
  }),
);
