import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { caseStore } from '../cases/case-store.ts';
import { fileRequestStore } from '../cases/file-request-store.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { wireDesk } from '../wire-desk.ts';
import { objectStore } from './object-store.ts';
import { openFile } from './open-by-two.ts';
import { openFileHttp } from './open-by-two.http.ts';
import { evidenceOperations } from './operations.ts';
import { pieceStore } from './piece-store.ts';
import { caseEvidenceSettings } from './settings.ts';

const settings = readSettings(caseEvidenceSettings);
const client = tableClient();
const desk = wireDesk(client, settings);
const open = openFile({
  ...desk,
  fileRequests: fileRequestStore(client, settings.CASES_TABLE),
  findCase: caseStore(client, settings.CASES_TABLE).find,
  pieces: pieceStore(client, settings.EVIDENCE_TABLE),
  count: metricCounter('readIdentity'),
  now,
  nonce: randomUUID,
});
const findReport = trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now });
const objects = objectStore(new S3Client(), settings.EVIDENCE_BUCKET);

export const handler = serve('reports/evidence/open-file', evidenceOperations, {
  openFile: openFileHttp({ findReport, ...desk, objects, openFile: open }),
});
