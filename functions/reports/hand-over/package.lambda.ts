import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { handOverOperations } from './operations.ts';
import {
  askBackHttp,
  confirmReceiptHttp,
  downloadFromPackageHttp,
  openPackageHttp,
  showPackageHttp,
} from './package.http.ts';
import { packageSettings } from './settings.ts';
import { wirePackage } from './wire-package.ts';

const settings = readSettings(packageSettings);
const desk = wirePackage(tableClient(), settings, liveCampaign(import.meta.url));

export const handler = serve('reports/hand-over/package', handOverOperations, {
  showPackage: showPackageHttp(desk),
  openPackage: openPackageHttp(desk),
  downloadFromPackage: downloadFromPackageHttp(desk),
  confirmReceipt: confirmReceiptHttp(desk),
  askBack: askBackHttp(desk),
});
