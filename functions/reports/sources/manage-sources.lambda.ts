import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { manageSourcesSettings } from '../settings.ts';
import { dryRunHttp } from './dry-run.http.ts';
import {
  listSourcesHttp,
  postSourceHttp,
  putSourceHttp,
  readSourceHttp,
  withSourceForm,
} from './manage-sources.http.ts';
import { listQuarantineHttp, readQuarantinedHttp } from './quarantine.http.ts';
import { sourceDesk } from './source-desk.ts';

const settings = readSettings(manageSourcesSettings);
const needs = sourceDesk(new DynamoDBClient(), settings, readCampaign(import.meta.url));

export const handler = httpHandler(
  'manageSources',
  byRoute({
    'GET /v1/sources': listSourcesHttp(needs),
    'POST /v1/sources': withSourceForm(needs, postSourceHttp(needs)),
    'PUT /v1/sources/{source}': putSourceHttp(needs),
    'GET /v1/sources/{source}': readSourceHttp(needs),
    'POST /v1/sources/{source}/dry-run': dryRunHttp(needs),
    'GET /v1/sources/{source}/quarantine': listQuarantineHttp(needs),
    'GET /v1/sources/{source}/quarantine/{id}': readQuarantinedHttp(needs),
  }),
);
