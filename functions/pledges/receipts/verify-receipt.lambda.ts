import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { emblemsBeside } from '../../../shared/pdf/emblem.ts';
import { receiptOperations } from './operations.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { voidedReceipt, voidingsReader } from '../voiding/voided-receipt.ts';
import { voidedFinder, voidingStore } from '../voiding/voiding-store.ts';
import { certificateHttp, certificatePdfHttp } from './certificate.http.ts';
import { ringKeys } from './key-ring.ts';
import { knownKeys } from './known-keys.ts';
import { verifyReceiptSettings } from '../settings.ts';
import { receiptKeysHttp, verifyReceiptHttp } from './verify-receipt.http.ts';

const settings = readSettings(verifyReceiptSettings);
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const ring = ringKeys(client, settings.KEY_RING_TABLE);
const keys = knownKeys(ring, systemNow);
const voidedOf = voidedReceipt({
  findVoided: voidedFinder(client, settings.VOIDINGS_TABLE),
  voidingsOf: voidingsReader(voidingStore(client, settings.VOIDINGS_TABLE), systemNow),
});
const emblemOf = emblemsBeside(import.meta.url);
const ofCertificate = { campaign, keys, voidedOf, emblemOf, site: settings.PUBLIC_URL };

export const handler = serve('pledges/receipts/verify-receipt', receiptOperations, {
  verifyReceipt: verifyReceiptHttp({ campaign, keys, voidedOf }),
  showCertificate: certificateHttp(ofCertificate),
  printCertificate: certificatePdfHttp(ofCertificate),
  listReceiptKeys: receiptKeysHttp(keys),
});
