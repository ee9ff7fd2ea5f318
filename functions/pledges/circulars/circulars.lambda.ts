import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { attemptsOf } from '../../../shared/attempt.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { liveKeys } from '../../../shared/live-keys.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { answerUnitNoticeHttp, showUnitNoticeHttp } from './answer.http.ts';
import { circularStore } from './circular-store.ts';
import { documentStore } from './document.ts';
import { callBriefingHttp, issueCircularHttp } from './issue.http.ts';
import { listNoticesHttp, readDocumentHttp, readNoticeHttp } from './list.http.ts';
import { circularOperations } from './operations.ts';
import { overseeNoticesHttp } from './oversee.http.ts';
import { circularSignatures } from './signature.ts';
import { circularSettings } from './settings.ts';

const client = tableClient();
const settings = readSettings(circularSettings);
const documents = documentStore(new S3Client(), settings.DOCUMENTS_BUCKET);
const linkKey = liveKeys(settings.UNIT_LINK_SECRET_ARN, systemNow);
const needs = {
  campaign: liveCampaign(import.meta.url),
  circulars: circularStore(client, settings.CIRCULARS_TABLE),
  signatures: circularSignatures(client, settings.CIRCULARS_TABLE),
  isSignable: settings.ESIGN_ADDRESS !== '',
  ...{ storeDocument: documents.store, readDocument: documents.read },
  linkKey,
  attemptOf: attemptsOf('notice', linkKey),
  publicUrl: settings.PUBLIC_URL,
  ...{ newId: randomUUID, now: systemNow },
};

export const handler = serve('pledges/circulars/circulars', circularOperations, {
  listCirculars: listNoticesHttp('circular', needs),
  issueCircular: issueCircularHttp(needs),
  readCircular: readNoticeHttp('circular', needs),
  readCircularDocument: readDocumentHttp(needs),
  listBriefings: listNoticesHttp('briefing', needs),
  callBriefing: callBriefingHttp(needs),
  readBriefing: readNoticeHttp('briefing', needs),
  overseeCirculars: overseeNoticesHttp(needs),
  showUnitNotice: showUnitNoticeHttp(needs),
  answerUnitNotice: answerUnitNoticeHttp(needs),
});
