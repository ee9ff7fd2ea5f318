import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { wireDesk } from '../wire-desk.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { caseStore } from '../cases/case-store.ts';
import { fileRequestStore } from '../cases/file-request-store.ts';
import { addToFinding } from './add-to-finding.ts';
import { addToFindingHttp, listEvidenceHttp, viewEvidenceHttp } from './case-evidence.http.ts';
import { keepPiece } from './keep-piece.ts';
import { objectStore } from './object-store.ts';
import { answerForFile, askForFile } from './open-by-two.ts';
import { answerForFileHttp, askForFileHttp } from './open-by-two.http.ts';
import { evidenceOperations } from './operations.ts';
import { pieceStore } from './piece-store.ts';
import { caseEvidenceSettings } from './settings.ts';

const settings = readSettings(caseEvidenceSettings);
const client = tableClient();
const needs = {
  pieces: pieceStore(client, settings.EVIDENCE_TABLE),
  objects: objectStore(new S3Client(), settings.EVIDENCE_BUCKET),
  findReport: trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now }),
  ...wireDesk(client, settings),
  now,
  nonce: randomUUID,
  fileRequests: fileRequestStore(client, settings.CASES_TABLE),
  findCase: caseStore(client, settings.CASES_TABLE).find,
};

export const handler = serve('reports/evidence/case-evidence', evidenceOperations, {
  listEvidence: listEvidenceHttp(needs),
  addToFinding: addToFindingHttp({ ...needs, addFile: addToFinding({ keep: keepPiece(needs) }) }),
  viewEvidence: viewEvidenceHttp(needs),
  askForFile: askForFileHttp({ ...needs, askFile: askForFile(needs) }),
  answerForFile: answerForFileHttp({ ...needs, answerFile: answerForFile(needs) }),
});
