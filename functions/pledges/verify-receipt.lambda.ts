import { readCampaign } from '../../shared/campaign.ts';
import { systemNow } from '../../shared/clock.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { signingKey } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { verifyReceiptSettings } from './settings.ts';
import { receiptKeysHttp, verifyReceiptHttp } from './verify-receipt.http.ts';

const settings = readSettings(verifyReceiptSettings);
const campaign = readCampaign(import.meta.url);
const receiptKey = signingKey(secretReader(settings.RECEIPT_KEY_SECRET_ARN, systemNow));

export const handler = httpHandler(
  'verifyReceipt',
  byRoute({
    'GET /v1/receipts/{receipt}': verifyReceiptHttp({ campaign, receiptKey }),
    'GET /.well-known/jwks.json': receiptKeysHttp(receiptKey),
  }),
);
