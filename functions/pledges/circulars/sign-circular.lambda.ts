import { S3Client } from '@aws-sdk/client-s3';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { signedFiles } from '../../../shared/signing/signed-files.ts';
import { wireEsign } from '../../../shared/signing/wire-esign.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { circularStore } from './circular-store.ts';
import { documentStore } from './document.ts';
import { circularOperations } from './operations.ts';
import { signCircularSettings } from './settings.ts';
import { circularSigningUseCases } from './sign-circular.http.ts';
import { circularSignatures, signedCirculars } from './signature.ts';

const settings = readSettings(signCircularSettings);
const client = tableClient();
const files = new S3Client();
const useCases = circularSigningUseCases({
  circulars: circularStore(client, settings.CIRCULARS_TABLE),
  readDocument: documentStore(files, settings.DOCUMENTS_BUCKET).read,
  signatures: circularSignatures(client, settings.CIRCULARS_TABLE),
  documents: signedFiles(files, settings.DOCUMENTS_BUCKET, signedCirculars),
  service: wireEsign(settings),
  now: systemNow,
});

export const handler = serve('pledges/circulars/sign-circular', circularOperations, useCases);
