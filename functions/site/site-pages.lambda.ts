import { liveCampaign } from '../../shared/decrees/live-campaign.ts';
import { fileReader } from '../../shared/file-beside.ts';
import { assetsVersion } from '../../shared/page/asset-path.ts';
import { serve } from '../../shared/operation/serve.ts';
import {
  apiGuideHttp,
  apiRoomHttp,
  googleFormsCodeHttp,
  handbookHttp,
  handbooksHttp,
  integrationsHttp,
} from './guides.http.ts';
import { siteOperations } from './operations.ts';
import {
  assetHttp,
  campaignHttp,
  openApiHttp,
  privacyHttp,
  unitsHttp,
  versionedAssetHttp,
} from './site-pages.http.ts';

const campaign = liveCampaign(import.meta.url);
const readFile = fileReader(import.meta.url);

export const handler = serve('site/site-pages', siteOperations, {
  readCampaign: campaignHttp(campaign),
  listUnits: unitsHttp(campaign),
  readOpenApi: openApiHttp(readFile),
  showPrivacy: privacyHttp(readFile),
  readAsset: assetHttp(readFile),
  readVersionedAsset: versionedAssetHttp(readFile, assetsVersion),
  showApiGuide: apiGuideHttp(readFile),
  showApiRoom: apiRoomHttp(readFile),
  showHandbooks: handbooksHttp,
  showHandbook: handbookHttp(readFile),
  showIntegrations: integrationsHttp(readFile),
  readGoogleFormsCode: googleFormsCodeHttp(readFile),
});
