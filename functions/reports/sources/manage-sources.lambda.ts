import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { manageSourcesSettings } from '../settings.ts';
import { dryRunHttp } from './dry-run.http.ts';
import {
  listSourcesHttp,
  postSourceHttp,
  putSourceHttp,
  readSourceHttp,
  sourceFormAgain,
} from './manage-sources.http.ts';
import { sourceOperations } from './operations.ts';
import { listQuarantineHttp, readQuarantinedHttp } from './quarantine.http.ts';
import { sourceDesk } from './source-desk.ts';

const settings = readSettings(manageSourcesSettings);
const needs = sourceDesk(tableClient(), settings, liveCampaign(import.meta.url));

export const handler = serve('reports/sources/manage-sources', sourceOperations, {
  listSources: listSourcesHttp(needs),
  postSource: {
    does: postSourceHttp(needs),
    formAgain: sourceFormAgain(needs),
    alsoAfter: ['conflict'],
  },
  putSource: putSourceHttp(needs),
  readSource: readSourceHttp(needs),
  dryRunSource: dryRunHttp(needs),
  listQuarantine: listQuarantineHttp(needs),
  readQuarantined: readQuarantinedHttp(needs),
});
