import { randomBytes } from 'node:crypto';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { requestOperations } from './operations.ts';
import { requestStore } from './request-store.ts';
import {
  answerRequestHttp,
  followRequestHttp,
  listRequestsHttp,
  requestFormAgain,
  requestPageHttp,
  sendRequestHttp,
} from './requests.http.ts';
import { requestsSettings } from './settings.ts';

const settings = readSettings(requestsSettings);
const needs = {
  campaign: readCampaign(import.meta.url),
  requests: requestStore(tableClient(), settings.DATA_REQUESTS_TABLE),
  now: systemNow,
  randomBytes,
};

export const handler = serve('site/requests/requests', requestOperations, {
  showRequestPage: requestPageHttp(needs),
  sendDataRequest: { does: sendRequestHttp(needs), formAgain: requestFormAgain(needs) },
  followDataRequest: followRequestHttp(needs),
  listDataRequests: listRequestsHttp(needs),
  answerDataRequest: answerRequestHttp(needs),
});
