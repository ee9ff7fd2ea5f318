import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { attemptsOf } from '../../../shared/attempt.ts';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { answerUnitNoticeHttp, showUnitNoticeHttp } from './answer.http.ts';
import { circularStore } from './circular-store.ts';
import { documentStore } from './document.ts';
import { callBriefingHttp, issueCircularHttp } from './issue.http.ts';
import { listNoticesHttp, readDocumentHttp, readNoticeHttp } from './list.http.ts';
import { overseeNoticesHttp } from './oversee.http.ts';
import { circularSettings } from './settings.ts';

const settings = readSettings(circularSettings);
const documents = documentStore(new S3Client(), settings.DOCUMENTS_BUCKET);
const linkKey = keyBytes(secretReader(settings.UNIT_LINK_SECRET_ARN, systemNow));
const needs = {
  campaign: readCampaign(import.meta.url),
  circulars: circularStore(new DynamoDBClient(), settings.CIRCULARS_TABLE),
  keepDocument: documents.keep,
  readDocument: documents.read,
  linkKey,
  attemptOf: attemptsOf('notice', linkKey),
  publicUrl: settings.PUBLIC_URL,
  newId: randomUUID,
  now: systemNow,
};

export const handler = httpHandler(
  'circulars',
  byRoute({
    'GET /v1/circulars': listNoticesHttp('circular', needs),
    'POST /v1/circulars': issueCircularHttp(needs),
    'GET /v1/circulars/{region}/{id}': readNoticeHttp('circular', needs),
    'GET /v1/circulars/{region}/{id}/document': readDocumentHttp(needs),
    'GET /v1/briefings': listNoticesHttp('briefing', needs),
    'POST /v1/briefings': callBriefingHttp(needs),
    'GET /v1/briefings/{region}/{id}': readNoticeHttp('briefing', needs),
    'GET /v1/oversight/circulars': overseeNoticesHttp(needs),
    'GET /u/{token}': showUnitNoticeHttp(needs),
    'POST /u/{token}': answerUnitNoticeHttp(needs),
  }),
);
