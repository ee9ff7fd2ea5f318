import { S3Client } from '@aws-sdk/client-s3';
import { readSettings } from '../../../shared/settings.ts';
import { deleteEvidenceStream } from './delete-evidence.stream.ts';
import { deleteEvidence } from './delete-evidence.ts';
import { objectDeleter } from './object-store.ts';
import { deleteEvidenceSettings } from './settings.ts';

const settings = readSettings(deleteEvidenceSettings);
const remove = objectDeleter(new S3Client(), settings.EVIDENCE_BUCKET);

export const handler = deleteEvidenceStream(deleteEvidence({ remove }));
