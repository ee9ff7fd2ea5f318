import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { certificateHttp, certificatePdfHttp } from './certificate.http.ts';
import { ringKeys } from './key-ring.ts';
import { knownKeys } from './known-keys.ts';
import { verifyReceiptSettings } from '../settings.ts';
import { receiptKeysHttp, verifyReceiptHttp } from './verify-receipt.http.ts';

const settings = readSettings(verifyReceiptSettings);
const campaign = readCampaign(import.meta.url);
const ring = ringKeys(new DynamoDBClient(), settings.KEY_RING_TABLE);
const keys = knownKeys(ring, systemNow);
const ofCertificate = { campaign, keys, site: settings.PUBLIC_URL };

export const handler = httpHandler(
  'verifyReceipt',
  byRoute({
    'GET /v1/receipts/{receipt}': verifyReceiptHttp({ campaign, keys }),
    'GET /v1/receipts/{receipt}/certificate': certificateHttp(ofCertificate),
    'GET /v1/receipts/{receipt}/certificate.pdf': certificatePdfHttp(ofCertificate),
    'GET /.well-known/jwks.json': receiptKeysHttp(keys),
  }),
);
