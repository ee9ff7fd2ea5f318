import { randomBytes } from 'node:crypto';
import { logOf } from '../../../shared/log.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { senderLimit } from '../../../shared/limits/sender-limit.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { requestLimits } from './data-request.ts';
import { requestOperations } from './operations.ts';
import { answerRequestHttp, decideRefusalHttp, listRequestsHttp } from './request-queue.http.ts';
import { requestStore } from './request-store.ts';
import {
  followRequestHttp,
  requestFormAgain,
  requestPageHttp,
  sendRequestHttp,
} from './requests.http.ts';
import { requestsSettings } from './settings.ts';
import { requestSendersTable } from './tables.ts';

const settings = readSettings(requestsSettings);
const logger = logOf('requests');
const client = tableClient();
const countSender = senderLimit({
  client,
  senders: { table: requestSendersTable, TableName: settings.REQUEST_SENDERS_TABLE },
  key: keyBytes(secretReader(settings.SENDER_SECRET_ARN, now)),
  policy: requestLimits,
  fault: (error) => logger.warn('sender not counted', { error }),
});
const requests = requestStore(client, settings.DATA_REQUESTS_TABLE);
const needs = { campaign: liveCampaign(import.meta.url), requests, now, randomBytes, countSender };

export const handler = serve('site/requests/requests', requestOperations, {
  showRequestPage: requestPageHttp(needs),
  sendDataRequest: { does: sendRequestHttp(needs), formAgain: requestFormAgain(needs) },
  followDataRequest: followRequestHttp(needs),
  listDataRequests: listRequestsHttp(needs),
  answerDataRequest: answerRequestHttp(needs),
  decideRefusal: decideRefusalHttp(needs),
});
